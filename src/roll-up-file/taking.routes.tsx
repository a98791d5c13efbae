import { carryOut, Overtaken, sentLines } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { paths } from '../paths.ts'
import { isId } from '../platform/ids.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { type Span, spanKey } from '../report/report-span.rules.ts'
import { type RollUpFile, readRollUpFile } from './roll-up-file.rules.ts'
import { fingerprintOf } from './signing.ts'
import { pastSpans, spanFor } from './spans.ts'
import { type SignedStatement, saidIn } from './statement.rules.ts'
import { tablesOf } from './taken-tables.rules.ts'
import { FilesPage, SignersPage, TakenFilePage } from './taking.pages.tsx'
import { childrenOf, filesTaken, signersOf } from './taking.queries.ts'
import { dropSigner, registerSigner, type TakingRefusal, takeFile } from './taking.ts'
import { childLines, completeness, refusalSentence } from './taking-view.rules.ts'

const TAKEN = 'da-nhan'
const REGISTERED = 'da-ghi-nhan'

/** A unit above takes in files of units below, and says whose signature it takes. */
export function takingRoutes(serve: Serve) {
  serve(paths.aboveFiles, {
    get: (v) => filesPage(v, spanFor(v)),
    post: async (v) => {
      const form = await v.form(['file'])
      const unit = v.params.unit!
      const span = spanFor(v)
      const sent = form.file('file')
      return carryOut(
        v,
        form,
        async () => {
          const file = sent ? readRollUpFile(sent.bytes) : 'missing'
          if (typeof file === 'string')
            return filesPage(v, span, refusalSentence(file, aboutOf(null, span), v.t))
          return async (tx) => {
            const outcome = await takeFile(tx, unit, file, span, { person: v.me.person, now: v.now })
            if ('why' in outcome) throw new Overtaken(() => refusedPage(v, span, file, outcome))
            return `${paths.aboveFiles.to({ unit })}?ky=${spanKey(span)}&${TAKEN}=${outcome.child}`
          }
        },
        async () => ({ saved: [], sent: [] }),
      )
    },
  })

  serve(paths.aboveFile, {
    get: async (v) => {
      const unit = v.params.unit!
      const file = (await filesTaken(v.db, unit)).find(({ id }) => id === v.params.file)
      if (!file) throw notFound()
      const { content } = await v.db.row<{ content: SignedStatement }>(sql`
        select content from roll_up_file where unit = ${unit} and id = ${file.id}`)
      const statement = saidIn(content)
      const child = (await childrenOf(v.db, unit)).find(({ id }) => id === file.child)
      return v.page(
        {
          title: v.t.rollUpFile.one.title,
          wide: true,
          back: {
            href: `${paths.aboveFiles.to({ unit })}?ky=${spanKey(file)}`,
            label: v.t.rollUpFile.files.title,
          },
        },
        <TakenFilePage
          file={file}
          name={child?.name ?? content.issuer.name}
          kind={statement.below.kind === 'cell' ? 'commune' : 'province'}
          span={v.t.reporting.span(file.kind, file.starts)}
          tables={tablesOf(statement, v.t)}
        />,
      )
    },
  })

  serve(paths.aboveSigners, {
    get: (v) => signersPage(v, { child: '', fingerprint: '' }),
    post: async (v) => {
      const form = await v.form(['child', 'file', 'fingerprint'])
      const unit = v.params.unit!
      const typed = { child: form.text('child'), fingerprint: form.text('fingerprint') }
      const sent = form.file('file')
      const { refusals } = v.t.rollUpFile.signers
      return carryOut(
        v,
        form,
        async () => {
          const file = sent ? readRollUpFile(sent.bytes) : 'missing'
          if (typeof file === 'string') return signersPage(v, typed, { file: v.t.rollUpFile.refusals[file] })
          if (!isId(typed.child)) return signersPage(v, typed, { child: refusals['not-below'] })
          return async (tx) => {
            const by = { person: v.me.person, now: v.now }
            const child = typed.child.toLowerCase()
            const outcome = await registerSigner(tx, unit, { file, child, typed: typed.fingerprint }, by)
            if (outcome !== 'registered')
              throw new Overtaken(() => signersPage(v, typed, registerErrors(v, outcome)))
            return `${paths.aboveSigners.to({ unit })}?${REGISTERED}=1`
          }
        },
        async () => ({
          saved: [],
          sent: sentLines(form, { fingerprint: v.t.rollUpFile.signers.fingerprint }),
        }),
      )
    },
  })

  serve(paths.aboveSignerDrop, {
    post: async (v) => {
      const form = await v.form([])
      const { unit, signer } = v.params
      if (!isId(signer)) throw notFound()
      return carryOut(
        v,
        form,
        async () => async (tx) => {
          if (!(await dropSigner(tx, unit!, signer, { person: v.me.person, now: v.now }))) throw notFound()
          return paths.aboveSigners.to({ unit: unit! })
        },
        async () => ({ saved: [], sent: [] }),
      )
    },
  })
}

