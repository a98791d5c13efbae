import { carryOut } from '../account/carry-out.tsx'
import { slowDown } from '../account/slow-down.ts'
import { countFailure } from '../account/throttle.ts'
import type { Serve, Visit } from '../account/visit.ts'
import { membersOfCells } from '../membership/membership.queries.ts'
import { isPresentMember } from '../membership/powers.rules.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import type { Transaction } from '../platform/database.ts'
import { byGivenName } from '../platform/fold.ts'
import type { Form } from '../platform/form.ts'
import { isId } from '../platform/ids.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import { readersOf } from '../self-review/readers.ts'
import { ConfirmPage, WitnessPage } from './confirm.pages.tsx'
import { mistypedCode } from './on-behalf.form.ts'
import { shownLines } from './on-behalf.pages.tsx'
import { type EnteredLine, waitingForWitness } from './on-behalf.queries.ts'
import { type Entering, enteringFor } from './on-behalf.routes.tsx'
import { askWitness, confirmLines, declineWitness, LinesChanged } from './on-behalf.ts'
import { type CodeCheck, checkSlipCode, useCode } from './slip-code.ts'

/** The member says yes: by the code on their slip, or by signing before a second person, who says so from their own account. */
export function confirmRoutes(serve: Serve) {
  serve(paths.onBehalfConfirm, {
    get: async (v) => confirmPage(v, await enteringFor(v)),
    post: async (v) => {
      const form = await v.form(['shown', 'code', 'witness', 'do'])
      return form.text('do') === 'ask' ? asked(v, form) : byCode(v, form)
    },
  })

  serve(paths.onBehalfWitness, {
    get: async (v) => witnessPage(v, await askedFor(v)),
    post: async (v) => {
      const form = await v.form(['shown', 'do'])
      const done = paths.onBehalf.to()
      const by = { person: v.me.person, now: v.now }
      return withLinesAsShown(
        v,
        form,
        () => askedFor(v),
        (lines) => (tx) =>
          form.text('do') === 'yes'
            ? confirmLines(tx, lines, 'signature', by).then(() => done)
            : declineWitness(tx, lines, by).then(() => done),
        async (lines, error) => witnessPage(v, lines, error),
      )
    },
  })
}

/** A code that was refused inside the transaction, which then leaves nothing behind. */
class CodeRefused extends Error {
  constructor(readonly check: Exclude<CodeCheck, { state: 'good' }>) {
    super()
  }
}

async function byCode(v: Visit, form: Form): Promise<Response> {
  const at = await enteringFor(v)
  const { person } = at.naming
  const by = { person: v.me.person, now: v.now }
  const code = form.text('code')
  const page = (sentence: string) => confirmPage(v, at, { errors: { code: sentence }, code })
  if (code === '') return page(v.t.onPaper.code.empty)
  const wait = await slowDown(v, 'slip-code', person)
  if (wait) return page(wait)
  try {
    return await withLinesAsShown(
      v,
      form,
      async () => (await enteringFor(v)).lines,
      (lines) => async (tx) => {
        const check = await checkSlipCode(tx, at.period!, person, code, v.me.person)
        if (check.state !== 'good') throw new CodeRefused(check)
        await useCode(tx, at.period!.tenant, check.id, by)
        await confirmLines(tx, lines, 'code', by)
        return paths.onBehalfFor.to({ member: person })
      },
      async (_, error) => confirmPage(v, await enteringFor(v), { errors: { shown: error }, code }),
    )
  } catch (error) {
    if (!(error instanceof CodeRefused)) throw error
    const { check } = error
    if (check.state === 'unknown') await countFailure(v.db, 'slip-code', person, v.now)
    return page(check.state === 'mistyped' ? mistypedCode(check.reading, v.t) : v.t.onPaper.code[check.state])
  }
}

