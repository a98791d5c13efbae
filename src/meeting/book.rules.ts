import { fold } from '../platform/fold.ts'

export interface Named {
  readonly person: string
  readonly name: string
}

export type Found = { readonly person: string } | { readonly unknown: string } | { readonly many: string }

/** The member a written name means: by the whole name, else by its end where only one fits. Marks and capitals play no part. */
export function memberNamed(written: string, members: readonly Named[]): Found {
  const name = fold(written.replace(/^(đồng chí|đ\/c|ông|bà|anh|chị)\s+/i, ''))
  if (name === '') return { unknown: written }
  const whole = members.filter((member) => fold(member.name) === name)
  const fitting =
    whole.length > 0 ? whole : members.filter((member) => fold(member.name).endsWith(` ${name}`))
  if (fitting.length === 1) return { person: fitting[0]!.person }
  return fitting.length === 0 ? { unknown: written } : { many: written }
}

/** Lines "Họ tên, lý do" of those absent: without a reason, absent without one. Numbering as in lists is left out. */
export const absentLines = (text: string): { name: string; reason: string }[] =>
  linesOf(text).map((line) => {
    // A dash within a name is part of it: Y-Ban.
    const [name, ...reason] = line.split(/[,;:(]|\s[–-]\s/)
    return { name: name!.trim(), reason: reason.join(' ').replace(/\)$/, '').replace(/\s+/g, ' ').trim() }
  })

/** Lines without the numbers or dashes they may begin with. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/^\s*(\d+[.)]|[-–•*])\s*/, '').trim())
    .filter((line) => line !== '')
