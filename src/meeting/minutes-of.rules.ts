import type { HeldConclusion } from '../conclusion/conclusion.ts'
import { showDay } from '../platform/clock.ts'
import type { minutes as words } from '../text/vi/minutes.ts'
import type { MeetingRow } from './meeting.queries.ts'
import type { MeetingDefault } from './meeting-default.rules.ts'
import type { ReviewRow } from './meeting-review.ts'
import type { Texts } from './meeting-text.ts'
import type { Block, Minutes } from './minutes.rules.ts'
import type { Matter } from './minutes-matters.ts'
import { peopleBlocks } from './minutes-people.rules.ts'
import { about, reviewBlocks, textBlocks } from './minutes-said.rules.ts'
import { scoreBlocks } from './minutes-score.rules.ts'
import type { Speech, Task, Vote } from './proceedings.ts'
import type { RollLine } from './roll.ts'

export type MinutesWords = typeof words

export interface AgendaItem {
  readonly id: string
  readonly kind: string
  readonly heading: string
}

/** Everything a meeting's minutes are made of. */
export interface MeetingRecord {
  readonly meeting: MeetingRow
  /** The commune's name, over the cell's at the head. */
  readonly superior: string
  readonly defaults: MeetingDefault
  readonly number: string
  readonly roll: readonly RollLine[]
  readonly items: readonly AgendaItem[]
  /** Lines taken off the agenda. */
  readonly dropped: readonly AgendaItem[]
  readonly reviews: readonly ReviewRow[]
  readonly conclusions: readonly HeldConclusion[]
  readonly speeches: readonly Speech[]
  readonly votes: readonly Vote[]
  readonly tasks: readonly Omit<Task, 'what'>[]
  readonly tasksBefore: readonly Task[]
  readonly plansConfirmed: readonly { readonly name: string; readonly line: string }[]
  /** What other parts of the practice did at this meeting. */
  readonly matters: readonly Matter[]
  readonly score: { readonly marks: Readonly<Record<string, number>>; readonly note: string } | null
  readonly selfReview: { readonly done: number; readonly all: number } | null
  /** Who is up next, in one sentence; '' without a plan. */
  readonly next: string
  readonly texts: Texts
  /** Full names by person, for chair, clerk and named votes. */
  readonly names: ReadonlyMap<string, string>
}

/** The minutes out of the record: the one place where their order and their sentences are decided. */
export function minutesOf(record: MeetingRecord, w: MinutesWords): Minutes {
  const { meeting, defaults } = record
  const [year, month, day] = meeting.day.split('-') as [string, string, string]
  const shownMonth = `${meeting.month.slice(5, 7)}/${meeting.month.slice(0, 4)}`
  const section = meeting.kept === 'review-only'
  const nameOf = (person: string | null) => (person && record.names.get(person)) || ''
  return {
    head: section
      ? { superior: '', body: '', number: '', placeAndDay: '' }
      : {
          superior: record.superior,
          body: meeting.cell_name,
          number: record.number,
          placeAndDay: w.placeAndDay(w.placeOf(record.superior), day, month, year),
        },
    title: section ? '' : w.title,
    abstract: section
      ? w.abstract.section(shownMonth)
      : meeting.kind === 'ordinary'
        ? w.abstract.ordinary(shownMonth)
        : w.abstract.thematic(meeting.topic),
    blocks: [
      ...peopleBlocks(record, w),
      { kind: 'part', text: w.content },
      ...itemsWritten(record, w).flatMap(({ heading, blocks }, i): Block[] => [
        { kind: 'heading', text: w.item(i + 1, heading) },
        ...blocks,
      ]),
      ...leftOver(record, w),
      { kind: 'part', text: w.close },
      ...closing(record, w),
    ],
    signers: [
      { role: defaults.paper.clerkRole, name: nameOf(meeting.clerk) },
      { role: defaults.paper.chairRole, name: nameOf(meeting.chair) },
    ],
    recipients: defaults.paper.recipients,
    margins: defaults.paper.margins,
  }
}

/** Every line of the agenda; of a meeting out of its book those copied here, for the others stand in the book. */
function itemsWritten(record: MeetingRecord, w: MinutesWords): { heading: string; blocks: Block[] }[] {
  const items = record.items.map((item) => ({ heading: item.heading, blocks: itemBlocks(record, item, w) }))
  return record.meeting.kept === 'book' ? items.filter((item) => item.blocks.length > 0) : items
}

