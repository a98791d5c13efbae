import type { Serve } from '../account/visit.ts'
import { absenceRoutes } from './absence.routes.tsx'
import { agendaRoutes } from './agenda.routes.tsx'
import { bookRoutes } from './book.routes.tsx'
import { cellMeetingRoutes } from './cell-meetings.routes.tsx'
import { meetingCommitmentRoutes } from './commitments.routes.tsx'
import { concludeRoutes } from './conclude.routes.tsx'
import { tableDeedRoutes } from './deeds.routes.tsx'
import { endingRoutes } from './ending.routes.tsx'
import { hubRoutes } from './hub.routes.tsx'
import { itemRoutes } from './item.routes.tsx'
import { lineRoutes } from './line.routes.tsx'
import { lineConcludeRoutes } from './line-conclude.routes.tsx'
import { lockRoutes } from './lock.routes.tsx'
import { meetingDefaultRoutes } from './meeting-default.routes.tsx'
import { openRoutes } from './open.routes.tsx'
import { ownMeetingRoutes } from './own-meeting.routes.tsx'
import { preparationRoutes } from './preparation.routes.tsx'
import { sendSheetRoutes } from './preparation-send.routes.tsx'
import { prepareRoutes } from './prepare.routes.tsx'
import { reminderTableRoutes } from './reminder-table.routes.tsx'
import { reviewRoutes } from './reviews.routes.tsx'
import { rollRoutes } from './roll.routes.tsx'
import { rotationPolicyRoutes } from './rotation-policy.routes.tsx'
import { scoreRoutes } from './score.routes.tsx'
import { speechRoutes } from './speech.routes.tsx'
import { textRoutes } from './texts.routes.tsx'
import { voteRoutes } from './vote.routes.tsx'

/** The member's side of a meeting, the table's before, during and after it, and what an organisation lays down. */
export function meetingRoutes(serve: Serve) {
  ownMeetingRoutes(serve)
  absenceRoutes(serve)
  preparationRoutes(serve)
  sendSheetRoutes(serve)

  cellMeetingRoutes(serve)
  bookRoutes(serve)
  prepareRoutes(serve)
  agendaRoutes(serve)
  openRoutes(serve)

  hubRoutes(serve)
  rollRoutes(serve)
  lineRoutes(serve)
  itemRoutes(serve)
  textRoutes(serve)
  speechRoutes(serve)
  voteRoutes(serve)
  reviewRoutes(serve)
  concludeRoutes(serve)
  tableDeedRoutes(serve)
  reminderTableRoutes(serve)
  lineConcludeRoutes(serve)
  meetingCommitmentRoutes(serve)
  scoreRoutes(serve)

  endingRoutes(serve)
  lockRoutes(serve)

  meetingDefaultRoutes(serve)
  rotationPolicyRoutes(serve)
}
