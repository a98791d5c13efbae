import type { Database } from '../platform/database.ts'
import type { Vietnamese } from '../text/text.ts'
import type { AgendaKind } from './agenda.rules.ts'
import { commitmentMatters } from './commitment-matters.ts'
import { deedMatters } from './deeds.ts'
import type { MeetingRow } from './meeting.queries.ts'
import type { Block } from './minutes.rules.ts'
import { reminderMatters } from './reminder-matters.ts'

/** What a feature of the practice came to at a meeting, and under which line of the agenda its minutes tell it. */
export interface Matter {
  readonly kind: AgendaKind
  /** Stands over it where the cell took that line off its agenda. */
  readonly heading: string
  readonly blocks: readonly Block[]
}

/** Reads from the record what one feature adds to the minutes of a meeting; nothing where it did nothing there. */
export type Teller = (db: Database, meeting: MeetingRow, t: Vietnamese) => Promise<readonly Matter[]>

/** One line a feature, in the order in which they stand under a line of the agenda. */
const tellers: readonly Teller[] = [commitmentMatters, deedMatters, reminderMatters]

/** Features that stand above meetings bring theirs when the app is put together; brought twice, it stands once. */
const brought = new Set<Teller>()
export const addTeller = (of: Teller): void => {
  brought.add(of)
}

export const mattersOf = async (
  db: Database,
  meeting: MeetingRow,
  t: Vietnamese,
): Promise<readonly Matter[]> =>
  (await Promise.all([...tellers, ...brought].map((tell) => tell(db, meeting, t))))
    .flat()
    .filter((matter) => matter.blocks.length > 0)
