/** What a text of a meeting can be about, and the fields each has. A text anywhere else would be read by nobody. */
export const placeFields = {
  meeting: ['guests'],
  item: ['content'],
  review: ['self', 'reply', 'reserved'],
  speech: ['said'],
  task: ['what'],
} as const satisfies Record<string, readonly string[]> as Record<PlaceKind, readonly string[]>

export type PlaceKind = 'meeting' | 'item' | 'review' | 'speech' | 'task'

const MOST_FIELDS = 25
const MOST_LETTERS = 150_000

/**
 * The texts of a page in as few forms as stay small enough to be sent with every save: of a meeting where sixty people
 * spoke at length, one form would be too large to arrive.
 */
export function inForms<F extends { readonly versions: readonly { readonly body: string }[] }>(
  fields: readonly F[],
): F[][] {
  const forms: F[][] = []
  let letters = 0
  for (const field of fields) {
    const length = field.versions.reduce((sum, version) => sum + version.body.length, 0)
    const last = forms.at(-1)
    if (!last || last.length === MOST_FIELDS || letters + length > MOST_LETTERS) {
      forms.push([field])
      letters = length
    } else {
      last.push(field)
      letters += length
    }
  }
  return forms
}
