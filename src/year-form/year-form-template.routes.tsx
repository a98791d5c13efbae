import { carryOut } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import { notFound } from '../platform/problem.ts'
import { TemplatePage, TemplatesPage } from './year-form-template.pages.tsx'
import { parseTemplate, type RowProblem } from './year-form-template.rules.ts'
import {
  KINDS,
  type Kind,
  setTemplate,
  shippedTemplate,
  templateDays,
  templateOn,
} from './year-form-template.ts'

/** The administrator replaces a template, by editing it or from a file; every row that can't be read is named. */
export function yearFormTemplateRoutes(serve: Serve) {
  serve(paths.yearFormTemplates, {
    get: async (v) => {
      const tenant = tenantOf(await scopeFor(v))
      const rows = await Promise.all(
        KINDS.map(async (kind) => ({
          kind,
          label: v.t.yearForm.templates.kinds[kind],
          from: (await templateOn(v.db, { root: v.config.root, tenant, kind }, v.today)).from,
        })),
      )
      return v.page(
        {
          title: v.t.yearForm.templates.title,
          back: { href: paths.defaults.to(), label: v.t.setup.defaultsTitle },
        },
        <TemplatesPage rows={rows} />,
      )
    },
  })

  serve(paths.yearFormTemplate, {
    get: (v) => templatePage(v, kindOf(v)),
    post: async (v) => {
      const form = await v.form(['do', 'content', 'file'])
      const kind = kindOf(v)
      const tenant = tenantOf(await scopeFor(v))
      const f = v.t.yearForm
      const given = contentIn(v, kind, form)
      return carryOut(
        v,
        form,
        async () => {
          if ('refused' in given) return templatePage(v, kind, { fileError: given.refused })
          const { content } = given
          if (content.length > LONGEST)
            return templatePage(v, kind, { content, fileError: f.templates.tooLong })
          const { problems } = parseTemplate(content, f.file)
          if (problems) return templatePage(v, kind, { content, problems })
          return async (tx) => {
            await setTemplate(tx, { tenant, kind }, content, { person: v.me.person, now: v.now })
            return `${paths.yearFormTemplate.to({ kind })}?${SAVED}`
          }
        },
        async () => {
          const saved = await templateOn(v.db, { root: v.config.root, tenant, kind }, v.today)
          return {
            saved: [[f.templates.edit, saved.content]],
            sent: [[f.templates.edit, 'content' in given ? given.content : '']],
          }
        },
      )
    },
  })
}

const SAVED = 'da-luu'
const LONGEST = 60_000

const kindOf = (v: Visit): Kind => {
  const kind = KINDS.find((known) => known === v.params.kind)
  if (!kind) throw notFound()
  return kind
}

type Sent = Awaited<ReturnType<Visit['form']>>

function contentIn(v: Visit, kind: Kind, form: Sent): { content: string } | { refused: string } {
  const f = v.t.yearForm.templates
  if (form.text('do') === 'shipped') return { content: shippedTemplate(v.config.root, kind) }
  if (form.text('do') !== 'upload') return { content: form.text('content') }
  const file = form.file('file')
  if (!file || file.bytes.length === 0) return { refused: f.noFile }
  try {
    return { content: new TextDecoder('utf-8', { fatal: true }).decode(file.bytes) }
  } catch {
    return { refused: f.badFile }
  }
}

async function templatePage(
  v: Visit,
  kind: Kind,
  given: { content?: string; problems?: readonly RowProblem[]; fileError?: string } = {},
): Promise<Response> {
  const f = v.t.yearForm
  const tenant = tenantOf(await scopeFor(v))
  const now = await templateOn(v.db, { root: v.config.root, tenant, kind }, v.today)
  const wrong = given.problems !== undefined || given.fileError !== undefined
  return v.page(
    {
      title: f.templates.title,
      status: wrong ? 422 : 200,
      back: { href: paths.yearFormTemplates.to(), label: f.templates.title },
    },
    <TemplatePage
      kind={kind}
      label={f.templates.kinds[kind]}
      content={given.content ?? now.content}
      template={parseTemplate(now.content, f.file).template}
      problems={given.problems ?? []}
      fileError={given.fileError}
      saved={v.url.searchParams.has(SAVED)}
      replaced={now.content !== shippedTemplate(v.config.root, kind)}
      days={await templateDays(v.db, tenant, kind)}
    />,
  )
}
