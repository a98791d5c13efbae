import { carryOut, Overtaken } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { catalogueByRef } from '../catalogue/catalogue.ts'
import { holdersOf } from '../membership/scope.ts'
import { catalogueOf } from '../movement/movement.ts'
import { paths } from '../paths.ts'
import { canonical } from '../platform/canonical.ts'
import { SameIdOtherContent } from '../platform/command.ts'
import type { Form } from '../platform/form.ts'
import { isId, randomId, sha256 } from '../platform/ids.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import { isBehind, isOvertaken, type Turn } from '../platform/turn.ts'
import { ConflictPage } from '../ui/conflict.tsx'
import { firstTurn } from '../ui/turn.tsx'
import { groupKey, groupsFor, LINE_FIELDS, readLine, readReason, type TypedLine } from './commitment.form.ts'
import {
  type Draft,
  type DraftLine,
  draftProblem,
  type LinkedGroup,
  newDraft,
  readyLines,
  withLine,
} from './commitment.rules.ts'
import { signCommitment } from './commitment.ts'
import { SignPage } from './draft.pages.tsx'
import { LinePage } from './line.pages.tsx'
import { closedSentence, type OwnCommitment, ownCommitment } from './own-commitment.ts'
import { changeYear } from './own-year.ts'
import { yearBack, yearPage } from './year-page.tsx'

/** Writing a line of the draft, and signing what was written. */
export function commitmentLineRoutes(serve: Serve) {
  serve(paths.commitmentLine, {
    get: async (v) => {
      const one = await ownCommitment(v)
      const closed = closedSentence(v, one)
      if (closed || !one.member) return yearPage(v, one)
      if (v.params.line === 'moi') return linePage(v, one, randomId(), EMPTY, firstTurn(''))
      const id = idIn(v)
      const line = one.own.draft?.lines.find((candidate) => candidate.id === id)
      if (!line) throw notFound()
      return linePage(v, one, id, typedOf(line), firstTurn(line.page))
    },
    post: async (v) => {
      const form = await v.form(LINE_FIELDS)
      const one = await ownCommitment(v)
      const id = idIn(v)
      if (!one.member || closedSentence(v, one)) return lateLine(v, one, form)
      const groups = await groupsOf(v, one)
      const now = one.own.draft?.lines.find((candidate) => candidate.id === id) ?? null
      const of = { year: one.year, today: v.today, before: one.standing?.lines ?? [], groups, line: now }
      const { typed, turn, line, errors } = readLine(form, id, { ...of, typing: v.autosave }, v.t)
      if (!line) return linePage(v, one, id, typed, turn ?? firstTurn(''), errors)
      let outcome = 'saved' as 'saved' | 'behind' | 'full'
      try {
        // What is saved while typing goes by its turn and is not remembered: its number would make the box grow.
        const said = { id: v.autosave ? null : form.id, content: JSON.stringify(typed) }
        await changeYear(v.db, one.member.writer, one.year, said, (own) => {
          const draft = own.draft ?? newDraft
          const before = draft.lines.find((candidate) => candidate.id === id) ?? null
          if (turn && isBehind(turn, before?.page ?? null)) outcome = 'behind'
          else if (!before && draft.lines.length >= one.rules.most) outcome = 'full'
          else if (!turn || !isOvertaken(turn, before ?? undefined))
            return { ...own, draft: withLine(draft, line) }
          return null
        })
      } catch (error) {
        if (!(error instanceof SameIdOtherContent)) throw error
        return behindPage(v, typed, form, v.t.conflict.title)
      }
      if (outcome === 'behind') return behindPage(v, typed, form, v.t.commitment.draft.changedElsewhere)
      if (outcome === 'full')
        return linePage(v, one, id, typed, turn ?? firstTurn(''), {
          what: v.t.commitment.draft.full(one.rules.most),
        })
      return v.go(paths.commitment.to({ year: String(one.year) }))
    },
  })

  serve(paths.commitmentSign, {
    get: async (v) => {
      const one = await ownCommitment(v)
      const wrong = unready(v, one)
      return wrong ? yearPage(v, one, { errors: wrong, status: 422 }) : signPage(v, one, { reason: '' })
    },
    post: sign,
  })
}

async function sign(v: Visit): Promise<Response> {
  const form = await v.form(['base', 'shown', 'reason'])
  const one = await ownCommitment(v)
  const s = v.t.commitment.sign
  const done = paths.commitment.to({ year: String(one.year) })
  const { reason, errors } = readReason(form, asksReason(one), v.t)
  const again = async (note?: string, status = 409) =>
    signPage(v, await ownCommitment(v), { reason, note, errors, status })
  /** Between the look at the draft and the signing something changed. */
  const changed = (sentence: string | null) =>
    new Overtaken(async () => {
      const now = await ownCommitment(v)
      if (unready(v, now)) return yearPage(v, now, { status: 409 })
      return again(sentence ?? (now.standing?.how === 'paper' ? s.behindPaper : s.behind))
    })
  return carryOut(
    v,
    form,
    async () => {
      const { member } = one
      if (!member || closedSentence(v, one)) return yearPage(v, one, { status: 409 })
      const wrong = unready(v, one)
      if (wrong) return yearPage(v, one, { errors: wrong, status: 422 })
      if (Object.keys(errors).length > 0) return again(undefined, 422)
      return async (tx) => {
        const seen = { draft: null as Draft | null }
        await changeYear(tx, member.writer, one.year, { id: null, content: '' }, (own) => {
          seen.draft = own.draft && fingerprintOf(own.draft) === form.text('shown') ? own.draft : null
          return seen.draft && { ...own, draft: null }
        })
        const { draft } = seen
        if (!draft) throw changed(s.changed)
        const whose = {
          tenant: member.writer.tenant,
          person: v.me.person,
          cell: member.cell,
          year: one.year,
        }
        const made = await signCommitment(
          tx,
          whose,
          { base: Number(form.text('base')), reason, lines: readyLines(draft) },
          { person: v.me.person, now: v.now },
        )
        if (made === 'over') throw changed(v.t.commitment.over(one.year))
        if (made === 'behind') throw changed(null)
        return done
      }
    },
    async () => ({ saved: [], sent: [[s.reason, reason]] }),
  )
}

