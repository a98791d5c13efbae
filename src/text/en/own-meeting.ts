import type * as vi from '../vi/own-meeting.ts'

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

export const ownMeeting: typeof vi.ownMeeting = {
  title: 'Meeting',
  table: 'You are keeping the record of this meeting:',
  toTable: (name) => `open ${name}`,
  weekday: (n) => WEEKDAYS[n]!,
  /** "19:30" */
  time: (time) => {
    const [hour, minute] = time.split(':').map(Number) as [number, number]
    return `${hour}:${String(minute).padStart(2, '0')}`
  },
  when: (time, weekday, day) => `at ${time} on ${weekday} ${day}`,
  next: (when) => `Cell meeting ${when}.`,
  running: 'The meeting is going on.',
  later: 'The meeting after that',
  place: 'Place',
  kind: 'Kind',
  kinds: { ordinary: 'Ordinary meeting', thematic: 'Thematic meeting' },
  topic: 'Theme',
  moved: (from, reason) => (reason ? `Moved from ${from}, because: ${reason}.` : `Moved from ${from}.`),
  rhythm: (weekday, day) =>
    `The next meeting by the rhythm: ${weekday} ${day}. The cell committee has not set time and place yet.`,
  none: 'No meeting period has been opened yet.',
  part: 'The meeting has a part “Self-review by the catalogue (10 minutes)”. You do it on your phone or on a paper slip.',
  agenda: 'Agenda',
  agendaLines: (n) => `Agenda (${n} ${n === 1 ? 'item' : 'items'})`,
  agendaLater: 'The agenda appears here when the cell committee gives notice of the meeting.',
  up: 'This time it is your turn to be reviewed.',
  upOthers: (day) => `Your turn to be reviewed: meeting of ${day}.`,
  prepare: 'Prepare for the review',
  absent: 'Give notice of absence',
  absentSent: 'You have given notice of absence for this meeting.',
  absentChange: 'See or change the notice of absence',
  brings: 'Lines on which you ask the cell for criticism',
  noBrings: 'You have not brought any line to the cell.',
  rotation: 'Review in rotation',
  conclusions: 'What the cell concluded about me',
  calendar: 'Put the meetings into the phone’s calendar',
  toMonth: 'Do the self-review',
  reviewed: 'You have done the self-review for this meeting.',
  run: 'Prepare and record the cell’s meetings',
}

export const absence: typeof vi.absence = {
  title: 'Notice of absence',
  for: (when) => `Meeting ${when}.`,
  reason: 'Reason',
  reasonHint: 'Keep it short, 3 letters or more. For example: Seeing a doctor in the provincial town.',
  tooShort: 'The reason is too short. Please write more clearly, at least 3 letters.',
  readers: (names) =>
    `${names}; and at the meeting the cell hears read out who is absent and why. Nobody else sees it.`,
  clerk: (name) => `${name} (clerk of the meeting)`,
  clerkLater: 'whoever will be named clerk of the meeting',
  send: 'Send the notice of absence',
  save: 'Send the changed reason',
  sentOn: (day) =>
    `You gave notice of absence on ${day}. You can change it or take it back until the meeting begins.`,
  turnWent: (day) =>
    `Because of the notice of absence, your turn to be reviewed has moved to the meeting of ${day}. If you take the notice back, the turn stays there; to return to this meeting, please speak to the secretary of the cell.`,
  withdraw: 'Take it back, I will come',
  begun:
    'The meeting has begun, so a notice of absence can no longer be recorded. Please tell the clerk of the meeting directly. What you wrote is still below.',
  dropped: 'This meeting will not be held, so no notice of absence is needed. What you wrote is still below.',
  past: 'This meeting is over, so a notice of absence can no longer be recorded. What you wrote is still below.',
  moved:
    'You have transferred to another cell, so you need not give notice of absence in this one. What you wrote is still below.',
  yours: 'The reason you have just written',
  back: 'Back to Meeting',
}

