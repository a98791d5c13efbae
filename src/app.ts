import { Hono } from 'hono'
import { accountRoutes } from './account/account.routes.tsx'
import { languageRoutes } from './account/language.routes.ts'
import type { Serve } from './account/visit.ts'
import { briefingRoutes } from './briefing/briefing.routes.tsx'
import { catalogueRoutes } from './catalogue/catalogue.routes.tsx'
import { commitmentRoutes } from './commitment/commitment.routes.tsx'
import { appealRoutes } from './conclusion/appeal.routes.tsx'
import { conclusionRoutes } from './conclusion/conclusion.routes.tsx'
import { diaryRoutes } from './diary/diary.routes.tsx'
import { actRoutes } from './feedback/act.routes.tsx'
import { caseRoutes } from './feedback/case.routes.tsx'
import { casePaperRoutes } from './feedback/case-paper.routes.tsx'
import { certificateRoutes } from './feedback/certificate.routes.tsx'
import { feedbackDeskRoutes } from './feedback/desk.routes.tsx'
import { enteredRoutes } from './feedback/entered.routes.tsx'
import { officeRoutes } from './feedback/office.routes.tsx'
import { ownFeedbackRoutes } from './feedback/own.routes.tsx'
import { makePace, type Pace } from './feedback/pace.ts'
import { publicRoutes } from './feedback/public.routes.tsx'
import { senderRoutes } from './feedback/sender.routes.tsx'
import { thanksRoutes } from './feedback/thanks.routes.tsx'
import { timesRoutes } from './feedback/times.routes.tsx'
import { gate } from './gate.ts'
import { goodDeedRoutes } from './good-deed/good-deed.routes.tsx'
import { healthRoute } from './health.ts'
import { inspectionRoutes } from './inspection/inspection.routes.tsx'
import { ownInspectionRoutes } from './inspection/own.routes.tsx'
import { tableInspectionRoutes } from './inspection/table.routes.tsx'
import { meetingRoutes } from './meeting/meeting.routes.tsx'
import { cardRoutes } from './membership/cards.routes.tsx'
import { importRoutes } from './membership/import.routes.tsx'
import { importDraftRoutes } from './membership/import-draft.routes.tsx'
import { importTrialRoutes } from './membership/import-trial.routes.tsx'
import { peopleRoutes } from './membership/people.routes.tsx'
import { personChangeRoutes } from './membership/people-changes.routes.tsx'
import { postRoutes } from './membership/people-posts.routes.tsx'
import { personRoutes } from './membership/person.routes.tsx'
import { unitChangeRoutes } from './membership/unit-changes.routes.tsx'
import { unitRoutes } from './membership/units.routes.tsx'
import { defaultsRoutes } from './movement/defaults.routes.tsx'
import { movementRoutes } from './movement/movement.routes.tsx'
import { myDataRoutes } from './my-data/my-data.routes.tsx'
import { byHandRoutes } from './notification/by-hand.routes.tsx'
import { cellMessagesRoutes } from './notification/cell-messages.routes.tsx'
import { contactRoutes } from './notification/contact.routes.tsx'
import { myMessagesRoutes } from './notification/my-messages.routes.tsx'
import { noticeSettingsRoutes } from './notification/settings.routes.tsx'
import { cellHelpersRoutes } from './on-paper/cell-helpers.routes.tsx'
import { confirmRoutes } from './on-paper/confirm.routes.tsx'
import { onBehalfRoutes } from './on-paper/on-behalf.routes.tsx'
import { ownOnBehalfRoutes } from './on-paper/own-on-behalf.routes.tsx'
import { slipRoutes } from './on-paper/slip.routes.tsx'
import { opinionRoutes } from './opinion/opinion.routes.tsx'
import { type PathName, paths } from './paths.ts'
import { cellPromisesRoutes } from './plan/cell-promises.routes.tsx'
import { knownPlansRoutes } from './plan/known-plans.routes.tsx'
import { planRoutes } from './plan/plan.routes.tsx'
import { plansRoutes } from './plan/plans.routes.tsx'
import { promisesRoutes } from './plan/promises.routes.tsx'
import type { Assets } from './platform/assets.ts'
import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import type { Database } from './platform/database.ts'
import {
  compressPages,
  originCheck,
  problemPages,
  securityHeaders,
  serveAssets,
  serveWorker,
} from './platform/http.ts'
import type { Log } from './platform/log.ts'
import { notFound } from './platform/problem.ts'
import { policy } from './policy.ts'
import { reminderAppealRoutes } from './reminder/reminder-appeal.routes.tsx'
import { deskRoutes } from './reminder/reminder-desk.routes.tsx'
import { ownReminderRoutes } from './reminder/reminder-own.routes.tsx'
import { handedInRoutes } from './reminder/reminder-paper.routes.tsx'
import { reminderPolicyRoutes } from './reminder/reminder-policy.routes.tsx'
import { calendarRoutes } from './report/calendar.routes.tsx'
import { commitmentSheetRoutes } from './report/commitment-sheet.routes.tsx'
import { comparisonPaperRoutes } from './report/comparison.routes.tsx'
import { diaryExportRoutes } from './report/diary-export.routes.tsx'
import { minutesRoutes } from './report/minutes.routes.tsx'
import { minutesPreviewRoutes } from './report/minutes-preview.routes.tsx'
import { opinionPaperRoutes } from './report/opinion-paper.routes.tsx'
import { progressPaperRoutes } from './report/progress.routes.tsx'
import { reportRoutes } from './report/report.routes.tsx'
import { reportCalendarRoutes } from './report/report-calendar.routes.tsx'
import { reportDefaultRoutes } from './report/report-default.routes.tsx'
import { reportFileRoutes } from './report/report-file.routes.tsx'
import { yearFormWordRoutes } from './report/year-form.routes.tsx'
import { reviewPromptRoutes } from './review-prompt/review-prompt.routes.tsx'
import { issueRoutes } from './roll-up-file/issue.routes.tsx'
import { rollUpFileRoutes } from './roll-up-file/own.routes.tsx'
import { takingRoutes } from './roll-up-file/taking.routes.tsx'
import { rotationRoutes } from './rotation/rotation.routes.tsx'
import { rotationApartRoutes } from './rotation/rotation-apart.routes.tsx'
import { rotationReadingRoutes } from './rotation/rotation-reading.routes.tsx'
import { rotationTurnRoutes } from './rotation/rotation-turn.routes.tsx'
import { cellRoundRoutes } from './round/cell-round.routes.tsx'
import { comparisonRoutes } from './round/comparison.routes.tsx'
import { ownRoundRoutes } from './round/own-round.routes.tsx'
import { roundRoutes } from './round/rounds.routes.tsx'
import { tableRoundRoutes } from './round/table-round.routes.tsx'
import { cellRoutes } from './self-review/cell.routes.tsx'
import { checkRoutes } from './self-review/check.routes.tsx'
import { learningRoutes } from './self-review/learning.routes.tsx'
import { pastRoutes } from './self-review/past.routes.tsx'
import { readingRoutes } from './self-review/reading.routes.tsx'
import { selfReviewRoutes } from './self-review/self-review.routes.tsx'
import { setupRoutes } from './setup/setup.routes.tsx'
import { aboveRoutes } from './statistics/above.routes.tsx'
import { meetingStripRoutes } from './statistics/meetings.routes.tsx'
import { monthRoutes } from './statistics/months.routes.tsx'
import { progressRoutes } from './statistics/progress.routes.tsx'
import { statisticsRoutes } from './statistics/statistics.routes.tsx'
import { targetRoutes } from './statistics/target.routes.tsx'
import { yearFormRoutes } from './year-form/year-form.routes.tsx'