function itemBlocks(record: MeetingRecord, item: MeetingRecord['items'][number], w: MinutesWords): Block[] {
  return [
    ...textBlocks(record.texts.of(item.id, 'content'), null, w),
    // Once, where an agenda has two lines of a kind.
    ...(record.items.find((one) => one.kind === item.kind) === item
      ? [...special(record, item.kind, w), ...mattersUnder(record, item.kind)]
      : []),
    ...about(record, item.id, w),
  ]
}

/** What the software itself knows for lines of this kind. */
function special(record: MeetingRecord, kind: string, w: MinutesWords): Block[] {
  switch (kind) {
    case 'self-review': {
      const { selfReview } = record
      return selfReview ? [{ kind: 'text', text: w.selfReview(selfReview.done, selfReview.all) }] : []
    }
    case 'review':
      return record.reviews.flatMap((review) => reviewBlocks(record, review, w))
    case 'last-month':
      return before(record, w)
    case 'promises':
      return record.plansConfirmed.length === 0
        ? []
        : [
            { kind: 'fact', label: w.plansConfirmed, text: '' },
            {
              kind: 'list',
              lines: record.plansConfirmed.map((plan) => `${w.comrade(plan.name)}: ${plan.line}`),
            },
          ]
    case 'tasks':
      return tasks(record, w)
    case 'score':
      return scoreBlocks(record, w)
    default:
      return []
  }
}

const mattersUnder = (record: MeetingRecord, kind: string): Block[] =>
  record.matters.filter((matter) => matter.kind === kind).flatMap((matter) => matter.blocks)

/**
 * Nothing of the record is lost with a line that the cell took off its agenda: what was written under it stands at the
 * end, and so does what the software knows for a kind of line that is no longer there.
 */
function leftOver(record: MeetingRecord, w: MinutesWords): Block[] {
  const kinds = record.items.map((item) => item.kind)
  const under = (heading: string, blocks: readonly Block[]): Block[] =>
    blocks.length > 0 ? [{ kind: 'heading', text: heading }, ...blocks] : []
  const lost = (kind: string, label: string) =>
    kinds.includes(kind) ? [] : under(label, special(record, kind, w))
  return [
    ...lost('review', w.criticism),
    ...(kinds.includes('last-month') ? [] : under(w.before, doneBefore(record, w))),
    ...lost('promises', w.promises),
    ...lost('tasks', w.tasks),
    ...lost('score', w.score),
    ...record.matters
      .filter((matter) => !kinds.includes(matter.kind))
      .flatMap((matter) => under(matter.heading, matter.blocks)),
    ...record.dropped.flatMap((item) =>
      under(w.droppedItem(item.heading), [
        ...textBlocks(record.texts.of(item.id, 'content'), null, w),
        ...about(record, item.id, w),
      ]),
    ),
    ...about(record, record.meeting.id, w),
  ]
}

const taskLine = (task: Task, w: MinutesWords) =>
  `${task.what} (${task.owner_name ?? w.everybody}): ${task.done_on ? w.beforeDone : w.beforeOpen}`

const before = (record: MeetingRecord, w: MinutesWords): Block[] =>
  record.tasksBefore.length === 0
    ? []
    : [
        { kind: 'fact', label: w.before, text: '' },
        { kind: 'list', lines: record.tasksBefore.map((task) => taskLine(task, w)) },
      ]

/** Without a line for them only those are told of that this meeting heard are done. */
const doneBefore = (record: MeetingRecord, w: MinutesWords): Block[] => {
  const lines = record.tasksBefore.filter((task) => task.done_on).map((task) => taskLine(task, w))
  return lines.length > 0 ? [{ kind: 'list', lines }] : []
}

const tasks = (record: MeetingRecord, w: MinutesWords): Block[] =>
  record.tasks.length === 0
    ? []
    : [
        {
          kind: 'table',
          head: w.taskHead,
          rows: record.tasks.map((task) => [
            record.texts.read(task.id, 'what'),
            task.owner_name ?? w.everybody,
            task.due ? showDay(task.due) : '',
          ]),
        },
      ]

function closing({ meeting, next }: MeetingRecord, w: MinutesWords): Block[] {
  const lines =
    meeting.kept === 'book'
      ? [w.fromBook(meeting.book, meeting.book_page)]
      : [meeting.ended_at ? w.ended(w.hour(meeting.ended_time)) : w.running]
  return [...lines, ...(next ? [next] : [])].map((text) => ({ kind: 'text', text }))
}
