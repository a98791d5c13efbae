import type { Form } from '../platform/form.ts'
import type { Text } from '../text/text.ts'

export interface SentText {
  readonly about: string
  readonly field: string
  readonly body: string
  readonly seen: readonly string[]
  readonly error: string | null
}

export interface SentTexts {
  readonly writing: string
  readonly turn: number
  readonly texts: readonly SentText[]
}

/** Fields of one meeting that hold texts. */
const TEXT_FIELDS = ['content', 'self', 'reply', 'reserved', 'said', 'what', 'guests'] as const
export type TextFieldName = (typeof TEXT_FIELDS)[number]

const MOST = 80
/** About ten pages. */
export const LONGEST_TEXT = 30_000

export const textFormFields: readonly string[] = [
  'writing',
  'turn',
  'next',
  ...Array.from({ length: MOST }, (_, i) =>
    ['place', 'seen', 'text'].map((name) => `${name}-${i + 1}`),
  ).flat(),
]

/** Null when the form is none of ours. Ids are as they were sent. */
export function readTexts(form: Form, t: Text): SentTexts | null {
  const writing = form.text('writing')
  const turn = Number(form.text('turn'))
  if (!Number.isSafeInteger(turn) || turn < 1 || turn > 2_000_000_000) return null
  const texts: SentText[] = []
  for (let n = 1; n <= MOST && form.has(`place-${n}`); n++) {
    const [about, field] = form.text(`place-${n}`).split(' ')
    if (!about || !TEXT_FIELDS.includes(field as TextFieldName)) return null
    const body = form.text(`text-${n}`)
    texts.push({
      about,
      field: field!,
      body,
      seen: form.all(`seen-${n}`),
      error: form.hadHidden(`text-${n}`)
        ? t.form.hidden
        : body.length > LONGEST_TEXT
          ? t.form.tooLong(LONGEST_TEXT, body.length)
          : null,
    })
  }
  return texts.length > 0 ? { writing, turn, texts } : null
}
