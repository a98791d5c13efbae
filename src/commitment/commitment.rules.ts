import { readDay } from '../platform/day.ts'

/** What an organisation laid down for the year's commitment. Every value is a setting; `usualRules` is where one starts. */
export interface CommitmentRules {
  readonly least: number
  readonly most: number
  /** 'mm-dd': from this day a year's commitment is made; in the second half of the year it is of the year before. */
  readonly from: string
  /** 'mm-dd' of the year itself, by which it is asked for. Whoever comes later may still make one until the year ends. */
  readonly until: string
  /** 'mm-dd' of the year itself: from this day its year-end form is open. */
  readonly reviewFrom: string
}

export const usualRules: CommitmentRules = {
  least: 3,
  most: 7,
  from: '12-01',
  until: '03-31',
  reviewFrom: '11-01',
}

export const yearOf = (day: string): number => Number(day.slice(0, 4))
export const endOf = (year: number): string => `${year}-12-31`
export const firstDay = ({ from }: CommitmentRules, year: number): string =>
  `${from >= '07' ? year - 1 : year}-${from}`
const lastAskedDay = ({ until }: CommitmentRules, year: number): string => `${year}-${until}`

/** Where a day stands to a year's commitment: before its time, in it, after it was asked for, or after its year. */
export type Phase = 'early' | 'open' | 'late' | 'over'

export function phaseOf(rules: CommitmentRules, year: number, today: string): Phase {
  if (today > endOf(year)) return 'over'
  if (today < firstDay(rules, year)) return 'early'
  return today > lastAskedDay(rules, year) ? 'late' : 'open'
}

/** Years a commitment can be made for on this day, the earliest first. */
export const openYears = (rules: CommitmentRules, today: string): number[] =>
  [yearOf(today), yearOf(today) + 1].filter((year) => ['open', 'late'].includes(phaseOf(rules, year, today)))

/** The year-end form is open from its day on, and stays so: it is its writer's own. */
export const formIsOpen = ({ reviewFrom }: CommitmentRules, year: number, today: string): boolean =>
  today >= `${year}-${reviewFrom}`

/** A group of the catalogue, with the words that were shown. */
export interface LinkedGroup {
  readonly catalogue: string
  readonly id: string
  readonly label: string
}

/** A line as its member types it: the day is text until it is signed. */
export interface DraftLine {
  /** The same in every wording of one year. */
  readonly id: string
  readonly what: string
  readonly measure: string
  readonly due: string
  readonly group: LinkedGroup | null
  /** The line of last year it was taken from. */
  readonly from: string | null
  /** The page that wrote it last, and its turn: another page that has not seen it replaces nothing. */
  readonly page: string
  readonly turn: number
}

/** Only its member opens it; what is signed out of it is shown word for word before. */
export interface Draft {
  /** The version it changes; 0 of a first wording. */
  readonly base: number
  readonly lines: readonly DraftLine[]
  /** Lines of last year that are not taken over. */
  readonly dropped: readonly string[]
}

export const newDraft: Draft = { base: 0, lines: [], dropped: [] }

export interface SignedLine {
  readonly id: string
  readonly line: string
  readonly what: string
  readonly measure: string
  readonly due: string
  readonly group: LinkedGroup | null
}

/** A line ready to be signed. */
export interface ReadyLine extends Omit<SignedLine, 'id'> {}

export const LONGEST_WHAT = 300
export const LONGEST_MEASURE = 200
const SHORTEST = 5

export type LineProblem = 'what' | 'what-short' | 'measure' | 'due' | 'due-past' | 'due-year'

/** What keeps a line from being signed. A day that has passed may stay in a line signed with it before. */
export function lineProblems(
  line: Pick<DraftLine, 'id' | 'what' | 'measure' | 'due'>,
  of: { readonly year: number; readonly today: string; readonly before: readonly SignedLine[] },
): LineProblem[] {
  const problems: LineProblem[] = []
  if (line.what === '') problems.push('what')
  else if (line.what.length < SHORTEST) problems.push('what-short')
  if (line.measure === '') problems.push('measure')
  const due = readDay(line.due)
  if (!due) problems.push('due')
  else if (due > endOf(of.year) || due < `${of.year}-01-01`) problems.push('due-year')
  else if (due < of.today && !of.before.some((one) => one.line === line.id && one.due === due))
    problems.push('due-past')
  return problems
}

