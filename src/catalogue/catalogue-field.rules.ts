import * as z from 'zod'
import { said } from './catalogue-problem.rules.ts'

const MAX_LABEL_SYLLABLES = 8

/** Text that shows nothing or turns the line around: it could make a page read otherwise than the file. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u

/** In Vietnamese a syllable is written apart, so runs of letters or digits are what is read aloud. */
export function countSyllables(text: string): number {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu)?.length ?? 0
}

export const text = (max: number) =>
  z
    .string()
    .refine(
      (value) => !unseen.test(value),
      said('có ký tự ẩn hoặc đảo chiều', 'hidden or direction-changing character'),
    )
    .trim()
    .min(1)
    .max(max)
export const label = text(100).refine(
  (value) => countSyllables(value) <= MAX_LABEL_SYLLABLES,
  said(`dài quá ${MAX_LABEL_SYLLABLES} tiếng`, `longer than ${MAX_LABEL_SYLLABLES} syllables`),
)
const matching = (pattern: RegExp, vi: string, en: string) =>
  z.string().refine((value) => pattern.test(value), said(vi, en))
/** An id becomes the name of a property; the names every object has already would read as answered. */
export const id = matching(
  /^(?!(?:constructor|valueOf|toString|toLocaleString|hasOwnProperty|isPrototypeOf|propertyIsEnumerable)$)[A-Za-z0-9][A-Za-z0-9.-]{0,31}$/,
  'chỉ gồm chữ không dấu, số, dấu chấm và gạch nối, dài nhất 32 ký tự',
  'only unaccented letters, digits, dots and hyphens, at most 32 characters',
)
/** Names one version of a catalogue. */
export const reference = matching(
  /^[a-z0-9][a-z0-9-]{0,39}@[1-9]\d{0,4}$/,
  'phải có dạng mã@số bản, ví dụ “nqtw4-75@1”',
  'must read id@version, for example “nqtw4-75@1”',
)
export const bilingual = z.strictObject({ vi: text(600), en: text(600) })

export const catalogueId = matching(
  /^[a-z0-9][a-z0-9-]{0,39}$/,
  'chỉ gồm chữ thường không dấu, số và gạch nối, dài nhất 40 ký tự',
  'only lower-case unaccented letters, digits and hyphens, at most 40 characters',
)
export const languageCode = matching(
  /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/,
  'phải là mã ngôn ngữ, ví dụ “vi”',
  'must be a language code such as “vi”',
)
