import { printCard } from '../src/account/card.ts'
import { addDevice, hashPin } from '../src/account/device.ts'
import { askFreshStart } from '../src/account/fresh-start.ts'
import { startSession } from '../src/account/session.ts'
import { sendAppeal } from '../src/conclusion/appeal.ts'
import type { Which } from '../src/feedback/case-write.ts'
import { sendLetter } from '../src/feedback/letters.ts'
import { addPhoto } from '../src/feedback/photo.ts'
import { noteDeed } from '../src/good-deed/good-deed.ts'
import { planInspection } from '../src/inspection/inspection.ts'
import { planMeeting } from '../src/meeting/meeting.ts'
import { addReviews } from '../src/meeting/meeting-review.ts'
import { givePost } from '../src/membership/membership.ts'
import { beginNote, sendNote, writeLine } from '../src/opinion/opinion.ts'
import type { PathName } from '../src/paths.ts'
import { randomId } from '../src/platform/ids.ts'
import { sql } from '../src/platform/sql.ts'
import { makeFeed } from '../src/report/calendar.ts'
import { draftRotation } from '../src/rotation/rotation.ts'
import { followTallies } from '../src/statistics/tally.ts'
import { type CastName, PIN, today } from './cast.ts'
import { signedBy } from './commitments.ts'
import { concludedAbout } from './concluded.ts'
import { casework, finalCase, foundedCase, oneReader, received, thankedCase } from './feedback.ts'
import { type Browser, fillForm, formFields, type SignedIn, type World } from './harness.ts'
import { seenInspection } from './inspections.ts'
import { lockedMeeting, runningMeeting } from './meetings.ts'
import { directiveOf, movementBy, sessionOf } from './movements.ts'
import { enteredOnBehalf } from './on-behalf.ts'
import { jpegOf } from './photos.ts'
import { appealedReminder } from './reminded.ts'
import { frozenReportOf } from './reports.ts'
import { issuedReport, takenFile } from './roll-up.ts'
import { closed, concluded, launched } from './rounds.ts'

/** Who walks up to every door: the cast, somebody signed out, and Lan's new phone that nobody has approved. */
export type Visitor = CastName | 'signed-out' | 'unapproved'

export const visitors: readonly Visitor[] = [
  'nam',
  'lan',
  'huong',
  'dung',
  'minh',
  'tam',
  'phuc',
  'hai',
  'kiem',
  'quan',
  'tinh',
  'la',
  'signed-out',
  'unapproved',
]

const approved = visitors.filter((visitor) => visitor !== 'signed-out' && visitor !== 'unapproved')
const signedIn = visitors.filter((visitor) => visitor !== 'signed-out')
/** Everybody but the superior committee, which has no matters in a commune. */
const belonging = approved.filter((visitor) => visitor !== 'tinh')
/** Who has a month at all. The others are led back to their first page, whatever a month's address says. */
export const withMonth: readonly Visitor[] = belonging.filter((visitor) => visitor !== 'quan')
const keepers = ['phuc', 'quan'] as const
/** Members of Lan's commune, who study what its movements ask for. */
const students = ['nam', 'lan', 'huong', 'dung', 'minh', 'tam', 'phuc', 'hai', 'kiem'] as const
/** Officers of some cell who may vouch for a person, and those over all cells. */
const witnesses = ['huong', 'dung', 'tam', 'phuc', 'la'] as const

export interface Door {
  /** Those it opens for; everybody else must find nothing. Written down here by hand, from the product's rules. */
  readonly opens: readonly Visitor[]
  /** For a write, where it opens for others than the page does. */
  readonly writes?: readonly Visitor[]
  readonly methods: readonly ('GET' | 'POST')[]
  /** What stands in the address: always matters of Lan, of her cell, or of her commune. */
  readonly params?: (objects: Objects) => Record<string, string>
}

export interface Objects {
  readonly cell: string
  readonly person: string
  readonly device: string
  readonly entry: string
  readonly period: string
  readonly plan: string
  readonly request: string
  readonly post: string
  readonly import: string
  /** The coming meeting of Lan's cell, at which she is up for review. */
  readonly meeting: string
  /** A meeting of Lan's cell that is running, with Nam as its clerk; a line of its agenda and Lan's review at it. */
  readonly running: string
  readonly item: string
  readonly review: string
  /** A meeting of Lan's cell whose minutes are locked. */
  readonly locked: string
  /** What the cell concluded about Lan a month ago, which she took to the board, and the plan it opened. */
  readonly conclusion: string
  readonly fix: string
  /** A good deed of Lan's that Nam noted. */
  readonly deed: string
  /** Formal reminders of Lan that she took further: one of her cell to the board, one of the committee to the level above. */
  readonly reminder: string
  readonly taken: string
  readonly brought: string
  /** A line of what Lan signed for the year: as she knows it, and in the wording her cell confirmed; one she drafts. */
  readonly promise: string
  readonly promised: string
  readonly draftLine: string
  /** The commune's running round, and two that are closed. */
  readonly round: string
  readonly closedRounds: readonly [string, string]
  /** A report of the commune whose numbers are frozen. */
  readonly report: string
  /** One that was issued too. */
  readonly issued: string
  /** A file that the province took in from another commune, who signs for that, and a sum it sent upward itself. */
  readonly rollUp: { readonly file: string; readonly signer: string; readonly sent: string }
  /** The unit above Lan's commune with a movement it launched; one of the commune's own, and a paper of that. */
  readonly province: string
  readonly movementAbove: string
  readonly movement: string
  readonly directive: string
  /** A session of today to which Lan's cell is invited. */
  readonly briefing: string
  /** The address of Lan's calendar. */
  readonly feed: string
  /** A case of feedback that Kiểm reads, one that goes upward, and what the committee wrote to Lan. */
  readonly case: string
  readonly leaving: string
  readonly letter: string
  /** Cases of the past: thanks, one of which nothing was founded, and one closed with a letter to the cell. */
  readonly thanked: string
  /** Notes of what people talk about: one that is being written, one that was sent. */
  readonly note: string
  readonly sentNote: string
  /** Inspections of Lan whose result she has seen: her cell's, and the inspection committee's. */
  readonly inspected: string
  readonly committees: string
  readonly cleared: string
  readonly founded: string
}

const get = ['GET'] as const
const post = ['POST'] as const
const both = ['GET', 'POST'] as const

