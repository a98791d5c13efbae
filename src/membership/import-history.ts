/** Each row of history renews the head of the chain; some hundred people share one, so that a large list stays quick. */
const PEOPLE_A_ROW = 250

export const inGroups = (people: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(people.length / PEOPLE_A_ROW) }, (_, i) =>
    people.slice(i * PEOPLE_A_ROW, (i + 1) * PEOPLE_A_ROW),
  )
