import { showShortDay } from '../platform/clock.ts'
import { weekdayOf } from '../platform/day.ts'
import { noticeWords, whenWords } from '../text/vi/notice.ts'

/** The words a message can have. There is no way to give one of them anything but the day and hour of a meeting. */
export type WordsName = keyof typeof noticeWords

/** What an organisation may write itself. */
export const OWN_WORDS = ['meeting', 'dropped', 'look'] as const
export type OwnWordsName = (typeof OWN_WORDS)[number]
export type OwnWords = Readonly<Partial<Record<OwnWordsName, string>>>

export interface When {
  readonly day: string
  readonly at_time: string
}

const PLACE = '{ngày giờ}'

/** Three SMS of letters with marks; beyond it an invitation is no invitation. */
export const LONGEST_WORDS = 200

export const hasWhen = (name: OwnWordsName) => name !== 'look'

/** A message as it goes out. The day of a meeting is all that varies, and it is the same for the whole cell. */
export function messageWords(name: WordsName, own: OwnWords, when: When | null): string {
  const template = (name === 'test' ? undefined : own[name]) ?? noticeWords[name]
  return when
    ? template.replace(PLACE, whenWords(when.at_time, weekdayOf(when.day), showShortDay(when.day)))
    : template
}

export type TemplateProblem =
  | { readonly kind: 'empty' | 'when' | 'noWhen' }
  | { readonly kind: 'long'; readonly most: number }
  | { readonly kind: 'brace'; readonly part: string }

/** What is wrong with the shape of a template, whatever its words. */
export function templateProblem(name: OwnWordsName, body: string): TemplateProblem | null {
  if (body === '') return { kind: 'empty' }
  if (body.length > LONGEST_WORDS) return { kind: 'long', most: LONGEST_WORDS }
  const places = body.match(/\{[^}]*\}?/g) ?? []
  const unknown = places.find((place) => place !== PLACE)
  if (unknown) return { kind: 'brace', part: unknown }
  if (hasWhen(name) && places.length !== 1) return { kind: 'when' }
  return !hasWhen(name) && places.length > 0 ? { kind: 'noWhen' } : null
}

/** Without marks, where a gateway takes no others. */
export const withoutMarks = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