const ofBoard = ({ movement }: Objects) => ({ movement })
const ofProvince = ({ province, movementAbove }: Objects) => ({ unit: province, movement: movementAbove })

/** Who sits at the table of the running meeting: those who run the cell's meetings, and its clerk. */
const table = ['huong', 'dung', 'nam'] as const
const running = (objects: Objects) => ({ meeting: objects.running })
/** Members of the commune whose round is running. */
const inRound = withMonth.filter((visitor) => visitor !== 'la')
const compared = ({ closedRounds: [before, after] }: Objects) => ({ before, after })

export const matrix: Record<PathName, Door> = {
  home: { opens: visitors, methods: get },
  health: { opens: visitors, methods: get },
  asset: { opens: [], methods: get, params: () => ({ file: 'nothing.css' }) },
  // The tests have no built files.
  pushWorker: { opens: [], methods: get },
  paperStyle: { opens: visitors, methods: get, params: () => ({ margins: '20-20-30-15.css' }) },
  signIn: { opens: visitors, methods: both },
  language: { opens: visitors, methods: post },
  unlock: { opens: [], methods: both },
  card: { opens: visitors, methods: both },
  enrol: { opens: visitors, methods: post },
  // Set-up is over once there is an organisation.
  setup: { opens: [], methods: both },
  // Opens to whoever has the address, signed in or not.
  calendarFeed: { opens: visitors, methods: get, params: ({ feed }) => ({ token: feed }) },
  // Nobody needs an account to say something.
  feedback: { opens: visitors, methods: both },
  feedbackCode: { opens: visitors, methods: both },
  feedbackCases: { opens: ['kiem'], methods: get },
  feedbackReaders: { opens: ['kiem'], methods: both },
  feedbackPoster: { opens: ['kiem'], methods: get },
  feedbackOffices: { opens: ['kiem'], methods: both },
  feedbackTimes: { opens: ['kiem'], methods: both },
  feedbackEnter: { opens: ['kiem'], methods: both },
  feedbackCase: { opens: ['kiem'], methods: both, params: (all) => ({ case: all.case }) },
  feedbackPhoto: { opens: ['kiem'], methods: get, params: (all) => ({ case: all.case, photo: '1' }) },
  feedbackLetter: { opens: ['kiem'], methods: get, params: (all) => ({ case: all.cleared }) },
  feedbackGuidance: { opens: ['kiem'], methods: get, params: (all) => ({ case: all.founded }) },
  feedbackSlip: { opens: ['kiem'], methods: get, params: (all) => ({ case: all.leaving }) },
  feedbackAct: { opens: ['kiem'], methods: both, params: (all) => ({ case: all.case, act: 'opine' }) },
  feedbackThanks: { opens: ['kiem'], methods: both, params: (all) => ({ case: all.thanked }) },
  feedbackCertificate: { opens: ['kiem'], methods: both, params: (all) => ({ case: all.cleared }) },
  ownPrompts: { opens: approved, methods: get },
  cellInspections: { opens: ['huong', 'dung'], methods: both, params: ({ cell }) => ({ cell }) },
  cellInspection: {
    opens: ['huong', 'dung'],
    methods: both,
    params: ({ cell, inspected }) => ({ cell, inspection: inspected }),
  },
  cellInspectionStep: {
    opens: ['huong', 'dung'],
    methods: both,
    params: ({ cell, inspected }) => ({ cell, inspection: inspected, step: 'thoi' }),
  },
  inspections: { opens: ['kiem'], methods: both },
  inspectionAdopt: { opens: ['kiem'], methods: both },
  inspection: { opens: ['kiem'], methods: both, params: (all) => ({ inspection: all.committees }) },
  inspectionStep: {
    opens: ['kiem'],
    methods: both,
    params: (all) => ({ inspection: all.committees, step: 'thoi' }),
  },
  meetingInspections: { opens: table, methods: both, params: running },
  meetingInspection: {
    opens: table,
    methods: both,
    params: ({ running: meeting, inspected }) => ({ meeting, inspection: inspected }),
  },
  ownInspections: { opens: approved, methods: get },
  ownInspection: { opens: ['lan'], methods: both, params: (all) => ({ inspection: all.inspected }) },
  ownInspectionReport: { opens: ['lan'], methods: both, params: (all) => ({ inspection: all.inspected }) },
  opinionNotes: { opens: ['phuc', 'kiem'], methods: both },
  opinionNote: { opens: ['phuc', 'kiem'], methods: get, params: ({ note }) => ({ note }) },
  opinionLine: { opens: ['phuc', 'kiem'], methods: both, params: ({ note }) => ({ note, line: 'moi' }) },
  opinionSend: { opens: ['phuc', 'kiem'], methods: both, params: ({ note }) => ({ note }) },
  opinionAddendum: { opens: ['phuc', 'kiem'], methods: both, params: ({ sentNote: note }) => ({ note }) },
  opinionPrint: { opens: ['phuc', 'kiem'], methods: get, params: ({ sentNote: note }) => ({ note }) },
  opinionWord: { opens: ['phuc', 'kiem'], methods: get, params: ({ sentNote: note }) => ({ note }) },
  ownFeedback: { opens: approved, methods: get },
  ownFeedbackLetter: { opens: ['lan'], methods: both, params: ({ letter }) => ({ letter }) },
  signOut: { opens: signedIn, methods: post },
  waiting: { opens: signedIn, methods: get },
  waitingSheet: { opens: signedIn, methods: post },
  waitingFreshStart: { opens: signedIn, methods: post },

  sheet: { opens: approved, methods: both },
  sheetKept: { opens: approved, methods: post },
  month: { opens: approved, methods: get },
  promises: { opens: withMonth, methods: both },
  skim: { opens: withMonth, methods: both, params: () => ({ screen: '1' }) },
  // The cast's organisations skim; a full list is nowhere to be found.
  fullList: { opens: [], methods: get, params: () => ({ section: '1' }) },
  closeLook: { opens: withMonth, methods: both, params: () => ({ n: '1' }) },
  learning: { opens: withMonth, methods: both },
  learningDiary: { opens: withMonth, methods: both },
  plans: { opens: approved, methods: get },
  plan: { opens: ['lan'], methods: both, params: ({ plan }) => ({ plan }) },
  check: { opens: withMonth, methods: both },
  reopen: { opens: withMonth, methods: post },
  pastMonths: { opens: approved, methods: get },
  pastMonth: { opens: ['lan'], methods: get, params: ({ period }) => ({ period }) },
  slip: { opens: belonging, methods: get },
  ownRound: { opens: approved, methods: get },
  ownRoundFill: { opens: inRound, methods: both },
  ownRoundScreen: { opens: inRound, methods: both, params: () => ({ screen: '1' }) },
  // Lan named one thing in her draft; nobody else has a first one.
  ownRoundSign: { opens: ['lan'], methods: both, params: () => ({ n: '1' }) },
  ownRoundCheck: { opens: inRound, methods: both },
  handedSlip: { opens: belonging, methods: get },
  commitmentSlip: { opens: belonging, methods: get },
  onBehalf: { opens: belonging, methods: get },
  // Lan named Nam to enter for her, who asked Dũng to have seen her sign.
  onBehalfFor: { opens: ['nam'], methods: both, params: ({ person }) => ({ member: person }) },
  onBehalfConfirm: { opens: ['nam'], methods: both, params: ({ person }) => ({ member: person }) },
  onBehalfWitness: { opens: ['dung'], methods: both, params: ({ person }) => ({ member: person }) },
  diary: { opens: belonging, methods: both },
  diaryNew: { opens: belonging, methods: get },
  diaryExport: { opens: belonging, methods: both },
  diaryEntry: { opens: ['lan'], writes: belonging, methods: both, params: ({ entry }) => ({ entry }) },
  diaryErase: { opens: ['lan'], methods: post, params: ({ entry }) => ({ entry }) },
  meeting: { opens: belonging, methods: get },
  myRotation: { opens: belonging, methods: get },
  absence: {
    opens: ['nam', 'lan', 'huong', 'dung'],
    methods: both,
    params: ({ meeting }) => ({ meeting }),
  },
  preparation: { opens: ['lan'], methods: both, params: ({ meeting }) => ({ meeting }) },
  preparationPaper: { opens: ['lan'], methods: get, params: ({ meeting }) => ({ meeting }) },
  preparationSend: { opens: ['lan'], methods: both, params: ({ meeting }) => ({ meeting }) },
  cellPrompts: { opens: ['huong', 'dung'], methods: get, params: ({ cell }) => ({ cell }) },
  cellMeetings: { opens: ['huong', 'dung'], methods: get, params: ({ cell }) => ({ cell }) },
  meetingNew: { opens: ['huong', 'dung'], methods: both, params: ({ cell }) => ({ cell }) },
  meetingFromBook: { opens: ['huong', 'dung'], methods: both, params: ({ cell }) => ({ cell }) },
  meetingHub: { opens: table, methods: get, params: running },
  meetingWhen: { opens: ['huong', 'dung'], methods: both, params: ({ meeting }) => ({ meeting }) },
  meetingAgenda: { opens: table, methods: both, params: running },
  meetingNotice: { opens: ['huong', 'dung'], methods: post, params: ({ meeting }) => ({ meeting }) },
  meetingDrop: { opens: ['huong', 'dung'], methods: both, params: ({ meeting }) => ({ meeting }) },
  meetingOpen: { opens: ['huong', 'dung'], methods: both, params: ({ meeting }) => ({ meeting }) },
  meetingRoll: { opens: table, methods: both, params: running },
  meetingLine: { opens: table, methods: both, params: running },
  meetingItem: { opens: table, methods: both, params: (all) => ({ ...running(all), item: all.item }) },
  meetingTexts: { opens: table, methods: post, params: running },
  meetingSpeech: { opens: table, methods: both, params: (all) => ({ ...running(all), about: all.item }) },
  meetingVote: { opens: table, methods: both, params: (all) => ({ ...running(all), about: all.item }) },
  meetingTask: { opens: table, methods: both, params: running },
  meetingReviews: { opens: table, methods: both, params: running },
  meetingReview: { opens: table, methods: both, params: (all) => ({ ...running(all), review: all.review }) },
  meetingConclude: {
    opens: table,
    methods: both,
    params: (all) => ({ ...running(all), review: all.review }),
  },
  meetingDeeds: { opens: table, methods: both, params: running },
  meetingReminders: { opens: table, methods: get, params: running },
  meetingReminderStep: {
    opens: table,
    methods: both,
    params: (all) => ({ ...running(all), reminder: all.reminder, step: 'cong-nhan' }),
  },
  meetingLineConclude: {
    opens: table,
    methods: both,
    params: (all) => ({ ...running(all), review: all.review, line: all.promised }),
  },
  meetingCommitments: { opens: table, methods: both, params: running },
  meetingScore: { opens: table, methods: both, params: running },
  meetingRound: { opens: table, methods: get, params: running },
  meetingRoundTogether: { opens: table, methods: both, params: running },
  meetingRoundMember: {
    opens: table,
    methods: both,
    params: (all) => ({ ...running(all), person: all.person }),
  },
  meetingRoundWithdraw: {
    opens: table,
    methods: post,
    params: (all) => ({ ...running(all), person: all.person }),
  },
  meetingEnd: { opens: table, methods: both, params: running },
  minutes: { opens: ['huong', 'dung', 'phuc'], methods: get, params: ({ locked }) => ({ meeting: locked }) },
  minutesLock: { opens: ['huong', 'dung'], methods: post, params: ({ locked }) => ({ meeting: locked }) },
  minutesAddendum: {
    opens: ['huong', 'dung'],
    methods: both,
    params: ({ locked }) => ({ meeting: locked }),
  },
  // Those who only read them get them once they are locked: one paper of a locked meeting, one of a planned one.
  minutesPrint: {
    opens: ['huong', 'dung', 'phuc'],
    methods: get,
    params: ({ locked }) => ({ meeting: locked }),
  },
  minutesWord: { opens: ['huong', 'dung'], methods: get, params: ({ meeting }) => ({ meeting }) },
  // Everybody's own; a year is there for those who belong to a cell, or have something of it.
  commitments: { opens: approved, methods: get },
  commitment: { opens: withMonth, methods: both, params: () => ({ year: '2026' }) },
  commitmentLine: {
    opens: ['lan'],
    writes: withMonth,
    methods: both,
    params: ({ draftLine }) => ({ year: '2027', line: draftLine }),
  },
  commitmentSign: { opens: withMonth, methods: both, params: () => ({ year: '2026' }) },
  commitmentMonth: { opens: withMonth, methods: both, params: () => ({ year: '2026', month: '11' }) },
  commitmentPlan: {
    opens: ['lan'],
    methods: both,
    params: ({ promise }) => ({ year: '2026', line: promise }),
  },
  commitmentPrint: { opens: ['lan'], methods: get, params: () => ({ year: '2026' }) },
  commitmentWord: { opens: ['lan'], methods: get, params: () => ({ year: '2026' }) },
  // Lan has begun hers.
  yearForm: { opens: withMonth, methods: both, params: () => ({ year: '2026' }) },
  yearFormSection: { opens: withMonth, methods: both, params: () => ({ year: '2026', section: '1' }) },
  yearFormWord: { opens: ['lan'], methods: get, params: () => ({ year: '2026' }) },
  me: { opens: approved, methods: get },
  myData: { opens: approved, methods: get },
  myExport: { opens: approved, methods: get },
  myErasure: { opens: approved, methods: both },
  ownOnBehalf: { opens: belonging, methods: both },
  knownPlans: { opens: approved, methods: get },
  knownPlan: { opens: ['lan'], methods: post, params: ({ brought }) => ({ plan: brought }) },
  conclusions: { opens: approved, methods: get },
  conclusionFix: { opens: ['lan'], methods: post, params: ({ fix }) => ({ plan: fix }) },
  conclusionPlan: { opens: ['lan'], methods: both, params: ({ conclusion }) => ({ conclusion }) },
  // Phúc may answer, so that nothing is handed over: the paper is there for nobody (conclusion/hand-over.test.ts).
  appealPaper: { opens: [], methods: get, params: ({ conclusion }) => ({ conclusion }) },
  appealUpward: { opens: [], methods: get, params: ({ conclusion }) => ({ conclusion }) },
  appeal: { opens: ['lan'], methods: both, params: ({ conclusion }) => ({ conclusion }) },
  deeds: { opens: approved, methods: get },
  deedNew: { opens: withMonth, methods: both },
  // Nam told of a deed of Lan's: she may decline it and have her name shown, he may take it back.
  deedDecline: { opens: ['lan'], methods: post, params: ({ deed }) => ({ deed }) },
  deedTakeBack: { opens: ['nam'], methods: post, params: ({ deed }) => ({ deed }) },
  deedName: { opens: ['lan'], methods: both, params: ({ deed }) => ({ deed }) },
  cellDeeds: { opens: ['huong', 'dung'], methods: get, params: ({ cell }) => ({ cell }) },
  deedThanks: { opens: ['huong', 'dung'], methods: both, params: ({ cell }) => ({ cell }) },
  // Hung up for everybody to read; here for everybody of the organisation, and for no other.
  board: { opens: belonging, methods: get },
  boardOfCell: {
    opens: belonging.filter((visitor) => visitor !== 'la'),
    methods: get,
    params: ({ cell }) => ({ cell }),
  },
  myReminders: { opens: approved, methods: get },
  myReminderStep: {
    opens: ['lan'],
    methods: both,
    params: ({ reminder }) => ({ reminder, step: 'tra-loi' }),
  },
  // Of what the committee decided; what her cell decided goes to the board here.
  myReminderSlip: { opens: ['lan'], methods: get, params: ({ taken }) => ({ reminder: taken }) },
  calendar: { opens: belonging, methods: both },
  myMessages: { opens: approved, methods: get },
  contact: { opens: approved, methods: both },
  contactTest: { opens: belonging, methods: post },
  pushHere: { opens: approved, methods: both },
  devices: { opens: approved, methods: get },
  deviceApprove: { opens: ['lan'], methods: post, params: ({ device }) => ({ device }) },
  deviceRevoke: { opens: ['lan'], methods: post, params: ({ device }) => ({ device }) },
  freshStartRefuse: { opens: approved, methods: post },

  myCell: { opens: ['huong', 'dung', 'tam', 'la'], methods: get },
  cell: { opens: ['huong', 'dung'], methods: get, params: ({ cell }) => ({ cell }) },
  cellPaper: { opens: ['huong', 'dung'], methods: post, params: ({ cell }) => ({ cell }) },
  cellClose: { opens: ['huong', 'dung'], methods: post, params: ({ cell }) => ({ cell }) },
  cellDeclared: { opens: ['huong', 'dung'], methods: get, params: ({ cell }) => ({ cell }) },
  cellReminders: { opens: ['huong', 'dung'], methods: get, params: ({ cell }) => ({ cell }) },
  cellRemindersPrint: { opens: ['huong', 'dung'], methods: get, params: ({ cell }) => ({ cell }) },
  cellReminderPropose: {
    opens: ['huong', 'dung'],
    methods: both,
    params: ({ cell, conclusion }) => ({ cell, conclusion }),
  },
  cellReminderPaper: {
    opens: ['huong', 'dung'],
    methods: both,
    params: ({ cell, reminder }) => ({ cell, reminder }),
  },
  cellReminder: {
    opens: ['huong', 'dung'],
    methods: get,
    params: ({ cell, reminder }) => ({ cell, reminder }),
  },
  cellReminderStep: {
    opens: ['huong', 'dung'],
    methods: both,
    params: ({ cell, reminder }) => ({ cell, reminder, step: 'bao' }),
  },
  cellSlips: { opens: ['huong', 'dung'], methods: both, params: ({ cell }) => ({ cell }) },
  cellSlipStack: { opens: ['huong', 'dung'], methods: get, params: ({ cell }) => ({ cell, kind: 'thang' }) },
  cellHelpers: { opens: ['huong', 'dung'], methods: both, params: ({ cell }) => ({ cell }) },
  cellPromises: { opens: ['huong', 'dung'], methods: get, params: ({ cell }) => ({ cell }) },
  cellPromisesPrint: { opens: ['huong', 'dung'], methods: get, params: ({ cell }) => ({ cell }) },
  cellCommitments: {
    opens: ['huong', 'dung'],
    methods: both,
    params: ({ cell }) => ({ cell, year: '2026' }),
  },
  cellCommitment: {
    opens: ['huong', 'dung'],
    methods: get,
    params: ({ cell, person }) => ({ cell, year: '2026', person }),
  },
  rotation: { opens: ['huong', 'dung'], methods: get, params: ({ cell }) => ({ cell }) },
  rotationDraft: { opens: ['huong', 'dung'], methods: post, params: ({ cell }) => ({ cell }) },
  rotationAdopt: { opens: ['huong', 'dung'], methods: post, params: ({ cell }) => ({ cell }) },
  rotationMove: {
    opens: ['huong', 'dung'],
    methods: both,
    params: ({ cell, person }) => ({ cell, person }),
  },
  rotationApart: { opens: ['huong', 'dung'], methods: both, params: ({ cell }) => ({ cell }) },
  rotationPrint: { opens: ['huong', 'dung'], methods: get, params: ({ cell }) => ({ cell }) },
  cellCards: { opens: ['huong', 'dung', 'phuc', 'quan'], methods: both, params: ({ cell }) => ({ cell }) },
  cellRound: { opens: ['huong', 'dung'], methods: get, params: ({ cell }) => ({ cell }) },
  cellTarget: { opens: ['huong', 'dung'], methods: get, params: ({ cell }) => ({ cell }) },
  cellRoundMember: {
    opens: ['huong', 'dung'],
    methods: get,
    params: ({ cell, person }) => ({ cell, person }),
  },
  cellRoundPaper: {
    opens: ['huong', 'dung'],
    methods: both,
    params: ({ cell, person }) => ({ cell, person }),
  },
  cellMessages: { opens: ['huong', 'dung'], methods: get, params: ({ cell }) => ({ cell }) },
  cellInvitation: { opens: ['huong', 'dung'], methods: get, params: ({ cell }) => ({ cell }) },
  cellNoPhone: { opens: ['huong', 'dung'], methods: get, params: ({ cell }) => ({ cell }) },
  cellByHand: { opens: ['huong', 'dung'], methods: both, params: ({ cell }) => ({ cell }) },
  freshStarts: { opens: witnesses, methods: get },
  freshStart: { opens: ['huong', 'dung', 'phuc'], methods: post, params: ({ request }) => ({ request }) },

  committee: { opens: ['phuc'], methods: get },
  appeals: { opens: ['phuc'], methods: get },
  appealAnswer: { opens: ['phuc'], methods: both, params: ({ conclusion }) => ({ conclusion }) },
  committeeReminders: { opens: ['phuc'], methods: get },
  committeeRemindersPrint: { opens: ['phuc'], methods: get },
  committeeReminderPropose: {
    opens: ['phuc'],
    methods: both,
    params: ({ conclusion }) => ({ conclusion }),
  },
  committeeReminderPaper: {
    opens: ['phuc'],
    methods: both,
    params: ({ taken }) => ({ reminder: taken }),
  },
  committeeReminder: { opens: ['phuc'], methods: get, params: ({ taken }) => ({ reminder: taken }) },
  committeeReminderStep: {
    opens: ['phuc'],
    methods: both,
    params: ({ taken }) => ({ reminder: taken, step: 'cong-nhan' }),
  },
  reminderAppeal: { opens: ['phuc'], methods: both, params: ({ reminder }) => ({ reminder }) },
  committeeMeetings: { opens: ['phuc'], methods: get },
  committeeMonths: { opens: ['phuc'], methods: get },
  committeeMonth: { opens: ['phuc'], methods: get, params: () => ({ month: '2026-12' }) },
  committeeDeeds: { opens: ['phuc'], methods: get },
  rounds: { opens: ['phuc'], methods: get },
  roundNew: { opens: ['phuc'], methods: both },
  round: { opens: ['phuc'], methods: get, params: ({ round }) => ({ round }) },
  roundChange: { opens: ['phuc'], methods: both, params: ({ round }) => ({ round }) },
  roundDrop: { opens: ['phuc'], methods: post, params: ({ round }) => ({ round }) },
  roundClose: { opens: ['phuc'], methods: both, params: ({ round }) => ({ round }) },
  roundAddendum: {
    opens: ['phuc'],
    methods: both,
    params: ({ closedRounds }) => ({ round: closedRounds[0] }),
  },
  comparison: { opens: ['phuc'], methods: get, params: compared },
  comparisonPrint: { opens: ['phuc'], methods: get, params: compared },
  comparisonWord: { opens: ['phuc'], methods: get, params: compared },
  comparisonExcel: { opens: ['phuc'], methods: get, params: compared },
  comparisonChoose: { opens: ['phuc'], methods: get },
  reports: { opens: ['phuc'], methods: get },
  reportFreeze: { opens: ['phuc'], methods: both, params: () => ({ span: 'quarter.2026-10' }) },
  report: { opens: ['phuc'], methods: get, params: ({ report }) => ({ report }) },
  reportCancel: { opens: ['phuc'], methods: post, params: ({ report }) => ({ report }) },
  reportIssue: { opens: ['phuc'], methods: both, params: ({ report }) => ({ report }) },
  reportPrint: { opens: ['phuc'], methods: get, params: ({ report }) => ({ report }) },
  reportWord: { opens: ['phuc'], methods: get, params: ({ report }) => ({ report }) },
  reportExcel: { opens: ['phuc'], methods: get, params: ({ report }) => ({ report }) },
  reportRollUp: { opens: ['phuc'], methods: get, params: ({ issued }) => ({ report: issued }) },
  ownSignature: { opens: ['phuc'], methods: both },
  reportTable: {
    opens: ['phuc'],
    methods: get,
    params: ({ report }) => ({ report, file: 'theo-chi-bo.csv' }),
  },
  committeeMessages: { opens: ['phuc'], methods: get },
  committeeByHand: { opens: ['phuc'], methods: both },
  target: { opens: ['phuc'], methods: get },
  funnel: { opens: ['phuc'], methods: get },
  heatMap: { opens: ['phuc'], methods: get },
  progressPrint: { opens: ['phuc'], methods: get },
  progressWord: { opens: ['phuc'], methods: get },
  figures: { opens: ['phuc'], methods: get },
  release: { opens: ['phuc'], methods: post, params: () => ({ quarter: '2026-4' }) },

  movements: { opens: belonging, methods: get },
  ownTarget: { opens: belonging, methods: get },
  directiveRead: { opens: students, methods: post, params: ({ directive }) => ({ directive }) },
  boardMovements: { opens: ['phuc'], methods: get },
  boardLaunch: { opens: ['phuc'], methods: both },
  boardMovement: { opens: ['phuc'], methods: get, params: ofBoard },
  boardChange: { opens: ['phuc'], methods: both, params: ofBoard },
  boardEnd: { opens: ['phuc'], methods: both, params: ofBoard },
  boardDirectives: { opens: ['phuc'], methods: both, params: ofBoard },
  // Those of the superior level open its own movements, and nothing of a commune.
  aboveFigures: { opens: ['tinh'], methods: get, params: ofProvince },
  aboveMonth: {
    opens: ['tinh'],
    methods: get,
    params: ({ province }) => ({ unit: province, month: '2026-12', below: province }),
  },
  aboveTarget: { opens: ['tinh'], methods: get, params: ofProvince },
  aboveProgressPrint: { opens: ['tinh'], methods: get, params: ofProvince },
  aboveProgressWord: { opens: ['tinh'], methods: get, params: ofProvince },
  aboveFiles: { opens: ['tinh'], methods: both, params: ({ province }) => ({ unit: province }) },
  aboveFile: {
    opens: ['tinh'],
    methods: get,
    params: ({ province, rollUp }) => ({ unit: province, file: rollUp.file }),
  },
  aboveSends: { opens: ['tinh'], methods: both, params: ({ province }) => ({ unit: province }) },
  aboveSent: {
    opens: ['tinh'],
    methods: get,
    params: ({ province, rollUp }) => ({ unit: province, file: rollUp.sent }),
  },
  aboveSignature: { opens: ['tinh'], methods: both, params: ({ province }) => ({ unit: province }) },
  aboveSigners: { opens: ['tinh'], methods: both, params: ({ province }) => ({ unit: province }) },
  aboveSignerDrop: {
    opens: ['tinh'],
    methods: post,
    params: ({ province, rollUp }) => ({ unit: province, signer: rollUp.signer }),
  },
  aboveMovements: { opens: ['tinh'], methods: get, params: ofProvince },
  aboveLaunch: { opens: ['tinh'], methods: both, params: ofProvince },
  aboveMovement: { opens: ['tinh'], methods: get, params: ofProvince },
  aboveChange: { opens: ['tinh'], methods: both, params: ofProvince },
  aboveEnd: { opens: ['tinh'], methods: both, params: ofProvince },
  aboveDirectives: { opens: ['tinh'], methods: both, params: ofProvince },

  briefings: { opens: ['phuc'], methods: get },
  briefingNew: { opens: ['phuc'], methods: both },
  unbriefed: { opens: ['phuc'], methods: get },
  briefing: { opens: ['phuc'], methods: both, params: ({ briefing }) => ({ briefing }) },
  cellBriefing: { opens: ['huong', 'dung', 'phuc'], methods: get, params: ({ cell }) => ({ cell }) },
  briefingRoll: {
    opens: ['huong', 'dung', 'phuc'],
    methods: both,
    params: ({ cell, briefing }) => ({ cell, briefing }),
  },

  defaults: { opens: keepers, methods: both },
  commitmentRules: { opens: keepers, methods: both },
  yearFormTemplates: { opens: keepers, methods: get },
  yearFormTemplate: { opens: keepers, methods: both, params: () => ({ kind: 'member' }) },
  meetingDefaults: { opens: keepers, methods: both },
  rotationPolicy: { opens: keepers, methods: both },
  reminderPolicy: { opens: keepers, methods: both },
  reportPolicy: { opens: keepers, methods: both },
  noticeChannels: { opens: keepers, methods: both },
  noticeWords: { opens: keepers, methods: both },
  organisation: { opens: keepers, methods: get },
  unitNew: { opens: keepers, methods: both },
  unit: { opens: keepers, methods: both, params: ({ cell }) => ({ unit: cell }) },
  unitMerge: { opens: keepers, methods: post, params: ({ cell }) => ({ unit: cell }) },
  unitMove: { opens: keepers, methods: post, params: ({ cell }) => ({ unit: cell }) },
  people: { opens: keepers, methods: get },
  personNew: { opens: keepers, methods: both },
  person: { opens: keepers, methods: both, params: ({ person }) => ({ person }) },
  personTransfer: { opens: keepers, methods: post, params: ({ person }) => ({ person }) },
  personStatus: { opens: keepers, methods: post, params: ({ person }) => ({ person }) },
  personPost: { opens: keepers, methods: post, params: ({ person }) => ({ person }) },
  personPostEnd: {
    opens: keepers,
    methods: post,
    params: ({ person, post: held }) => ({ person, post: held }),
  },
  imports: { opens: keepers, methods: both },
  import: { opens: keepers, methods: get, params: (objects) => ({ import: objects.import }) },
  importColumns: { opens: keepers, methods: post, params: (objects) => ({ import: objects.import }) },
  importFix: { opens: keepers, methods: post, params: (objects) => ({ import: objects.import }) },
  importTrial: { opens: keepers, methods: get, params: (objects) => ({ import: objects.import }) },
  importCommit: { opens: keepers, methods: post, params: (objects) => ({ import: objects.import }) },
  importUndo: { opens: keepers, methods: post, params: (objects) => ({ import: objects.import }) },
  catalogues: { opens: keepers, methods: both },
  catalogue: { opens: keepers, methods: get, params: () => ({ version: 'nqtw4-82@1' }) },

  // Not the demo: its doors are walls here.
  demo: { opens: [], methods: get },
  demoRole: { opens: [], methods: post, params: () => ({ role: 'bi-thu' }) },
  demoReset: { opens: [], methods: post },
}

