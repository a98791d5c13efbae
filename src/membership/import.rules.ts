import { fold } from '../platform/fold.ts'
import { cellPlacer, type NewUnit } from './import-cells.rules.ts'
import { FACTS, type Fact, type KnownOrganisation, type KnownPerson } from './import-known.rules.ts'
import { type Match, matchRows, type PlacedRow } from './import-match.rules.ts'
import type { MemberList } from './member-list.rules.ts'
import type { Field, Member, Place } from './member-record.rules.ts'
import { postsIn } from './position.rules.ts'
import type { MemberStatus, PostKind } from './powers.rules.ts'

/** What a person decided on the page. Rows are named by `rowKey`. */
export interface Choices {
  /** Make the cells and organisations the list names and the tree lacks. */
  readonly createCells: boolean
  /** Of doubtful rows: somebody known (their id), somebody new, or leave the row out. */
  readonly decisions: Readonly<Record<string, 'new' | 'skip' | (string & {})>>
}

export interface FactChange {
  readonly fact: Fact
  readonly before: string | null
  readonly after: string
}

export interface PlannedPerson {
  readonly member: Member
  /** Null: somebody new. */
  readonly person: KnownPerson | null
  readonly facts: readonly FactChange[]
  /** The place they come to have, or null when it stays as it is. A cell is an id or the ref of a new unit. */
  readonly place: { readonly cell: string; readonly status: MemberStatus } | null
}

export interface PlannedPost {
  readonly key: string
  readonly member: Member
  readonly person: KnownPerson | null
  /** An id or the ref of a new unit. */
  readonly unit: string
  readonly kind: PostKind
  readonly title: string
}

export interface Doubt {
  readonly member: Member
  /** People already here whom the row may mean; empty when it repeats an earlier row of the list. */
  readonly candidates: readonly KnownPerson[]
  readonly repeats: Place | null
  readonly decision: string | null
}

/** All an import would do. Made again when it is written, so that what was looked at is what happens. */
export interface ImportPlan {
  readonly units: readonly NewUnit[]
  readonly added: readonly PlannedPerson[]
  readonly changed: readonly PlannedPerson[]
  readonly same: number
  readonly posts: readonly PlannedPost[]
  readonly doubts: readonly Doubt[]
  /** New people whose cell is missing, unknown, or one of several of that name. */
  readonly unplaced: readonly Member[]
}

export const rowKey = ({ row, sheet }: Place): string => `${row}@${sheet}`

export const changesNothing = (plan: ImportPlan): boolean =>
  plan.units.length + plan.added.length + plan.changed.length + plan.posts.length === 0

type ReadList = Pick<MemberList, 'members' | 'columns' | 'problems'>

/** Compares a list with what is known. What the list leaves empty is never erased, and no post is ended. */
export function planImport(list: ReadList, known: KnownOrganisation, choices: Choices): ImportPlan {
  const placer = cellPlacer(known.tenant, known.units, choices.createCells)
  const rows = list.members.map((member) => ({ member, cell: placer.cellOf(member) }))
  const matches = matchRows(rows, known.people)
  const repeats = new Map(
    list.problems.flatMap((p) => (p.kind === 'duplicate-person' && p.of ? [[rowKey(p), p.of] as const] : [])),
  )
  const knownPlaces = new Set(matches.flatMap((match) => (match.kind === 'known' ? [match.person] : [])))
  const added: PlannedPerson[] = []
  const changed: PlannedPerson[] = []
  const posts: PlannedPost[] = []
  const doubts: Doubt[] = []
  const unplaced: Member[] = []
  let same = 0
  rows.forEach((row, i) => {
    const key = rowKey(row.member)
    const decision = choices.decisions[key] ?? null
    const settled = settle(matches[i]!, decision, knownPlaces)
    const repeated = matches[i]!.kind === 'new' ? repeats.get(key) : undefined
    if (matches[i]!.kind === 'doubt' || repeated)
      doubts.push({
        member: row.member,
        candidates: matches[i]!.kind === 'doubt' ? matches[i]!.candidates : [],
        repeats: repeated ?? null,
        decision: repeated ? (decision ?? 'new') : settled.kind === 'open' ? null : decision,
      })
    if (settled.kind === 'open') return
    const { person } = settled
    if (!person && row.cell === null) {
      unplaced.push(row.member)
      return
    }
    const planned = person ? changeOf(row, person, list.columns) : newcomer(row)
    if (!person) added.push(planned)
    else if (planned.facts.length > 0 || planned.place) changed.push(planned)
    else same++
    posts.push(...postsOf(row, person, known, placer))
  })
  const units = usedUnits(placer.newUnits(), [...added, ...changed], posts)
  return { units, added, changed, same, posts, doubts, unplaced }
}

