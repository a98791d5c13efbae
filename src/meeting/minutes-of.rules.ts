import type { Conclusion } from '../conclusion/conclusion.ts'
import { showDay } from '../platform/clock.ts'
import type { minutes as words } from '../text/vi/minutes.ts'
import type { MeetingRow } from './meeting.queries.ts'
import type { MeetingDefault } from './meeting-default.rules.ts'
import type { ReviewRow } from './meeting-review.ts'
import type { StoredText, Texts } from './meeting-text.ts'
import type { Block, Minutes } from './minutes.rules.ts'
import { peopleBlocks } from './minutes-people.rules.ts'
import type { Speech, Task, Vote } from './proceedings.ts'
import type { RollLine } from './roll.ts'
import { gradeOf, totalOf } from './score.rules.ts'

export type MinutesWords = typeof words

/** Everything a meeting's minutes are made of. */
export interface MeetingRecord {
  readonly meeting: MeetingRow
  /** The commune's name, over the cell's at the head. */
  readonly superior: string
  readonly defaults: MeetingDefault
  readonly number: string
  readonly roll: readonly RollLine[]
  readonly items: readonly { readonly id: string; readonly kind: string; readonly heading: string }[]
  readonly reviews: readonly ReviewRow[]
  readonly conclusions: readonly (Conclusion & { readonly plan: string | null })[]
  readonly speeches: readonly Speech[]
  readonly votes: readonly Vote[]
  readonly tasks: readonly Omit<Task, 'what'>[]
  readonly tasksBefore: readonly Task[]
  readonly plansConfirmed: readonly { readonly name: string; readonly line: string }[]
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
      ...record.items.flatMap((item, i) => itemBlocks(record, item, i + 1, w)),
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

/** A text with its label; two versions that nobody has made one both stand, each under its writer's name. */
function textBlocks(versions: readonly StoredText[], label: string | null, w: MinutesWords): Block[] {
  const many = versions.length > 1
  return versions.map((version) => {
    const before = [label, many ? w.twoVersions(version.author_name) : null].filter(Boolean).join(' — ')
    return before ? { kind: 'fact', label: before, text: version.body } : { kind: 'text', text: version.body }
  })
}

function itemBlocks(
  record: MeetingRecord,
  item: MeetingRecord['items'][number],
  n: number,
  w: MinutesWords,
): Block[] {
  return [
    { kind: 'heading', text: w.item(n, item.heading) },
    ...textBlocks(record.texts.of(item.id, 'content'), null, w),
    ...special(record, item.kind, w),
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
      return score(record, w)
    default:
      return []
  }
}

/** Nothing of the record is lost with a line that the cell took off its agenda. */
function leftOver(record: MeetingRecord, w: MinutesWords): Block[] {
  const kinds = record.items.map((item) => item.kind)
  const lost = (kind: string, label: string) => {
    const blocks = kinds.includes(kind) ? [] : special(record, kind, w)
    return blocks.length > 0 ? [{ kind: 'heading', text: label } as const, ...blocks] : []
  }
  return [...lost('review', w.criticism), ...lost('tasks', w.tasks), ...about(record, record.meeting.id, w)]
}

function about(record: MeetingRecord, id: string, w: MinutesWords): Block[] {
  return [
    ...said(record, id, w),
    ...record.votes
      .filter((vote) => vote.about === id)
      .flatMap((vote): Block[] => [
        { kind: 'fact', label: w.question, text: vote.question },
        { kind: 'text', text: w.vote(vote.yes, vote.no, vote.other, vote.entitled, vote.manner) },
        ...namedVote(record, vote, w),
      ]),
  ]
}

function namedVote(record: MeetingRecord, { named }: Vote, w: MinutesWords): Block[] {
  if (!named) return []
  const lines = (['yes', 'no', 'other'] as const).flatMap((choice) => {
    const people = Object.keys(named).filter((person) => named[person] === choice)
    const names = people.map((person) => record.names.get(person) ?? '').join(', ')
    return people.length > 0 ? [`${w.namedVote[choice]}: ${names}`] : []
  })
  return [{ kind: 'list', lines }]
}

const said = (record: MeetingRecord, id: string, w: MinutesWords): Block[] =>
  record.speeches
    .filter((speech) => speech.about === id)
    .flatMap((speech) =>
      record.texts.of(speech.id, 'said').map((version) => ({
        kind: 'said' as const,
        who: speech.speaker ? w.comrade(speech.name) : speech.name,
        text: version.body,
      })),
    )

function reviewBlocks(record: MeetingRecord, review: ReviewRow, w: MinutesWords): Block[] {
  if (review.put_off_at) return [{ kind: 'text', text: w.putOff(review.name, review.put_off_reason) }]
  const conclusion = record.conclusions.find((one) => one.person === review.person)
  const seat = (label: string, person: string | null): Block[] =>
    person ? [{ kind: 'fact', label, text: w.comrade(record.names.get(person) ?? '') }] : []
  const texts = (field: string, label: string) => textBlocks(record.texts.of(review.id, field), label, w)
  const criticism = said(record, review.id, w)
  return [
    { kind: 'heading', text: w.review(review.name) },
    ...seat(w.reviewChair, review.chair),
    ...seat(w.reviewClerk, review.clerk),
    ...texts('self', w.self),
    ...(criticism.length > 0 ? [{ kind: 'fact', label: w.criticism, text: '' } as const, ...criticism] : []),
    ...texts('reply', w.reply),
    ...texts('reserved', w.reserved),
    ...(conclusion ? conclusionBlocks(conclusion, w) : [{ kind: 'text', text: w.notConcluded } as const]),
  ]
}

function conclusionBlocks(one: Conclusion & { readonly plan: string | null }, w: MinutesWords): Block[] {
  const outcome =
    one.outcome === 'to-fix' ? w.outcomes['to-fix'](showDay(one.fix_by ?? '')) : w.outcomes[one.outcome]
  return [
    { kind: 'fact', label: w.conclusion, text: [outcome, one.wording].filter(Boolean).join(' ') },
    ...(one.signs.length > 0
      ? ([
          { kind: 'fact', label: w.signs, text: '' },
          { kind: 'list', lines: one.signs.map((sign) => sign.label) },
        ] as const)
      : []),
    ...(one.plan ? [{ kind: 'fact', label: w.plan, text: one.plan } as const] : []),
    { kind: 'text', text: w.vote(one.yes, one.no, one.other, one.entitled, one.manner) },
  ]
}

const before = (record: MeetingRecord, w: MinutesWords): Block[] =>
  record.tasksBefore.length === 0
    ? []
    : [
        { kind: 'fact', label: w.before, text: '' },
        {
          kind: 'list',
          lines: record.tasksBefore.map(
            (task) =>
              `${task.what} (${task.owner_name ?? w.everybody}): ${task.done_on ? w.beforeDone : w.beforeOpen}`,
          ),
        },
      ]

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

function score({ defaults, score: given }: MeetingRecord, w: MinutesWords): Block[] {
  const sheet = defaults.score
  if (!sheet || !given) return []
  const total = totalOf(sheet, given.marks)
  return [
    {
      kind: 'table',
      head: w.scoreHead,
      rows: [
        ...sheet.parts.map((part) => [part.label, String(part.most), String(given.marks[part.key] ?? 0)]),
        [w.scoreTotal, String(sheet.parts.reduce((sum, part) => sum + part.most, 0)), String(total)],
      ],
    },
    { kind: 'fact', label: w.score, text: w.scoreGrade(total, gradeOf(sheet, total)) },
    ...(given.note ? [{ kind: 'text', text: given.note } as const] : []),
  ]
}

function closing({ meeting, next }: MeetingRecord, w: MinutesWords): Block[] {
  const lines =
    meeting.kept === 'book'
      ? [w.fromBook(meeting.book, meeting.book_page)]
      : [meeting.ended_at ? w.ended(w.hour(meeting.ended_time)) : w.running]
  return [...lines, ...(next ? [next] : [])].map((text) => ({ kind: 'text', text }))
}