const EMPTY: TypedLine = { what: '', measure: '', due: '', group: '' }

const typedOf = (line: DraftLine): TypedLine => ({ ...line, group: groupKey(line.group) })

const idIn = (v: Visit): string => {
  if (!isId(v.params.line)) throw notFound()
  return v.params.line.toLowerCase()
}

async function groupsOf(v: Visit, one: OwnCommitment): Promise<LinkedGroup[]> {
  const tenant = one.member?.writer.tenant
  const ref = tenant && (await catalogueOf(v.db, tenant, `${v.today.slice(0, 7)}-01`, v.today))
  return ref ? groupsFor(await catalogueByRef(v.db, ref), ref) : []
}

async function linePage(
  v: Visit,
  one: OwnCommitment,
  line: string,
  typed: TypedLine,
  turn: Turn,
  errors?: FieldErrors,
): Promise<Response> {
  const groups = await groupsOf(v, one)
  const linked = one.own.draft?.lines.find((candidate) => candidate.id === line)?.group
  const older = linked && !groups.some((group) => groupKey(group) === groupKey(linked)) ? [linked] : []
  const l = v.t.commitment.line
  return v.page(
    { title: l.title, status: errors ? 422 : 200, back: yearBack(v, one.year), islands: ['autosave'] },
    <LinePage
      year={one.year}
      line={line}
      typed={typed.due === '' && !errors ? { ...typed, due: `31/12/${one.year}` } : typed}
      turn={turn}
      groups={[...older, ...groups].map((group) => ({ value: groupKey(group), label: group.label }))}
      errors={errors}
    />,
  )
}

const wordsOf = (v: Visit, { what, measure, due }: TypedLine): [string, string][] => {
  const l = v.t.commitment.line
  return [
    [l.what, what],
    [l.measure, measure],
    [l.due, due],
  ]
}

/** Both versions; "Lưu bản này" is sent as by who has seen the saved one. */
async function behindPage(v: Visit, typed: TypedLine, form: Form, title: string): Promise<Response> {
  const one = await ownCommitment(v)
  const saved = one.own.draft?.lines.find((line) => line.id === idIn(v))
  const d = v.t.commitment.draft
  return v.page(
    { title, status: 409, back: yearBack(v, one.year) },
    <ConflictPage
      title={title}
      action={v.url.pathname}
      saved={saved ? wordsOf(v, typedOf(saved)) : [[d.title(one.year), d.erasedElsewhere]]}
      sent={wordsOf(v, typed)}
      fields={[...form.fields.filter(([name]) => name !== 'seen'), ['seen', saved?.page ?? '']]}
    />,
  )
}

/** The year ended, or their place in the cell, while a line was written: it is shown, to be kept. */
function lateLine(v: Visit, one: OwnCommitment, form: Form): Promise<Response> {
  const { what, measure, due } = {
    what: form.text('what'),
    measure: form.text('measure'),
    due: form.text('due'),
  }
  const line = { id: idIn(v), what, measure, due, group: null, from: null, page: '', turn: 0 }
  const draft = withLine(one.own.draft ?? newDraft, line)
  return yearPage(v, { ...one, own: { ...one.own, draft } }, { status: 409 })
}

const asksReason = (one: OwnCommitment): boolean =>
  one.wordings.some((wording) => wording.how === 'phone' && wording.tenant === one.member?.writer.tenant)

/** What the page showed and what is signed are the same draft. */
const fingerprintOf = (draft: Draft): string =>
  sha256(canonical(readyLines(draft)))
    .toString('base64url')
    .slice(0, 22)

function unready(v: Visit, one: OwnCommitment): FieldErrors | null {
  const d = v.t.commitment.draft
  const { least, most } = one.rules
  const draft = one.own.draft ?? newDraft
  const problem = draftProblem(draft, one.rules, {
    year: one.year,
    today: v.today,
    before: one.standing?.lines ?? [],
  })
  if (!problem) return null
  return { lines: problem.kind === 'line' ? d.notReady : d.count(problem.count, least, most) }
}

async function signPage(
  v: Visit,
  one: OwnCommitment,
  given: { reason: string; note?: string; errors?: FieldErrors; status?: number },
): Promise<Response> {
  const { member } = one
  const s = v.t.commitment.sign
  if (!member || closedSentence(v, one)) return yearPage(v, one)
  const holders = await holdersOf(v.db, member.writer.tenant, member.cell, 'see-declared', v.today)
  const draft = one.own.draft ?? newDraft
  return v.page(
    { title: s.title, status: given.status ?? 200, back: yearBack(v, one.year) },
    <SignPage
      year={one.year}
      draft={draft}
      base={one.base}
      shown={fingerprintOf(draft)}
      readers={s.readers(holders.map(({ name, title }) => `${name} (${title})`).join(', ') || s.nobody)}
      asksReason={asksReason(one)}
      reason={given.reason}
      note={given.note}
      errors={given.errors}
    />,
  )
}
