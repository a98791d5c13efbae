import type { Serve, Visit } from '../account/visit.ts'
import type { OwnForm } from '../commitment/own-year.ts'
import { paths } from '../paths.ts'
import { SameIdOtherContent } from '../platform/command.ts'
import type { Form } from '../platform/form.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import { isBehind, isOvertaken, readTurn, TURN, type Turn } from '../platform/turn.ts'
import { ConflictPage } from '../ui/conflict.tsx'
import { firstTurn } from '../ui/turn.tsx'
import { changeForm, type OwnYearForm, ownYearForm, textOf } from './own-form.ts'
import { CHANGE, ChooseTemplatePage, EarlyFormPage, SectionPage, YearFormPage } from './year-form.pages.tsx'
import { yearFormTemplateRoutes } from './year-form-template.routes.tsx'
import type { Section } from './year-form-template.rules.ts'
import { KINDS, type Kind, readStored, templateOn } from './year-form-template.ts'

/** A member's year-end form: theirs alone, filled in from their own record, taken home as a Word file. */
export function yearFormRoutes(serve: Serve) {
  serve(paths.yearForm, {
    get: async (v) => {
      const one = await ownYearForm(v)
      return v.url.searchParams.has(CHANGE) ? choosePage(v, one) : formPage(v, one)
    },
    post: async (v) => {
      const form = await v.form(['do', 'kind', 'use-ticks'])
      const one = await ownYearForm(v)
      if (one.opensOn) return formPage(v, one)
      const kind = KINDS.find((known) => known === form.text('kind')) ?? one.form?.kind ?? null
      const { content } = kind ? await contentOf(v, one, kind) : { content: '' }
      const works: Record<string, (own: OwnForm | null) => OwnForm | null> = {
        take: (own) => kind && { ...(own ?? FRESH), kind, template: content },
        renew: (own) => own && { ...own, template: content },
        ticks: (own) => own && { ...own, useTicks: form.has('use-ticks') },
      }
      const work = works[form.text('do')]
      if (!work) return formPage(v, one)
      try {
        await changeForm(v, one, form, work)
      } catch (error) {
        if (!(error instanceof SameIdOtherContent)) throw error
      }
      return v.go(paths.yearForm.to({ year: String(one.year) }))
    },
  })

  serve(paths.yearFormSection, {
    get: async (v) => {
      const one = await ownYearForm(v)
      if (one.opensOn || !one.form) return formPage(v, one)
      return sectionPage(v, one, sectionOf(v, one))
    },
    post: async (v) => {
      const form = await v.form(['text', 'level', 'do', ...TURN])
      const one = await ownYearForm(v)
      if (one.opensOn || !one.form) return formPage(v, one)
      const { section, n } = sectionOf(v, one)
      const here = paths.yearForm.to({ year: String(one.year) })
      if (form.text('do') === 'refill') {
        await changeForm(v, one, form, (own) => own && without(own, section.key))
        return v.go(paths.yearFormSection.to({ year: String(one.year), section: String(n) }))
      }
      const text = form.text('text')
      const level = one.template?.levels.find((known) => known === form.text('level')) ?? ''
      const errors = textErrors(v, form, text)
      const turn = readTurn(form, v.autosave)
      if (errors) return sectionPage(v, one, { section, n }, { text, level, turn, errors })
      let behind = false
      try {
        // What is saved while typing goes by its turn and is not remembered: its number would make the box grow.
        const said = { id: v.autosave ? null : form.id, content: JSON.stringify([text, level]) }
        await changeForm(v, one, said, (own) => {
          const before = own?.texts[section.key]
          // A section that shows the record stands for no version of its own.
          behind = turn !== null && before !== undefined && isBehind(turn, before.page)
          if (!own || behind || (turn && isOvertaken(turn, before))) return null
          const written = { text, page: turn?.page ?? '', turn: turn?.turn ?? 0 }
          return {
            ...own,
            texts: { ...own.texts, [section.key]: written },
            levels: { ...own.levels, [section.key]: level },
          }
        })
      } catch (error) {
        if (!(error instanceof SameIdOtherContent)) throw error
        return behindPage(v, section, text, form, v.t.conflict.title)
      }
      return behind ? behindPage(v, section, text, form, v.t.yearForm.section.changedElsewhere) : v.go(here)
    },
  })

  yearFormTemplateRoutes(serve)
}

const FRESH: Omit<OwnForm, 'kind' | 'template'> = { texts: {}, levels: {}, useTicks: false }
const LONGEST = 10_000

const without = (own: OwnForm, key: string): OwnForm => {
  const { [key]: _, ...texts } = own.texts
  return { ...own, texts }
}

