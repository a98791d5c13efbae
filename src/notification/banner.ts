import type { Visit } from '../account/visit.ts'
import { isAwaited } from '../membership/powers.rules.ts'
import type { Scope } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import type { Banner } from '../ui/layout.tsx'
import { invitationOf } from './cell-messages.ts'

/** The invitation to the cell's next meeting once it was noticed: for each of its members the same, whatever else they were told. */
export async function bannerOf(v: Visit, { tenant, membership }: Scope): Promise<Banner | null> {
  if (!tenant || !membership || !isAwaited(membership.status)) return null
  const { text, noticed } = await invitationOf(v.db, tenant, membership.cell, v.today)
  return noticed ? { text, href: paths.meeting.to(), label: v.t.notice.banner } : null
}
