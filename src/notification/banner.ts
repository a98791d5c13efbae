import type { Visit } from '../account/visit.ts'
import { whenOf } from '../meeting/when.ts'
import { isAwaited } from '../membership/powers.rules.ts'
import type { Scope } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import type { Banner } from '../ui/layout.tsx'
import { noticedMeeting } from './cell-messages.queries.ts'

/** The cell's next meeting once it was noticed: for each of its members the same, whatever else they were told. */
export async function bannerOf(v: Visit, { tenant, membership }: Scope): Promise<Banner | null> {
  if (!tenant || !membership || !isAwaited(membership.status)) return null
  const meeting = await noticedMeeting(v.db, tenant, membership.cell, v.today)
  if (!meeting) return null
  const text = v.t.ownMeeting.next(whenOf(v.t, meeting))
  return { text, href: paths.meeting.to(), label: v.t.notice.banner }
}