export interface AppParts {
  readonly db: Database
  readonly clock: Clock
  readonly config: Config
  readonly assets: Assets
  readonly log: Log
  /** Routes of the demo commune, given only when it runs. */
  readonly demo?: (serve: Serve) => void
  /** What slows down floods at the public form; the measures bring one that lets everything through. */
  readonly pace?: Pace
}

/** The stack in order. What a path allows stands in policy.ts and is checked by the gate before its handler runs. */
export function createApp(parts: AppParts): Hono {
  const app = new Hono()
  app.onError(problemPages(parts))
  app.notFound(() => {
    throw notFound()
  })
  app.use(securityHeaders(parts.config))
  app.use(compressPages)
  app.use(originCheck(parts.config))
  app.get(paths.asset.pattern, serveAssets(parts.assets))
  app.get(paths.pushWorker.pattern, serveWorker(parts.assets))

  const names = new Map(
    Object.entries(paths).map(([name, path]) => [path.pattern as string, name as PathName]),
  )
  const serve: Serve = (path, handlers) => {
    const name = names.get(path.pattern)!
    const rule = policy[name]
    const { get, paper, post, room } = handlers
    if (get) app.get(path.pattern, gate(parts, rule, get))
    if (paper)
      app.get(
        path.pattern,
        gate(parts, rule, (v) => paper(v.onPaper())),
      )
    if (post) app.post(path.pattern, gate(parts, rule, post, room))
  }

  healthRoute(serve)
  accountRoutes(serve)
  languageRoutes(serve)
  cardRoutes(serve)
  unitRoutes(serve)
  unitChangeRoutes(serve)
  peopleRoutes(serve)
  personRoutes(serve)
  personChangeRoutes(serve)
  postRoutes(serve)
  catalogueRoutes(serve)
  defaultsRoutes(serve)
  movementRoutes(serve)
  briefingRoutes(serve)
  importRoutes(serve)
  importDraftRoutes(serve)
  importTrialRoutes(serve)
  commitmentSheetRoutes(serve)
  yearFormRoutes(serve)
  yearFormWordRoutes(serve)
  diaryExportRoutes(serve)
  diaryRoutes(serve)
  selfReviewRoutes(serve)
  readingRoutes(serve)
  checkRoutes(serve)
  learningRoutes(serve)
  planRoutes(serve)
  promisesRoutes(serve)
  plansRoutes(serve)
  goodDeedRoutes(serve)
  knownPlansRoutes(serve)
  cellPromisesRoutes(serve)
  reviewPromptRoutes(serve)
  slipRoutes(serve)
  cellHelpersRoutes(serve)
  onBehalfRoutes(serve)
  confirmRoutes(serve)
  ownOnBehalfRoutes(serve)
  cellRoutes(serve)
  reminderPolicyRoutes(serve)
  ownReminderRoutes(serve)
  deskRoutes(serve)
  handedInRoutes(serve)
  reminderAppealRoutes(serve)
  rotationRoutes(serve)
  rotationTurnRoutes(serve)
  rotationApartRoutes(serve)
  rotationReadingRoutes(serve)
  statisticsRoutes(serve)
  targetRoutes(serve)
  progressRoutes(serve)
  monthRoutes(serve)
  aboveRoutes(serve)
  meetingStripRoutes(serve)
  pastRoutes(serve)
  commitmentRoutes(serve)
  conclusionRoutes(serve)
  appealRoutes(serve)
  calendarRoutes(serve)
  myMessagesRoutes(serve)
  contactRoutes(serve)
  cellMessagesRoutes(serve)
  byHandRoutes(serve)
  noticeSettingsRoutes(serve)
  meetingRoutes(serve)
  roundRoutes(serve)
  ownRoundRoutes(serve)
  cellRoundRoutes(serve)
  tableRoundRoutes(serve)
  comparisonRoutes(serve)
  comparisonPaperRoutes(serve)
  reportDefaultRoutes(serve)
  reportCalendarRoutes(serve)
  reportRoutes(serve)
  reportFileRoutes(serve)
  rollUpFileRoutes(serve)
  takingRoutes(serve)
  issueRoutes(serve)
  progressPaperRoutes(serve)
  minutesRoutes(serve)
  minutesPreviewRoutes(serve)
  myDataRoutes(serve)
  const pace = parts.pace ?? makePace()
  publicRoutes(serve, pace)
  senderRoutes(serve, pace)
  feedbackDeskRoutes(serve)
  enteredRoutes(serve)
  officeRoutes(serve)
  timesRoutes(serve)
  casePaperRoutes(serve)
  caseRoutes(serve)
  actRoutes(serve)
  thanksRoutes(serve)
  certificateRoutes(serve)
  ownFeedbackRoutes(serve)
  inspectionRoutes(serve)
  ownInspectionRoutes(serve)
  tableInspectionRoutes(serve)
  opinionRoutes(serve)
  opinionPaperRoutes(serve)
  setupRoutes(serve)
  parts.demo?.(serve)
  return app
}