/** One thing of each kind that an address can name, all of them Lan's or of her cell; made as the people concerned. */
export async function makeObjects(world: World): Promise<Objects> {
  const { db, cast } = world
  const lan = world.as('lan')
  const skim = await lan.get('/thang-nay/luot/1')
  await fillForm(lan, skim, { group: ['I.3'], 'mark-I.3.2': 'partial' })
  const planning = await lan.get('/thang-nay/cach-sua/moi')
  await fillForm(lan, planning, { text: 'Khi có lớp học thì tôi đến đủ.', due: 'month' })
  const check = await lan.get('/thang-nay')
  if (check.status !== 200) throw new Error('Lan has no month')
  const period = await db.row<{ id: string }>(
    sql`select id from period where tenant = ${cast.units.commune.id}`,
  )
  const plan = await firstPlan(world)
  const newEntry = await lan.get('/nhat-ky/moi')
  const written = await fillForm(lan, newEntry, { text: 'Một dòng nhật ký.' })
  if (written.status !== 303) throw new Error('Lan could not write')
  const entry = await db.asMember(cast.people.lan.id, (tx) =>
    tx.row<{ id: string }>(sql`select id from diary_entry where diary_entry.person = ${cast.people.lan.id}`),
  )
  await enteredOnBehalf(world, { of: 'lan', helper: 'nam', witness: 'dung', cell: 'thanh' })
  const unapproved = await enrolUnapproved(world)
  await draftRotation(
    db,
    { tenant: cast.units.commune.id, cell: cast.units.thanh.id },
    { person: cast.people.huong.id, now: world.now },
  )
  const post = await db.row<{ id: string }>(sql`select id from post where person = ${cast.people.huong.id}`)
  await db.run(sql`
    insert into post (tenant, id, person, unit, kind, title, valid_from)
    values (${cast.units.commune.id}, ${randomId()}, ${cast.people.lan.id}, ${cast.units.thanh.id}, 'committee-member', 'Chi ủy viên', '2026-12-31')`)
  const lansPost = await db.row<{ id: string }>(sql`select id from post where person = ${cast.people.lan.id}`)
  const held = await runningOf(world)
  const movement = await movementBy(world, 'commune', { terms: { most: 2 } })
  await followTallies(db, world.now)
  return {
    cell: cast.units.thanh.id,
    person: cast.people.lan.id,
    device: unapproved.device,
    entry: entry.id,
    period: period.id,
    plan,
    request: unapproved.request,
    post: lansPost.id ?? post.id,
    import: await draftImport(world),
    meeting: await comingMeeting(world),
    ...held,
    locked: await lockedMeeting(world, TABLE),
    ...(await concludedAboutLan(world)),
    deed: await notedByNam(world),
    reminder: await appealedReminder(world, 'cell', '2026-10-03'),
    taken: await appealedReminder(world, 'committee', '2026-09-03'),
    ...(await commitmentOfLan(world, held.running)),
    ...(await roundsOf(world)),
    report: await frozenReportOf(world),
    issued: await issuedReport(world),
    rollUp: await takenFile(world),
    province: cast.units.province.id,
    movementAbove: await movementBy(world, 'province', { terms: { longest: 36, longer: true } }),
    movement,
    ...(await sessionToday(world, movement)),
    ...(await casesOfFeedback(world)),
    ...(await opinionNotes(world)),
    ...(await inspectionsOfLan(world)),
    feed: await makeFeed(db, { tenant: cast.units.commune.id, person: cast.people.lan.id, now: world.now }),
  }
}

