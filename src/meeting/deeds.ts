import { deedsAt } from '../good-deed/good-deed.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import type { Text, Vietnamese } from '../text/text.ts'
import type { ItemLink } from './item-links.ts'
import type { MeetingRow } from './meeting.queries.ts'
import type { Matter } from './minutes-matters.ts'

/** Under the line for good deeds, while something waits there or was settled there. */
export async function deedLinks(db: Database, meeting: MeetingRow, t: Text): Promise<readonly ItemLink[]> {
  const deeds = await deedsAt(db, meeting)
  if (deeds.length === 0) return []
  return [
    {
      kind: 'good-deeds',
      href: paths.meetingDeeds.to({ meeting: meeting.id }),
      label: t.goodDeed.table.link(deeds.filter((deed) => !deed.outcome).length),
    },
  ]
}

/** The minutes name what the cell confirmed. What it did not confirm stands nowhere. */
export async function deedMatters(
  db: Database,
  meeting: MeetingRow,
  t: Vietnamese,
): Promise<readonly Matter[]> {
  const { minutes: m, from } = t.goodDeed
  const confirmed = (await deedsAt(db, meeting)).filter((deed) => deed.outcome === 'confirmed')
  if (confirmed.length === 0) return []
  const lines = confirmed.map((deed) =>
    m.line(
      deed.name,
      deed.words,
      showDay(deed.day),
      deed.origin === 'people' && deed.source ? from.peopleShort(t.goodDeed.sources[deed.source]) : '',
    ),
  )
  return [
    {
      kind: 'good-deeds',
      heading: m.heading,
      blocks: [
        { kind: 'fact', label: m.confirmed, text: '' },
        { kind: 'list', lines },
      ],
    },
  ]
}
