import { showDay } from '../platform/clock.ts'
import type { Text } from '../text/text.ts'
import type { LeftOut, Unreadable } from './roll-up-file.rules.ts'
import type { Child, TakenRow } from './taking.queries.ts'
import type { TakingRefusal } from './taking.ts'

export interface ChildLine {
  readonly id: string
  readonly name: string
  /** What its files are complete in: a commune's in cells, a province's in communes. */
  readonly kind: 'province' | 'commune'
  readonly state: string
  /** Whether its figures of the span are here. */
  readonly here: boolean
  /** What was taken in for the span: the report, then its supplements. */
  readonly files: readonly TakenRow[]
}

/** Each unit below with what came from it for a span. */
export const childLines = (
  children: readonly Child[],
  files: readonly TakenRow[],
  span: { readonly kind: string; readonly starts: string },
  t: Text,
): ChildLine[] =>
  children.map(({ id, name, kind, online }) => {
    const own = files.filter(
      (one) => one.child === id && one.kind === span.kind && one.starts === span.starts,
    )
    const words = t.rollUpFile.files
    return {
      id,
      name,
      kind,
      here: online || own.length > 0,
      state: online ? words.online : own.length > 0 ? '' : words.none,
      files: own,
    }
  })

/** Who is there and who is missing, in one sentence. */
export const completeness = (lines: readonly ChildLine[], t: Text): string =>
  lines.length === 0
    ? t.rollUpFile.files.noChildren
    : t.rollUpFile.files.have(
        lines.filter(({ here }) => here).length,
        lines.length,
        lines.flatMap(({ here, name }) => (here ? [] : [name])),
      )

type SpanName = Readonly<Parameters<Text['reporting']['span']>>

/** What of a file counts already and was left out, by commune. */
export const leftOutSentence = (leftOut: readonly LeftOut[], t: Text): string =>
  t.rollUpFile.files.leftOut(
    [...Map.groupBy(leftOut, ({ name }) => name)].map(
      ([name, own]) => `${name} (${own.map(({ span }) => spanWords(span, t)).join(', ')})`,
    ),
  )

/** '2026-07' is a month, '2026-2' the rounds of a half-year. */
const spanWords = (span: string, t: Text) =>
  span.length === 7 ? t.figure.shortMonth(`${span}-01`) : t.figure.round(span)

/** Why a file is not taken in, in one sentence. */
export function refusalSentence(
  refusal: TakingRefusal | Unreadable | 'missing',
  about: {
    readonly fingerprint: string
    readonly name: string
    readonly file: SpanName | null
    readonly asked: SpanName
  },
  t: Text,
): string {
  const words = t.rollUpFile.refusals
  if (typeof refusal === 'string') return words[refusal]
  const span = (of: SpanName | null) => (of ? t.reporting.span(...of) : '')
  switch (refusal.why) {
    case 'altered':
    case 'malformed':
    case 'other-kind':
    case 'follows-unknown':
      return words[refusal.why]
    case 'stranger':
      return words.stranger(about.fingerprint)
    case 'not-below':
      return words['not-below'](refusal.signer.child_name)
    case 'online':
      return words.online(about.name)
    case 'counted':
      return words.counted(refusal.before.name, spanWords(refusal.before.span, t))
    case 'other-span':
      return words['other-span'](span(about.file), span(about.asked))
    case 'replayed':
      return words.replayed(refusal.before.number, showDay(refusal.before.taken_on))
    case 'needs-follow':
      return words['needs-follow'](refusal.before.number, showDay(refusal.before.issued_on))
    case 'overlaps':
      return words.overlaps(
        t.reporting.month(refusal.month),
        refusal.before.number,
        span([refusal.before.kind, refusal.before.starts]),
      )
  }
}