async function sessionToday(world: World, movement: string) {
  const directive = await directiveOf(world, 'commune', movement)
  return { directive, briefing: await sessionOf(world, movement, [directive]) }
}

async function notedByNam({ db, cast, now }: World): Promise<string> {
  const id = randomId()
  const by = { person: cast.people.nam.id, now }
  const deed = { tenant: cast.units.commune.id, id, cell: cast.units.thanh.id, person: cast.people.lan.id }
  await noteDeed(
    db,
    {
      ...deed,
      origin: 'member',
      source: null,
      toldBy: '',
      day: '2026-11-20',
      words: 'Chở bà Sáu đi cấp cứu lúc nửa đêm.',
    },
    by,
  )
  return id
}

/** What she signed this year, confirmed by the meeting that runs, and a line of the next. */
async function commitmentOfLan(world: World, meeting: string) {
  const confirmedAt = { meeting, day: '2026-12-01', by: 'dung' } as const
  const [line] = (await signedBy(world, 'lan', { confirmedAt })).lines
  const lan = world.as('lan')
  const page = await lan.get('/cam-ket/2027/dieu/moi')
  const { action, fields } = formFields(page, { what: 'Một điều đang soạn.', measure: 'một lần' })
  if ((await lan.post(action, fields)).status !== 303) throw new Error('Lan could not draft')
  const form = await lan.get('/kiem-diem/2026')
  if ((await fillForm(lan, form)).status !== 303) throw new Error('Lan could not begin her form')
  return { promise: line!.line, promised: line!.id, draftLine: action.split('/').at(-1)! }
}