export const preparation: typeof vi.preparation = {
  title: 'Prepare for the review',
  for: (when) => `For the meeting ${when}.`,
  lead: 'This sheet is yours alone: only you can open it. Nothing is copied in beforehand; you choose each line to copy into the sheet, then change it as you like.',
  sheet: 'My sheet',
  sheetHint: 'Strengths, shortcomings, causes, how to mend them: in your own words.',
  tick: 'Choose lines to copy into the sheet',
  tickHint: 'Once copied, they can be changed in the sheet. Lines you do not choose go nowhere.',
  nothing: 'Nothing has been written yet to choose from. Write straight into the sheet.',
  marks: 'What I marked',
  plans: 'Plans and results',
  diary: 'Diary',
  count: (n) => `${n} ${n === 1 ? 'line' : 'lines'}`,
  copied: 'In the sheet already',
  save: 'Save and copy the chosen lines',
  saved: 'Saved in your sheet.',
  mark: (label, times) => `${label} (${times})`,
  time: (day, level) => `meeting of ${day}: ${level === 'partial' ? 'sometimes' : 'yes'}`,
  plan: (text, due, state) => `${text} (due ${due}; ${state})`,
  planned: 'result not told yet',
  entry: (day, text) => `${day}: ${text}`,
  closed: 'This device cannot open the saved sheet: it was written before you started afresh.',
  tooLong: (limit, given) =>
    `With these lines the sheet would have ${given} letters, more than ${limit}. Please shorten it; no new line has been copied.`,
  print: 'Print the sheet',
  paperTitle: 'Sheet to prepare for the review',
  paperOwn: 'A private sheet, kept by its owner.',
  empty: 'The sheet is still empty.',
  later: 'You are no longer preparing for this meeting. The sheet is still here for you to read.',
  tooLate:
    'The meeting is over, or you are no longer reviewed at it, so the sheet cannot be changed any more. What you have just written is not saved; it is still below.',
  typed: 'What you have just written',

  send: 'Send the self-criticism to the cell committee beforehand',
  sendLead:
    'You need not. If you send it, the cell committee can read exactly what is below before the meeting, and it goes into the self-criticism part of the minutes. Your own page stays closed.',
  sendTitle: 'Look it over, then send it to the cell committee',
  sendText: 'The cell committee will be able to read exactly these words',
  readers: (names) => `${names}; and the cell at its meeting.`,
  sendButton: 'Send to the cell committee',
  sendChanged:
    'The sheet has just changed on another device. This is how it is now; please look it over, then send.',
  sendEmpty: 'The sheet is still empty, so it cannot be sent. Please write in the sheet first.',
  sendBegun:
    'The meeting has begun, so it cannot be sent beforehand any more. The sheet is all still there; you read it out at the meeting.',
  sendNotListed:
    'The cell committee has not put you on the list of reviews of this meeting yet, so it cannot be sent beforehand. The sheet is all still there.',
  sentBeforehand: 'Self-criticism sent beforehand',
  sentTitle: 'What the cell committee has now',
  sentBy: (name, day) => `Written by ${name} on ${day}`,
  sentSame: 'The cell committee already has exactly this.',
  sendAgain: 'Send the new one to the cell committee',
  edit: 'Back to the sheet',
}

export const calendar: typeof vi.calendar = {
  title: 'Meetings in the phone’s calendar',
  lead: 'The phone’s calendar takes the day, time and place of your cell’s meetings by itself. In the calendar it only says “Cell meeting”: no theme, no names.',
  summary: 'Cell meeting',
  expected: 'Cell meeting (expected)',
  make: 'Make a calendar address',
  again: 'Make a new address and drop the old one',
  revoke: 'Drop this address',
  has: (day) =>
    `You have a calendar address, made on ${day}. An address is shown only once, so this page cannot show it again.`,
  none: 'You have no calendar address yet.',
  once: 'The address is shown only this time. Whoever has it can see day, time and place of meetings; please do not pass it on.',
  address: 'Your calendar address',
  copyHint: 'Touch the box, select all, then copy.',
  how: 'How to put it into the phone',
  iphone:
    'iPhone: Settings → Apps → Calendar → Calendar Accounts → Add Account → Other → Add Subscribed Calendar, then paste the address.',
  android:
    'Android: open calendar.google.com on a computer, “Other calendars” → “From URL”, then paste the address. The calendar will appear on the phone.',
  back: 'Back to Meeting',
  lost: 'If the address is lost, or was given to somebody by mistake: make a new address, and the old one stops working at once.',
}

export const lunar: typeof vi.lunar = {
  tet: 'around Tet',
  'full-moon': 'full moon',
  'first-of-month': 'first day of the lunar month',
}
