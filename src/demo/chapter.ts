import { recordTogether } from '../history/history.ts'
import { type Database, type Transaction, together } from '../platform/database.ts'

/** A part of the story: one transaction of many commands, which holds the end of the history only to commit. */
export const chapter = <T>(db: Database, tell: (tx: Transaction) => Promise<T>): Promise<T> =>
  db.transaction((tx) => recordTogether(tx, () => tell(tx)))

/** So many at once, the next as soon as one is through. Inside a transaction one connection does all: then one. */
export async function inLanes<T>(
  lanes: number,
  all: readonly T[],
  tell: (one: T) => Promise<unknown>,
): Promise<void> {
  const left = all.values()
  const lane = async () => {
    for (const one of left) await tell(one)
  }
  await together(...Array.from({ length: lanes }, lane))
}