const textErrors = (v: Visit, form: Form, text: string): FieldErrors | null => {
  if (form.hadHidden('text')) return { text: v.t.form.hidden }
  return text.length > LONGEST ? { text: v.t.form.tooLong(LONGEST, text.length) } : null
}

const contentOf = (v: Visit, one: OwnYearForm, kind: Kind) =>
  templateOn(v.db, { root: v.config.root, tenant: one.tenant, kind }, v.today)

function sectionOf(v: Visit, { template }: OwnYearForm): { section: Section; n: number } {
  const n = Number(v.params.section)
  const section = template?.sections[n - 1]
  if (!section || !/^\d+$/.test(v.params.section ?? '')) throw notFound()
  return { section, n }
}

const notAsked = (v: Visit, { scope }: OwnYearForm): string | null => {
  const status = scope.membership?.status
  return status === 'exempt' || status === 'suspended' ? v.t.yearForm.notAsked[status] : null
}

const back = (v: Visit) => ({ href: paths.commitments.to(), label: v.t.commitment.title })

async function choosePage(v: Visit, one: OwnYearForm): Promise<Response> {
  const f = v.t.yearForm
  const page = { title: f.title(one.year), back: back(v) }
  if (one.opensOn) return v.page(page, <EarlyFormPage year={one.year} sentence={f.early(one.opensOn)} />)
  const proposed = one.scope.leader ? 'leader' : 'member'
  const kinds = await Promise.all(
    KINDS.map(async (kind) => {
      const { forWhom, source } = readStored((await contentOf(v, one, kind)).content)
      return { kind, forWhom, source, proposed: kind === proposed }
    }),
  )
  return v.page(
    page,
    <ChooseTemplatePage
      year={one.year}
      kinds={kinds}
      chosen={one.form?.kind ?? proposed}
      notAsked={notAsked(v, one)}
      closed={one.own.closed}
    />,
  )
}

async function formPage(v: Visit, one: OwnYearForm): Promise<Response> {
  const { form, template } = one
  const f = v.t.yearForm
  if (!form || !template || one.opensOn) return choosePage(v, one)
  const known = new Set(template.sections.map((section) => section.key))
  return v.page(
    { title: f.title(one.year), back: back(v) },
    <YearFormPage
      year={one.year}
      forWhom={template.forWhom}
      source={template.source}
      rows={template.sections.map((section, i) => {
        const { text, written } = textOf(one, section)
        return {
          ...{ n: i + 1, part: section.part, heading: section.heading },
          state: text === '' && !form.levels[section.key] ? 'empty' : written ? 'written' : 'filled',
        }
      })}
      useTicks={form.useTicks}
      changed={(await contentOf(v, one, form.kind)).content !== form.template}
      left={Object.entries(form.texts)
        .filter(([key, { text }]) => !known.has(key) && text !== '')
        .map(([heading, { text }]) => ({ heading, text }))}
      notAsked={notAsked(v, one)}
    />,
  )
}

function sectionPage(
  v: Visit,
  one: OwnYearForm,
  { section, n }: { section: Section; n: number },
  typed?: { text: string; level: string; turn: Turn | null; errors: FieldErrors },
): Response {
  const { text, written } = textOf(one, section)
  return v.page(
    {
      title: v.t.yearForm.title(one.year),
      status: typed ? 422 : 200,
      back: { href: paths.yearForm.to({ year: String(one.year) }), label: v.t.yearForm.title(one.year) },
      islands: ['autosave'],
    },
    <SectionPage
      year={one.year}
      n={n}
      section={section}
      levels={one.template?.levels ?? []}
      text={typed?.text ?? text}
      level={typed?.level ?? one.form?.levels[section.key] ?? ''}
      prefilled={!written && !typed}
      turn={typed?.turn ?? firstTurn(one.form?.texts[section.key]?.page ?? '')}
      errors={typed?.errors}
    />,
  )
}

/** Both versions; "Lưu bản này" is sent as by who has seen the saved one. */
async function behindPage(
  v: Visit,
  section: Section,
  text: string,
  form: Form,
  title: string,
): Promise<Response> {
  const saved = (await ownYearForm(v)).form?.texts[section.key]
  const label = section.heading || section.part
  return v.page(
    { title, status: 409, back: back(v) },
    <ConflictPage
      title={title}
      action={v.url.pathname}
      saved={[[label, saved?.text ?? '']]}
      sent={[[label, text]]}
      fields={[...form.fields.filter(([name]) => name !== 'seen'), ['seen', saved?.page ?? '']]}
    />,
  )
}
