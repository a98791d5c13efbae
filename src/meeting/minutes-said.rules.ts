import { showDay } from '../platform/clock.ts'
import type { ReviewRow } from './meeting-review.ts'
import type { StoredText } from './meeting-text.ts'
import type { Block } from './minutes.rules.ts'
import type { MeetingRecord, MinutesWords } from './minutes-of.rules.ts'

/** A text with its label; two versions that nobody has made one both stand, each under its writer's name. */
export function textBlocks(versions: readonly StoredText[], label: string | null, w: MinutesWords): Block[] {
  const many = versions.length > 1
  return versions.map((version) => {
    const before = [label, many ? w.twoVersions(version.author_name) : null].filter(Boolean).join(' — ')
    return before ? { kind: 'fact', label: before, text: version.body } : { kind: 'text', text: version.body }
  })
}

/** Everything that was said and voted about a line of the agenda, a review, or the meeting itself. */
export const about = (record: MeetingRecord, id: string, w: MinutesWords): Block[] => [
  ...said(record, id, w),
  ...voted(record, id, w),
]

const voted = (record: MeetingRecord, id: string, w: MinutesWords): Block[] =>
  record.votes
    .filter((vote) => vote.about === id)
    .flatMap((vote): Block[] => [
      { kind: 'fact', label: w.question, text: vote.question },
      { kind: 'text', text: w.vote(vote.yes, vote.no, vote.other, vote.entitled, vote.manner) },
      ...byName(record.names, vote, w),
    ])

/** Who voted how, where the cell voted by name. */
export function byName(
  people: ReadonlyMap<string, string>,
  { named }: { readonly named: Readonly<Record<string, string>> | null },
  w: MinutesWords,
): Block[] {
  if (!named) return []
  const lines = (['yes', 'no', 'other'] as const).flatMap((choice) => {
    const names = [...people].filter(([person]) => named[person] === choice).map(([, name]) => name)
    return names.length > 0 ? [`${w.namedVote[choice]}: ${names.join(', ')}`] : []
  })
  return [{ kind: 'list', lines }]
}

/** That somebody spoke stands there even where the words have been emptied. */
const said = (record: MeetingRecord, id: string, w: MinutesWords): Block[] =>
  record.speeches
    .filter((speech) => speech.about === id)
    .flatMap((speech) => {
      const who = speech.speaker ? w.comrade(speech.name) : speech.name
      const bodies = record.texts.of(speech.id, 'said').map((version) => version.body)
      return (bodies.length > 0 ? bodies : [w.saidNothing]).map((text) => ({
        kind: 'said' as const,
        who,
        text,
      }))
    })

export function reviewBlocks(record: MeetingRecord, review: ReviewRow, w: MinutesWords): Block[] {
  const off = review.put_off_at !== null
  const texts = (field: string, label: string) =>
    textBlocks(
      // What its member sent beforehand to a review that was then put off has not been heard here.
      record.texts.of(review.id, field).filter((text) => !off || text.author !== review.person),
      label,
      w,
    )
  const criticism = said(record, review.id, w)
  const heard = [
    ...texts('self', w.self),
    ...(criticism.length > 0 ? [{ kind: 'fact', label: w.criticism, text: '' } as const, ...criticism] : []),
    ...texts('reply', w.reply),
    ...texts('reserved', w.reserved),
    ...voted(record, review.id, w),
  ]
  const heading: Block = { kind: 'heading', text: w.review(review.name) }
  if (off) {
    const putOff: Block = { kind: 'text', text: w.putOff(review.name, review.put_off_reason) }
    return heard.length > 0 ? [heading, ...heard, putOff] : [putOff]
  }
  const conclusion = record.conclusions.find((one) => one.person === review.person)
  const seat = (label: string, person: string | null): Block[] =>
    person ? [{ kind: 'fact', label, text: w.comrade(record.names.get(person) ?? '') }] : []
  return [
    heading,
    ...seat(w.reviewChair, review.chair),
    ...seat(w.reviewClerk, review.clerk),
    ...heard,
    ...(conclusion
      ? conclusionBlocks(record, conclusion, w)
      : [{ kind: 'text', text: w.notConcluded } as const]),
  ]
}

function conclusionBlocks(
  record: MeetingRecord,
  one: MeetingRecord['conclusions'][number],
  w: MinutesWords,
): Block[] {
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
    ...byName(record.names, one, w),
  ]
}