export type DraftProblem =
  | { readonly kind: 'few' | 'many'; readonly count: number }
  | { readonly kind: 'line'; readonly line: string }

/** What keeps a draft from being signed: too few lines, too many, or one that is not ready. */
export function draftProblem(
  draft: Draft,
  rules: Pick<CommitmentRules, 'least' | 'most'>,
  of: Parameters<typeof lineProblems>[1],
): DraftProblem | null {
  const count = draft.lines.length
  if (count < rules.least) return { kind: 'few', count }
  if (count > rules.most) return { kind: 'many', count }
  const wrong = draft.lines.find((line) => lineProblems(line, of).length > 0)
  return wrong ? { kind: 'line', line: wrong.id } : null
}

/** A draft without problems, as it goes into the record. */
export const readyLines = (draft: Draft): ReadyLine[] =>
  draft.lines.map(({ id, what, measure, due, group }) => ({
    line: id,
    what,
    measure,
    due: readDay(due) ?? due,
    group,
  }))

export const withLine = (draft: Draft, line: DraftLine): Draft => ({
  ...draft,
  lines: draft.lines.some((one) => one.id === line.id)
    ? draft.lines.map((one) => (one.id === line.id ? line : one))
    : [...draft.lines, line],
})

export const withoutLine = (draft: Draft, id: string): Draft => {
  const gone = draft.lines.find((line) => line.id === id)
  return {
    ...draft,
    lines: draft.lines.filter((line) => line.id !== id),
    dropped: gone?.from ? [...draft.dropped, gone.from] : draft.dropped,
  }
}

/** One of last year's lines for this year: due at its end, as its days have passed. Taken once, however often asked. */
export function takeOver(draft: Draft, last: SignedLine, year: number, id: string): Draft {
  if (draft.lines.some((line) => line.from === last.line)) return draft
  const { what, measure, group } = last
  const line = { id, what, measure, group, due: `31/12/${year}`, from: last.line, page: '', turn: 0 }
  return {
    ...draft,
    lines: [...draft.lines, line],
    dropped: draft.dropped.filter((one) => one !== last.line),
  }
}

export const leaveOut = (draft: Draft, last: SignedLine): Draft =>
  draft.lines.some((line) => line.from === last.line) || draft.dropped.includes(last.line)
    ? draft
    : { ...draft, dropped: [...draft.dropped, last.line] }

/** Last year's lines that nothing was said about yet, and those left out. */
export function lastYears(
  draft: Draft,
  lines: readonly SignedLine[],
): { open: SignedLine[]; dropped: SignedLine[] } {
  const taken = new Set(draft.lines.map((line) => line.from))
  const free = lines.filter((line) => !taken.has(line.line))
  return {
    open: free.filter((line) => !draft.dropped.includes(line.line)),
    dropped: free.filter((line) => draft.dropped.includes(line.line)),
  }
}

/** The wording that stands, opened to be changed. */
export const draftFrom = (version: number, lines: readonly SignedLine[]): Draft => ({
  base: version,
  lines: lines.map(({ line, what, measure, due, group }) => ({
    ...{ id: line, what, measure, group, from: null, page: '', turn: 0 },
    due: due.split('-').reverse().join('/'),
  })),
  dropped: [],
})

/** What a member says to themself about a line and a month. Nothing is counted out of it, for nobody. */
export const TICKS = ['kept', 'slipped', 'not-due'] as const
export type Tick = (typeof TICKS)[number]

/** By line, then by month '01' to '12'. */
export type Ticks = Readonly<Record<string, Readonly<Record<string, Tick>>>>

export const MONTHS = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'))

/** The same tap again takes it back. */
export function withTick(ticks: Ticks, line: string, month: string, tick: Tick): Ticks {
  const { [month]: before, ...rest } = ticks[line] ?? {}
  return { ...ticks, [line]: before === tick ? rest : { ...rest, [month]: tick } }
}

/** Months that have begun: nobody says beforehand how one will be. */
export const monthsBegun = (year: number, today: string): string[] =>
  MONTHS.filter((month) => `${year}-${month}` <= today.slice(0, 7))