/** Without those that only left-out rows name. */
function usedUnits(
  units: readonly NewUnit[],
  people: readonly PlannedPerson[],
  posts: readonly PlannedPost[],
): NewUnit[] {
  const used = new Set([...people.map(({ place }) => place?.cell), ...posts.map(({ unit }) => unit)])
  for (const unit of units) if (used.has(unit.ref)) used.add(unit.parent)
  return units.filter(({ ref }) => used.has(ref))
}

/** A doubtful row waits for its decision; somebody already found in another row can't be chosen again. */
function settle(
  match: Match,
  decision: string | null,
  taken: Set<KnownPerson>,
): { kind: 'open' } | { kind: 'settled'; person: KnownPerson | null } {
  if (decision === 'skip' && match.kind !== 'known') return { kind: 'open' }
  if (match.kind === 'known') return { kind: 'settled', person: match.person }
  if (match.kind === 'new' || decision === 'new') return { kind: 'settled', person: null }
  const chosen = match.candidates.find((person) => person.id === decision)
  if (!chosen || taken.has(chosen)) return { kind: 'open' }
  taken.add(chosen)
  return { kind: 'settled', person: chosen }
}

const newcomer = ({ member, cell }: PlacedRow): PlannedPerson => ({
  member,
  person: null,
  facts: [],
  place: { cell: cell!, status: member.status },
})

function changeOf(
  { member, cell }: PlacedRow,
  person: KnownPerson,
  columns: Partial<Record<Field, unknown>>,
): PlannedPerson {
  const facts = FACTS.flatMap((fact): FactChange[] => {
    const [before, after] = [person[fact], member[fact]]
    if (after === null || after === before) return []
    // A date known to the day is not made vaguer by a list that gives its year.
    if (before?.startsWith(`${after}-`)) return []
    return [{ fact, before, after }]
  })
  // Without a column for it, a status is only what the reader assumes.
  const status = columns.status ? member.status : (person.place?.status ?? member.status)
  const target = cell ?? person.place?.cell
  const moves = target !== undefined && (target !== person.place?.cell || status !== person.place.status)
  return { member, person, facts, place: moves ? { cell: target, status } : null }
}

function postsOf(
  row: PlacedRow,
  person: KnownPerson | null,
  known: KnownOrganisation,
  placer: Pick<ReturnType<typeof cellPlacer>, 'newUnits'>,
): PlannedPost[] {
  const posts = row.member.status === 'left' ? [] : postsIn(row.member.position)
  if (posts.length === 0) return []
  const created = placer.newUnits()
  const cell = row.cell ?? person?.place?.cell
  const unitOf = (ref: string | undefined) =>
    known.units.find((unit) => unit.id === ref) ?? created.find((unit) => unit.ref === ref)
  const own = unitOf(cell)
  const above = own && unitOf(own.parent ?? undefined)
  return posts.flatMap(({ kind, level, title, of }) => {
    const unit =
      level === 'commune'
        ? known.tenant
        : level === 'cell'
          ? own && names(own.name, of) && cell
          : above?.kind === 'grassroots' && names(above.name, of) && own?.parent
    if (!unit || person?.posts.some((post) => post.unit === unit && post.kind === kind)) return []
    return [{ key: `${rowKey(row.member)}|${kind}|${level}`, member: row.member, person, unit, kind, title }]
  })
}

/** Whether a unit named in a post's text, if any, is this one. */
function names(unit: string, of: string): boolean {
  const short = (text: string) =>
    `${fold(text).replace(/^(?:chi bo|cb|dang bo|dang uy) (?:(?:ap|khom|thon|khu vuc) )?/, '')} `
  const [its, named] = [short(unit), short(`chi bo ${of}`)]
  return of === '' || its.startsWith(named) || named.startsWith(its)
}
