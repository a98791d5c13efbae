import { catalogues } from '../catalogue/catalogue.ts'
import type { Database } from '../platform/database.ts'
import type { Choice } from '../ui/fields.tsx'
import type { Titles } from './movement-words.rules.ts'

/** The month asks what somebody did that they should not: signs and prohibitions, not standards to live up to. */
export async function reviewCatalogues(db: Database): Promise<Choice[]> {
  const all = await catalogues(db)
  return all
    .filter(({ polarity }) => polarity !== 'standard')
    .map(({ id, title }) => ({ value: id, label: title, hint: id }))
}

export const titlesOf = (choices: readonly Choice[]): Titles =>
  new Map(choices.map(({ value, label }) => [value, `${label} (${value})`]))
