import type { Database } from '../platform/database.ts'
import type { Text } from '../text/text.ts'
import type { AgendaKind } from './agenda.rules.ts'
import { commitmentLinks } from './commitment-matters.ts'
import { deedLinks } from './deeds.ts'
import type { MeetingRow } from './meeting.queries.ts'
import { reminderLinks } from './reminder-matters.ts'

/** A page of the practice that a line of the agenda leads to: "Cam kết chờ chi bộ xác nhận (3)". */
export interface ItemLink {
  readonly kind: AgendaKind
  readonly href: string
  readonly label: string
}

export type Links = (db: Database, meeting: MeetingRow, t: Text) => Promise<readonly ItemLink[]>

/** One line a feature; none where it has nothing for this meeting. */
const links: readonly Links[] = [commitmentLinks, deedLinks, reminderLinks]

/** Features that stand above meetings bring theirs when the app is put together; brought twice, it stands once. */
const brought = new Set<Links>()
export const addItemLinks = (of: Links): void => {
  brought.add(of)
}

export const itemLinksOf = async (db: Database, meeting: MeetingRow, t: Text): Promise<readonly ItemLink[]> =>
  (await Promise.all([...links, ...brought].map((of) => of(db, meeting, t)))).flat()