async function firstPlan(world: World): Promise<string> {
  const page = await world.as('lan').get('/thang-nay/gui')
  const link = page.dom.querySelector('.card a')?.getAttribute('href')
  const id = link?.split('/').at(-1)
  if (!id) throw new Error('Lan has no plan')
  return id
}

/** A second phone of Lan's with a card that Tám printed, waiting, and asking to begin anew. */
async function enrolUnapproved(world: World): Promise<{ device: string; request: string }> {
  const { db, cast } = world
  const { account } = cast.people.lan.signedIn
  const card = await printCard(db, {
    tenant: cast.units.commune.id,
    person: cast.people.lan.id,
    printedBy: cast.people.tam.id,
    printedByName: 'Võ Thị Tám',
    now: world.now,
  })
  const { held, secret } = await addDevice(db, {
    account,
    pinHash: await hashPin(PIN),
    label: 'máy mới',
    card: card.id,
    now: world.now,
  })
  const token = await startSession(db, { account, device: held.id, now: world.now })
  unapprovedPhone = { device: held, secret, token }
  await askFreshStart(
    db,
    { account, person: cast.people.lan.id, fullName: 'Nguyễn Thị Lan', device: held, approved: false },
    world.now,
  )
  const request = await db.row<{ id: string }>(sql`select id from fresh_start where account = ${account}`)
  return { device: held.id, request: request.id }
}

