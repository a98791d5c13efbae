import { showDay } from '../platform/clock.ts'
import type { Text } from '../text/text.ts'
import type { Unreadable } from './roll-up-file.rules.ts'
import type { Child, TakenRow } from './taking.queries.ts'
import type { TakingRefusal } from './taking.ts'

export interface ChildLine {
  readonly id: string
  readonly name: string
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
  children.map(({ id, name, online }) => {
    const own = files.filter(
      (one) => one.child === id && one.kind === span.kind && one.starts === span.starts,
    )
    const words = t.rollUpFile.files
    return {
      id,
      name,
      here: online || own.length > 0,
      state: online ? words.online : own.length > 0 ? '' : words.none,
      files: own,
    }
  })

/** Who is there and who is missing, in one sentence. */
export const completeness = (lines: readonly ChildLine[], t: Text): string =>
  lines.length === 0
    ? t.rollUpFile.files.noChildren
    : t.rollUpFile.files.complete(
        lines.filter(({ here }) => here).length,
        lines.length,
        lines.flatMap(({ here, name }) => (here ? [] : [name])),
      )

type SpanName = Readonly<Parameters<Text['reporting']['span']>>

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
    case 'follows-unknown':
      return words[refusal.why]
    case 'stranger':
      return words.stranger(about.fingerprint)
    case 'not-below':
      return words['not-below'](refusal.signer.child_name)
    case 'online':
      return words.online(about.name)
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
