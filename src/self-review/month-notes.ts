import type { Visit } from '../account/visit.ts'

/** Something else that waits for the member, told on the page of the month: the same words for whoever it concerns. */
export interface MonthNote {
  readonly sentence: string
  readonly href: string
  readonly label: string
}

type Notes = (v: Visit) => Promise<MonthNote | null>

/** Features that stand above the month bring theirs when the app is put together; brought twice, it stands once. */
const brought = new Set<Notes>()
export const addMonthNote = (of: Notes): void => {
  brought.add(of)
}

export const monthNotesFor = async (v: Visit): Promise<readonly MonthNote[]> =>
  (await Promise.all([...brought].map((of) => of(v)))).filter((note) => note !== null)