let unapprovedPhone: SignedIn | undefined

async function draftImport(world: World): Promise<string> {
  const id = randomId()
  await world.db.run(sql`
    insert into member_import (tenant, id, file_name, uploaded_by, uploaded_at, state, as_of, corrections)
    values (${world.cast.units.commune.id}, ${id}, 'danh-sach.xlsx', ${world.cast.people.quan.id}, ${world.now}, 'undone', '2026-12-01', '{}')`)
  return id
}

async function comingMeeting({ db, cast, now }: World): Promise<string> {
  const id = await planMeeting(
    db,
    {
      tenant: cast.units.commune.id,
      cell: cast.units.thanh.id,
      kind: 'ordinary',
      month: '2026-12-01',
      day: '2026-12-03',
      time: '19:30',
      place: 'Nhà văn hóa ấp',
    },
    { person: cast.people.huong.id, now },
  )
  if (!id) throw new Error('the cell has a meeting already')
  const person = cast.people.lan.id
  await addReviews(db, { tenant: cast.units.commune.id, id }, [person], 'added', now)
  return id
}

async function concludedAboutLan(
  world: World,
): Promise<{ conclusion: string; fix: string; brought: string }> {
  const { people, units } = world.cast
  const { id } = await concludedAbout(world, 'lan')
  const taken = { tenant: units.commune.id, id }
  await sendAppeal(world.db, taken, 'Tôi đã sửa từ tháng 10.', { person: people.lan.id, now: world.now })
  const plan = await world.db.row<{ id: string }>(sql`select id from cell_plan where origin_id = ${id}`)
  const brought = randomId()
  await world.db.run(sql`
    insert into cell_plan (tenant, id, person, cell, origin, origin_id, line, due, opened_on)
    values (${units.commune.id}, ${brought}, ${people.lan.id}, ${units.thanh.id}, 'brought', ${randomId()},
            'Khi có lớp học thì tôi đến đủ.', '2026-12-31', '2026-12-01')`)
  return { conclusion: id, fix: plan.id, brought }
}

