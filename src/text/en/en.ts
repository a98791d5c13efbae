import type { Text } from '../text.ts'
import { account } from './account.ts'
import { app, conflict, form } from './app.ts'
import { briefing } from './briefing.ts'
import { commitment } from './commitment.ts'
import { comparison } from './comparison.ts'
import { demo } from './demo.ts'
import { feedback } from './feedback.ts'
import { feedbackCase } from './feedback-case.ts'
import { feedbackFollow } from './feedback-follow.ts'
import { feedbackPublic } from './feedback-public.ts'
import { figure } from './figure.ts'
import { goodDeed } from './good-deed.ts'
import { inspection } from './inspection.ts'
import { catalogue, imports, organisation, people, setup } from './keeping.ts'
import { launching } from './launching.ts'
import { meeting } from './meeting.ts'
import { minutes } from './minutes.ts'
import { month } from './month.ts'
import { movement } from './movement.ts'
import { notice } from './notice.ts'
import { onPaper } from './on-paper.ts'
import { opinion } from './opinion.ts'
import { data, diary } from './own.ts'
import { appeals, ownConclusion } from './own-conclusion.ts'
import { absence, calendar, lunar, ownMeeting, preparation } from './own-meeting.ts'
import { paper } from './paper.ts'
import { cellPromises, knownPlans } from './promise.ts'
import { reminder } from './reminder.ts'
import { reminding } from './reminding.ts'
import { reporting } from './reporting.ts'
import { reviewPrompt } from './review-prompt.ts'
import { rollUpFile } from './roll-up-file.ts'
import { rotation } from './rotation.ts'
import { round } from './round.ts'
import { cell, committee } from './seeing.ts'
import { funnel, heatMap, progress, target } from './target.ts'
import { targetAbove } from './target-above.ts'
import { yearForm } from './year-form.ts'

/** English for the screen; papers, messages and what is stored stay Vietnamese. */
export const en: Text = {
  lang: 'en',
  app,
  conflict,
  form,
  account,
  demo,
  month,
  diary,
  goodDeed,
  data,
  cell,
  committee,
  meeting,
  minutes,
  reminder,
  reminding,
  notice,
  reporting,
  rollUpFile,
  rotation,
  round,
  comparison,
  target,
  targetAbove,
  funnel,
  heatMap,
  progress,
  ownMeeting,
  ownConclusion,
  appeals,
  absence,
  preparation,
  onPaper,
  knownPlans,
  cellPromises,
  calendar,
  lunar,
  paper,
  movement,
  launching,
  briefing,
  setup,
  organisation,
  people,
  imports,
  catalogue,
  commitment,
  feedback,
  feedbackCase,
  feedbackFollow,
  feedbackPublic,
  reviewPrompt,
  figure,
  opinion,
  inspection,
  yearForm,
}