function registerErrors(
  v: Visit,
  refusal: 'altered' | 'other-fingerprint' | 'not-below' | 'known',
): FieldErrors {
  const { refusals } = v.t.rollUpFile.signers
  if (refusal === 'altered') return { file: v.t.rollUpFile.refusals.altered }
  if (refusal === 'not-below') return { child: refusals['not-below'] }
  return refusal === 'known' ? { file: refusals.known } : { fingerprint: refusals['other-fingerprint'] }
}

const aboutOf = (file: RollUpFile | null, asked: Span, name = '') => ({
  fingerprint: file ? fingerprintOf(Buffer.from(file.key, 'base64')) : '',
  name,
  file: file && ([file.statement.span.kind, file.statement.span.starts] as const),
  asked: [asked.kind, asked.starts] as const,
})

async function refusedPage(
  v: Visit,
  span: Span,
  file: RollUpFile,
  refusal: TakingRefusal,
): Promise<Response> {
  const key = Buffer.from(file.key, 'base64')
  const signer = (await signersOf(v.db, v.params.unit!)).find((one) => one.public_key.equals(key))
  const about = aboutOf(file, span, signer?.child_name ?? '')
  return filesPage(v, span, refusalSentence(refusal, about, v.t))
}

async function filesPage(v: Visit, span: Span, error?: string): Promise<Response> {
  const unit = v.params.unit!
  const [children, files] = await Promise.all([childrenOf(v.db, unit), filesTaken(v.db, unit)])
  const lines = childLines(children, files, span, v.t)
  const taken = children.find(({ id }) => id === v.url.searchParams.get(TAKEN))
  const name = (one: Span) => v.t.reporting.span(one.kind, one.starts)
  return v.page(
    {
      title: v.t.rollUpFile.files.title,
      status: error ? 422 : 200,
      back: { href: paths.aboveFigures.to({ unit }), label: v.t.figure.title },
    },
    <FilesPage
      unit={unit}
      span={{ key: spanKey(span), name: name(span) }}
      others={pastSpans(v)
        .filter((one) => spanKey(one) !== spanKey(span))
        .map((one) => ({ href: `${paths.aboveFiles.to({ unit })}?ky=${spanKey(one)}`, name: name(one) }))}
      lines={lines}
      complete={completeness(lines, v.t)}
      notice={taken && !error ? v.t.rollUpFile.files.done(taken.name) : undefined}
      error={error}
    />,
  )
}

async function signersPage(
  v: Visit,
  typed: { child: string; fingerprint: string },
  errors?: FieldErrors,
): Promise<Response> {
  const unit = v.params.unit!
  const [signers, children] = await Promise.all([signersOf(v.db, unit), childrenOf(v.db, unit)])
  return v.page(
    {
      title: v.t.rollUpFile.signers.title,
      status: errors ? 422 : 200,
      back: { href: paths.aboveFiles.to({ unit }), label: v.t.rollUpFile.files.title },
    },
    <SignersPage
      unit={unit}
      signers={signers}
      children={children.filter(({ online }) => !online)}
      typed={typed}
      errors={errors}
      notice={!errors && v.url.searchParams.has(REGISTERED) ? v.t.rollUpFile.signers.registered : undefined}
    />,
  )
}