async function asked(v: Visit, form: Form): Promise<Response> {
  const at = await enteringFor(v)
  const witness = (await others(v, at)).find((member) => member.person === form.text('witness'))
  if (!witness)
    return confirmPage(v, at, { errors: { witness: v.t.onPaper.confirm.chooseWitness }, code: '' })
  const by = { person: v.me.person, now: v.now }
  return withLinesAsShown(
    v,
    form,
    async () => (await enteringFor(v)).lines,
    (lines) => async (tx) => {
      await askWitness(tx, lines, witness.person, by)
      return paths.onBehalfFor.to({ member: at.naming.person })
    },
    async (_, error) => confirmPage(v, await enteringFor(v), { errors: { shown: error }, code: '' }),
  )
}

/** Carries out what was sent about these lines, if they are still word for word those that the page showed. */
async function withLinesAsShown(
  v: Visit,
  form: Form,
  linesNow: () => Promise<readonly EnteredLine[]>,
  work: (lines: readonly EnteredLine[]) => (tx: Transaction) => Promise<string>,
  changed: (lines: readonly EnteredLine[], error: string) => Promise<Response>,
): Promise<Response> {
  const { changed: sentence, nothing } = v.t.onPaper.confirm
  try {
    return await carryOut(
      v,
      form,
      async () => {
        const lines = await linesNow()
        if (lines.length === 0) return changed(lines, nothing)
        const shown = form.all('shown')
        const same = shownLines(lines)
        if (shown.length !== same.length || same.some((line, n) => line !== shown[n]))
          return changed(lines, sentence)
        return work(lines)
      },
      async () => {
        const lines = await linesNow()
        const label = v.t.onPaper.enter.line
        return {
          saved: lines.map(({ line }) => [label, line] as const),
          sent: lines.map(({ line }) => [label, line] as const),
        }
      },
    )
  } catch (error) {
    if (!(error instanceof LinesChanged)) throw error
    return changed(await linesNow(), sentence)
  }
}

/** Everybody of the cell who may be the second person: neither the member nor who enters. */
async function others(v: Visit, { cell, naming }: Entering) {
  const members = await membersOfCells(v.db, tenantOf(await scopeFor(v)), [cell], v.today)
  return byGivenName(
    members.filter(
      ({ person, status }) => isPresentMember(status) && person !== naming.person && person !== v.me.person,
    ),
    (member) => member.full_name,
  )
}

async function confirmPage(
  v: Visit,
  at: Entering,
  refused?: { errors: FieldErrors; code: string },
): Promise<Response> {
  const here = paths.onBehalfFor.to({ member: at.naming.person })
  if (!refused && at.lines.length === 0) return v.go(here)
  const tenant = tenantOf(await scopeFor(v))
  const readers = (await readersOf(v.db, tenant, at.cell, v.today, true)).declared ?? []
  return v.page(
    {
      title: v.t.onPaper.confirm.title,
      status: refused ? 422 : 200,
      back: { href: here, label: v.t.onPaper.list.title },
    },
    <ConfirmPage
      member={{ id: at.naming.person, name: at.naming.name }}
      lines={at.lines}
      readers={readers}
      others={await others(v, at)}
      code={refused?.code ?? ''}
      errors={refused?.errors}
    />,
  )
}

async function askedFor(v: Visit): Promise<readonly EnteredLine[]> {
  const member = v.params.member?.toLowerCase()
  const cell = (await scopeFor(v)).membership?.cell
  const lines = isId(member)
    ? (await waitingForWitness(v.db, v.me.person, v.now)).filter((line) => line.person === member)
    : []
  const here = cell ? await membersOfCells(v.db, tenantOf(await scopeFor(v)), [cell], v.today) : []
  // Who moved to another cell since, on any side, has nothing to say about it here.
  const ofCell = new Set(here.map((one) => one.person))
  const standing = lines.filter((line) => ofCell.has(line.person) && ofCell.has(line.entered_by))
  if (standing.length === 0) throw notFound()
  return standing
}

const witnessPage = (v: Visit, lines: readonly EnteredLine[], error?: string): Response => {
  if (lines.length === 0) throw notFound()
  return v.page(
    {
      title: v.t.onPaper.witness.title,
      status: error ? 422 : 200,
      back: { href: paths.onBehalf.to(), label: v.t.onPaper.list.title },
    },
    <WitnessPage lines={lines} error={error} />,
  )
}