async function roundsOf(world: World): Promise<{ round: string; closedRounds: [string, string] }> {
  const ids: string[] = []
  for (const year of ['2024', '2025']) {
    const round = await launched(world, { from: `${year}-06-01`, name: `Đợt năm ${year}` })
    await concluded(world, round, { lan: ['I.4.4'], nam: [], huong: [], minh: [], tam: [] })
    ids.push((await closed(world, round)).id)
  }
  const { id } = await launched(world)
  const lan = world.as('lan')
  await fillForm(lan, await lan.get('/dot/luot/1'), { group: ['I.4'], 'mark-I.4.4': 'partial' })
  return { round: id, closedRounds: ids as [string, string] }
}

async function casesOfFeedback(
  world: World,
): Promise<Pick<Objects, 'case' | 'leaving' | 'letter' | 'thanked' | 'cleared' | 'founded'>> {
  const { lan } = world.cast.people
  const yesterday = { ...world, now: new Date(world.now.getTime() - 86_400_000) }
  await oneReader(world, 'kiem')
  const [one, other] = [await received(yesterday), await received(yesterday)]
  const [by] = await casework(world, other.id).actors(['kiem'], today(world.now))
  await casework(world, other.id).act(['kiem'], {
    kind: 'opined',
    on: today(world.now),
    by: by!,
    verdict: { kind: 'upward', about: null, others: 1 },
  })
  const tenant = world.cast.units.commune.id
  const sent = { tenant, caseId: one.id, person: lan.id }
  await sendLetter(world.db, sent, { kind: 'notice', text: 'x', token: '00', n: 1 }, today(world.now))
  const letter = await world.db.row<{ id: string }>(
    sql`select id from feedback_letter where case_id = ${one.id}`,
  )
  const which = await world.db.row<Which>(
    sql`select tenant, id, public_key from feedback_case where id = ${one.id}`,
  )
  await addPhoto(world.db, which, jpegOf())
  return { case: one.id, leaving: other.id, letter: letter.id, ...(await pastCases(world, tenant)) }
}

