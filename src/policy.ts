import type { Power } from './membership/powers.rules.ts'
import type { PathName } from './paths.ts'

/**
 * Who may come in at each address. A path without a row does not compile; the guard in app.ts reads nothing else.
 *
 * - anyone: no account needed
 * - signed-in: a session, even on a device that nobody has approved yet
 * - own: a session on an approved device; the page shows the visitor's own matters
 * - a power: held over the cell of the address (`cell`), over the cell of the person of the address (`person`),
 *   over the cell of the meeting of the address (`meeting`), over some cell at least (`some`), or over the whole
 *   organisation (`all`)
 * - meeting-table: who may run the meeting of the address, or is its clerk until its minutes are locked
 * - minutes: who sits at that table, at any time; with the power 'read-minutes' over the meeting's cell once they are locked
 * - demo: only where the demo commune runs
 */
export type Rule =
  | 'anyone'
  | 'signed-in'
  | 'own'
  | 'demo'
  | 'meeting-table'
  | 'minutes'
  | { readonly power: Power; readonly over: 'cell' | 'person' | 'meeting' | 'some' | 'all' }

const cell = (power: Power) => ({ power, over: 'cell' }) as const
const all = (power: Power) => ({ power, over: 'all' }) as const
const keep = all('keep')

export const policy: Record<PathName, Rule> = {
  home: 'anyone',
  health: 'anyone',
  asset: 'anyone',
  paperStyle: 'anyone',
  signIn: 'anyone',
  unlock: 'anyone',
  card: 'anyone',
  enrol: 'anyone',
  setup: 'anyone',
  calendarFeed: 'anyone',
  signOut: 'signed-in',
  waiting: 'signed-in',
  waitingSheet: 'signed-in',
  waitingFreshStart: 'signed-in',

  sheet: 'own',
  sheetKept: 'own',
  month: 'own',
  promises: 'own',
  skim: 'own',
  fullList: 'own',
  closeLook: 'own',
  learning: 'own',
  learningDiary: 'own',
  plans: 'own',
  plan: 'own',
  check: 'own',
  reopen: 'own',
  pastMonths: 'own',
  pastMonth: 'own',
  slip: 'own',
  diary: 'own',
  diaryNew: 'own',
  diaryExport: 'own',
  diaryEntry: 'own',
  diaryErase: 'own',
  meeting: 'own',
  myRotation: 'own',
  absence: 'own',
  preparation: 'own',
  preparationPaper: 'own',
  preparationSend: 'own',
  me: 'own',
  myData: 'own',
  myExport: 'own',
  myErasure: 'own',
  conclusions: 'own',
  conclusionFix: 'own',
  conclusionPlan: 'own',
  appeal: 'own',
  deeds: 'own',
  deedNew: 'own',
  deedDecline: 'own',
  deedTakeBack: 'own',
  deedName: 'own',
  board: 'own',
  boardOfCell: 'own',
  calendar: 'own',
  devices: 'own',
  deviceApprove: 'own',
  deviceRevoke: 'own',
  freshStartRefuse: 'own',

  minutesPrint: 'minutes',
  minutesWord: 'minutes',

  myCell: { power: 'see-done', over: 'some' },
  cell: cell('see-done'),
  cellPaper: cell('keep-line'),
  cellClose: cell('keep-line'),
  cellDeclared: cell('see-declared'),
  cellCards: cell('print-cards'),
  rotation: cell('run-meeting'),
  rotationDraft: cell('run-meeting'),
  rotationAdopt: cell('run-meeting'),
  rotationMove: cell('run-meeting'),
  rotationApart: cell('run-meeting'),
  rotationPrint: cell('run-meeting'),
  cellDeeds: cell('run-meeting'),
  deedThanks: cell('run-meeting'),
  freshStarts: { power: 'witness', over: 'some' },
  freshStart: { power: 'witness', over: 'some' },

  cellMeetings: cell('run-meeting'),
  meetingNew: cell('run-meeting'),
  meetingFromBook: cell('run-meeting'),
  meetingHub: 'meeting-table',
  meetingWhen: 'meeting-table',
  meetingAgenda: 'meeting-table',
  meetingNotice: 'meeting-table',
  meetingDrop: 'meeting-table',
  meetingOpen: 'meeting-table',
  meetingRoll: 'meeting-table',
  meetingLine: 'meeting-table',
  meetingItem: 'meeting-table',
  meetingTexts: 'meeting-table',
  meetingSpeech: 'meeting-table',
  meetingVote: 'meeting-table',
  meetingTask: 'meeting-table',
  meetingReviews: 'meeting-table',
  meetingReview: 'meeting-table',
  meetingConclude: 'meeting-table',
  meetingDeeds: 'meeting-table',
  meetingScore: 'meeting-table',
  meetingEnd: 'meeting-table',
  minutesLock: 'meeting-table',
  minutes: 'minutes',
  minutesAddendum: { power: 'run-meeting', over: 'meeting' },

  committee: all('see-committee'),
  appeals: all('answer-appeal'),
  appealAnswer: all('answer-appeal'),
  committeeMeetings: all('see-committee'),
  committeeDeeds: all('see-committee'),
  figures: all('see-committee'),
  release: all('release'),

  defaults: keep,
  meetingDefaults: keep,
  rotationPolicy: keep,
  reminderPolicy: keep,
  organisation: keep,
  unitNew: keep,
  unit: keep,
  unitMerge: keep,
  unitMove: keep,
  people: keep,
  personNew: keep,
  person: keep,
  personTransfer: keep,
  personStatus: keep,
  personPost: keep,
  personPostEnd: keep,
  imports: keep,
  import: keep,
  importColumns: keep,
  importFix: keep,
  importTrial: keep,
  importCommit: keep,
  importUndo: keep,
  catalogues: keep,
  catalogue: keep,

  demo: 'demo',
  demoRole: 'demo',
  demoReset: 'demo',
}