/** And a draft for the next year, which the inspection committee has to adopt. */
async function inspectionsOfLan(world: World): Promise<{ inspected: string; committees: string }> {
  const inspected = (await seenInspection(world, 'lan')).id
  const committees = (await seenInspection(world, 'lan', 'committee')).id
  const tenant = world.cast.units.commune.id
  await planInspection(
    world.db,
    {
      tenant,
      unit: tenant,
      year: 2027,
      person: world.cast.people.nam.id,
      theme: 'Nêu gương',
      month: '2027-03-01',
    },
    { person: world.cast.people.kiem.id, now: world.now },
  )
  return { inspected, committees }
}

async function opinionNotes({ db, cast, now }: World): Promise<{ note: string; sentNote: string }> {
  const tenant = cast.units.commune.id
  const by = { person: cast.people.kiem.id, now }
  const note = await beginNote(db, tenant, '2026-11-01', by)
  const sentNote = await beginNote(db, tenant, '2026-10-01', by)
  const line = { id: null, theme: 'roads', source: 'voters', body: 'Cầu ấp hư.' } as const
  await writeLine(db, { tenant, id: sentNote }, line, by)
  await sendNote(db, { tenant, id: sentNote }, by)
  return { note, sentNote }
}

/** Signed by Kiểm and by Hải, who was of the inspection committee until the last of November. */
async function pastCases(
  world: World,
  tenant: string,
): Promise<{ thanked: string; cleared: string; founded: string }> {
  const { db, cast } = world
  const hai = cast.people.hai.id
  const post = { tenant, person: hai, unit: tenant, kind: 'inspection-member', title: 'UBKT' } as const
  await givePost(db, { ...post, from: '2026-01-01' }, { person: null, now: world.now })
  await db.run(
    sql`update post set valid_to = '2026-12-01' where tenant = ${tenant} and person = ${hai} and kind = 'inspection-member'`,
  )
  const then = { ...world, db, cast, now: new Date('2026-11-16T09:00:00+07:00') }
  const said = { text: 'Cảm ơn một đồng chí đã giúp bà con sửa cầu.' }
  const thanked = (await thankedCase(then, said, ['kiem', 'hai'])).id
  const founded = await foundedCase({ ...then, now: new Date('2026-06-01T09:00:00+07:00') }, ['kiem', 'hai'])
  return { thanked, founded, cleared: (await finalCase(then, 'nam', 'unfounded', ['kiem', 'hai'])).id }
}

const TABLE = { cell: 'thanh', here: ['huong', 'nam', 'lan', 'dung'] } as const

async function runningOf(world: World) {
  const { meeting, ...rest } = await runningMeeting(world, TABLE, 'lan')
  return { running: meeting, ...rest }
}

export function comeAs(world: World, visitor: Visitor): Browser {
  if (visitor === 'signed-out') return world.as()
  if (visitor === 'unapproved') return world.asDevice(unapprovedPhone)
  return world.as(visitor)
}
