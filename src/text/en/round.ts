import type { round as vi } from '../vi/round.ts'

const levels = { none: 'none', partial: 'in part', present: 'present' }

const members = (n: number) => `${n} ${n === 1 ? 'member' : 'members'}`

export const round: typeof vi = {
  levels,
  level: { none: 'No shortcomings', partial: 'Yes, in part', present: 'Yes' },
  days: {
    opens_on: 'Declaring begins on',
    declare_by: 'Declarations due',
    conclude_by: 'Conclusions of the cells due',
    closes_on: 'Round closes on',
  },
  states: {
    planned: 'not begun yet',
    declaring: 'members are declaring',
    concluding: 'cells are concluding',
    'to-close': 'waiting to be closed',
    closed: 'closed',
    dropped: 'dropped',
  },
  declared: {
    'in-time': 'sent',
    late: 'sent late',
    'on-behalf': 'entered on behalf, from the slip',
    elsewhere: 'sent at the former cell',
    'not-yet': 'not sent yet',
    'not-awaited': 'need not send',
  },
  own: 'Declared by the member',
  cellSays: 'Concluded by the cell',
  notConcluded: 'not concluded yet',
  cause: 'Why',
  fix: 'How it will be fixed',
  by: (day: string) => `by ${day}`,
  alsoIn: (cells: string) => `Also listed in ${cells}; counted once only, here.`,
  catalogue: (title: string) => `Catalogue: ${title}`,
  otherCatalogue: (title: string) =>
    `Since the round was opened, the whole organisation has moved to the catalogue “${title}”. This round still goes by the catalogue chosen when it was opened.`,

  mine: {
    title: 'Self-assessment round',
    hint: 'My declaration and the cell’s conclusion, in this round and earlier ones',
    waits: (name: string, day: string) => `${name}: please send your declaration by the end of ${day}.`,
    waitsLate: (name: string, day: string) =>
      `${name}: you have not sent your declaration yet; it was due on ${day}.`,
    go: 'Open the declaration',
    none: 'There is no self-assessment round now.',
    notMember: 'You belong to no cell at this time, so you need not declare here.',
    until: (day: string) => `Send it by the end of ${day}.`,
    late: (day: string) =>
      `It was due on ${day}. You can still send it until the cell concludes about you or the round is closed; it is noted as sent late.`,
    notAwaited: 'You need not declare in this round, but you still can.',
    ahead: 'About 10 minutes. You can stop at any time. Until it is sent, only you can open it.',
    start: 'Start',
    goOn: 'Go on',
    sent: (day: string) => `Declaration sent on ${day}.`,
    sentFor: (day: string, by: string, witness: string) =>
      `Entered on behalf by ${by}, from the slip with the member’s signature, on ${day}; second person: ${witness}.`,
    notYours:
      'If what was entered on your behalf is not right, send your own again, or tell the cell committee.',
    elsewhere: (cell: string) =>
      `Your declaration was sent at ${cell}. The new cell cannot read it; please send it again.`,
    again: 'Change and send again',
    fill: 'Take from my monthly self-reviews',
    fillHint: 'Only what you choose is put in',
    past: 'Earlier rounds',
    noSigns: 'No shortcomings declared.',
    notDeclared: 'No declaration sent.',
  },
  fill: {
    title: 'Take from the monthly self-reviews',
    lead: 'These are what you marked in the past year; only you can open them. Choose what you want to put into your declaration.',
    none: 'Nothing was marked in the past year.',
    time: (day: string, level: string) => `meeting of ${day}: ${level}`,
    copy: 'Put what I chose into the declaration',
    nothing: 'Please choose at least one, or go back.',
  },
  skim: {
    question: 'In this round, in which groups do you see shortcomings in yourself?',
    noneOf: (n: number) =>
      n === 1
        ? 'I have read this group and see no shortcomings in myself'
        : `I have read all ${n} groups and see no shortcomings in myself`,
    partial: 'In part',
    present: 'Yes',
    clear: 'No',
    empty: 'Please choose the groups with shortcomings, or the last line if there are none.',
    both: 'You chose a group and also “see no shortcomings in myself”. Please take one of them back.',
    noSign: (group: string) =>
      `You chose “${group}” but no sign in it yet. Please choose one, or take the group back.`,
  },
  sign: {
    cause: 'Why is this shortcoming still there?',
    fix: 'How will you fix it?',
    fixHint: 'For example: When I am given a task, I will report the result within the week.',
    progress: (n: number, of: number) => `Shortcoming ${n} of ${of}`,
  },
  check: {
    title: 'Check, then send',
    notReady: 'Some parts are not done yet. Please go on with them.',
    lead: 'The cell committee and the cell read exactly these words:',
    nothing: 'I have read the whole catalogue and declare no shortcomings.',
    readers: (names: string) => `${names}; and the cell, at the meeting that concludes.`,
    minutes: (names: string) =>
      `The minutes of the meeting record what you declared and the conclusion; locked minutes can also be read by ${names}. The figures of the round hold numbers only.`,
    nobody: 'Nobody holds this task at present',
    send: 'Send the declaration',
    again: 'Send the declaration again',
    changed: 'The declaration has just changed. Please check it again, then send.',
    change: 'Change',
    changeScreens: 'Go through the groups again',
  },
  over: {
    closed: 'This round is closed, so nothing can be sent any more.',
    concluded: 'The cell has concluded about you in this round, so it cannot be sent again.',
    yours: 'What you have just written',
  },

  export: {
    title: 'Declarations sent in rounds',
    drafts: 'Declarations being written, not sent',
    count: (n: number) => `${n} ${n === 1 ? 'declaration' : 'declarations'} sent in rounds`,
  },
  list: {
    title: 'Self-assessment rounds',
    lead: 'In each round members declare by one catalogue, the cell concludes, then the figures are closed.',
    none: 'No round yet.',
    due: (every, by, source) =>
      `Binding: ${every}. The next round begins by ${by} at the latest. Laid down by ${source}.`,
    overdue: (every, by, source) =>
      `Binding: ${every}. The next round was to begin by ${by} at the latest, and that day has passed; please open a new round. Laid down by ${source}.`,
    launch: 'Open a new round',
    from: (from: string, to: string) => `${from} to ${to}`,
    result: (limits: number, concluded: number) => `${limits} of ${members(concluded)} with shortcomings`,
    compare: 'Compare two rounds',
    choose: 'Choose two closed rounds',
    earlier: 'Earlier round',
    later: 'Later round',
    show: 'Show the comparison',
    same: 'The two rounds must not be the same. Please choose again.',
  },
  plan: {
    newTitle: 'Open a self-assessment round',
    changeTitle: 'Change the name or the days of the round',
    name: 'Name of the round',
    nameHint: 'For example: Round 2 of 2026',
    catalogue: 'By which catalogue do members declare?',
    catalogueHint:
      'The catalogue stays the same until the end of the round, even if the whole organisation moves to another one later.',
    dayHint: 'Day/month/year',
    launch: 'Open the round',
    save: 'Save the changes',
    order: (earlier: string) => `This day must be the same as “${earlier}” or after it.`,
    long: 'A round lasts one year at most. Please check the days.',
    overlaps: (name: string, from: string, to: string) =>
      `This round shares days with “${name}” (${from} to ${to}). Please choose other days: there is only one round at a time.`,
    over: 'This round is closed or dropped, so it cannot be changed any more.',
    begun: 'The round has begun, so its first day stays.',
    drop: 'Drop this round',
    dropReason: 'Why is this round dropped?',
    dropHint: 'It can only be dropped while nobody has sent a declaration.',
    dropLate: 'Somebody has sent a declaration, or the round is closed, so it cannot be dropped any more.',
  },
  one: {
    launched: (by: string, day: string) => `Opened by ${by} on ${day}.`,
    closed: (by: string, day: string) => `Closed by ${by} on ${day}.`,
    openReason: (reason: string) => `Closed with things left undone, reason: ${reason}`,
    dropped: (reason: string) => `This round was dropped, reason: ${reason}`,
    declared: (n: number, all: number) =>
      `${n} of ${members(all)} ${n === 1 ? 'has' : 'have'} sent a declaration.`,
    concluded: (n: number, all: number) => `The cells have concluded about ${n} of ${members(all)}.`,
    limits: (n: number, all: number, part: number) =>
      `The cells concluded shortcomings in ${n} of ${members(all)}, ${part} of them in part.`,
    raised: (n: number) => `${members(n)} raised shortcomings of their own voluntarily.`,
    cells: 'By cell',
    cell: (declared: number, concluded: number, all: number) =>
      `${declared}/${all} sent, ${concluded}/${all} concluded`,
    close: 'Close the round',
    change: 'Change the name or the days',
    changes: 'Changed',
    changed: (day: string, by: string) => `On ${day}, by ${by}:`,
    fromTo: (label: string, before: string, after: string) => `${label}: ${before}, now ${after}`,
    addenda: 'Addenda and corrections after closing',
    addAddendum: 'Add an addendum or correction',
  },
  close: {
    title: 'Close the round',
    lead: 'Closing leaves the list, the cells and the results of the round as they are today, whatever transfers or mergers come later. It cannot be opened again.',
    open: (undeclared: number, unconcluded: number) =>
      `${members(undeclared)} ${undeclared === 1 ? 'has' : 'have'} not sent a declaration, and about ${members(unconcluded)} the cell has not concluded yet. They are recorded as “not concluded yet”, not counted as having no shortcomings.`,
    meeting: 'A conclusion counts only once the meeting that came to it has ended.',
    cells: 'Left in the cells',
    knows: 'I know that things are left undone, and close it all the same',
    reason: 'Why is it closed all the same?',
    button: 'Close the round',
    refusals: {
      'not-running': 'This round has not begun, is closed or was dropped, so it cannot be closed.',
      'still-declaring': (day: string) =>
        `Members can send declarations until the end of ${day}, so it cannot be closed yet.`,
      'open-unsaid': 'Things are left undone. Please tick that you know, and write the reason.',
    },
  },
  addendum: {
    title: 'Addendum, correction',
    lead: 'Closed figures stay as they are; the correction stands beside them wherever figures of this round stand.',
    before: 'What was recorded (leave empty for an addendum)',
    after: 'What is right',
    reason: 'Why?',
    button: 'Record it',
    by: (name: string, day: string) => `${name}, ${day}`,
    was: 'Recorded',
    is: 'Right is',
    why: 'Reason',
  },
  cell: {
    title: 'Self-assessment round of the cell',
    none: 'There is no self-assessment round now.',
    lead: 'The declaration and the cell’s conclusion stand side by side. Each time a declaration is opened, this is recorded for its member to know.',
    where:
      'Conclusions are recorded at the clerk’s table of the cell’s meeting: at an ordinary meeting, or at a thematic one held for this round.',
    plan: 'Set the day of the meeting',
    name: 'Member',
    open: 'Read the declaration',
    enter: 'Enter on behalf, from the slip',
    elsewhere:
      'The declaration was sent at the former cell and cannot be read here. Please ask the member to send it again.',
    notYet: 'This member has not sent a declaration yet.',
  },
  paper: {
    title: 'Enter on behalf, from the slip',
    lead: (name: string) =>
      `Enter exactly what ${name} wrote on the slip and signed. ${name} can look at it and see who entered it.`,
    signed: 'The member signed the slip in front of me and the second person',
    signedNeeded: 'It can only be entered if the slip has the member’s signature.',
    witness: 'Second person, who saw it',
    witnessNeeded: 'Please choose the second person.',
    choose: 'Choose a person',
    nothing: 'The slip names no shortcomings',
    nothingNeeded: 'Please choose the signs on the slip, or tick that it names no shortcomings.',
    both: 'You chose a sign and also ticked that there is none. Please take one of them back.',
    button: 'Record the declaration',
    own: 'You send your own under “Self-assessment round”.',
    over: 'The round is closed, or the cell has concluded about this member, so nothing can be entered any more.',
  },
  pick: {
    title: 'Choose signs from the catalogue',
    add: 'Put the chosen signs above',
    level: 'Degree',
    levelNeeded: 'Please choose the degree.',
  },
  table: {
    title: 'Conclusions of the self-assessment round',
    link: (left: number) => `Conclusions of the self-assessment round (${left} left)`,
    lead: 'One vote about each member. Press a name to record the conclusion.',
    none: 'No self-assessment round is waiting for conclusions now.',
    together: 'Several members with no shortcomings seen so far, in one vote',
    concludeOf: (name: string) => `Conclusion about ${name}`,
    notDeclared: 'No declaration sent.',
    outcome: 'The cell concludes',
    outcomes: {
      'none-seen': 'No shortcomings seen so far',
      fixed: 'Shortcomings, fixed',
      'to-fix': 'Shortcomings, to be fixed',
    },
    signs: 'Shortcomings the cell concludes',
    signsHint:
      'For each sign, record the degree the cell concludes; for “in part” or “present” also how it will be fixed and the day.',
    fix: 'How it will be fixed',
    by: 'To be fixed by',
    fixNeeded: 'Please write how it will be fixed.',
    byPast: 'The day must be after the day of the meeting.',
    signsNeeded:
      'A conclusion of shortcomings must name at least one sign, with the degree “in part” or “present”.',
    noSigns: 'Where the conclusion is that no shortcomings are left, the signs must stand at “none”.',
    wording: 'Words of the conclusion',
    wordingHint: 'As in the minutes. Needed where there are shortcomings.',
    wordingNeeded: 'Please write the words of the conclusion.',
    led: 'Who chairs this part?',
    ledHint: 'Whoever is concluded about does not chair their own part.',
    ledNeeded: 'Please choose who chairs this part.',
    button: 'Record the conclusion',
    concludedAlready: 'This member has already been concluded about in this round.',
    done: (day: string) => `Concluded at the meeting of ${day}.`,
    withdraw: 'Recorded by mistake, withdraw this conclusion',
    hindrances: {
      own: 'You do not record the conclusion about yourself. Please let somebody else at the clerk’s table record it.',
      away: 'This member is not on the cell’s list for declaring.',
      'not-heard':
        'This member is not present and has sent no declaration either, so has not been heard. Shortcomings cannot be concluded yet.',
      concluded: 'This member has already been concluded about in this round.',
      over: 'This round has not begun or is closed, so nothing can be concluded.',
      before: 'This meeting was held before the first day of the round, so it cannot conclude about it.',
      early: (day: string) =>
        `This member has not sent a declaration and has until the end of ${day}, so nothing can be concluded yet.`,
    },
    tooLate: (round: string) =>
      `Not recorded: ${round} is closed, or the member is no longer on the cell’s list. What you have just written is below; if it is needed, copy it into the minutes, or ask the standing board to add an addendum to the round.`,
    withdrawn:
      'It cannot be withdrawn: the minutes are locked, or the member has appealed to the commune committee.',
    togetherTitle: 'One vote about several members',
    togetherLead:
      'Only where the cell agrees that no shortcomings have been seen so far in each of the members below. Tick every name; where somebody names a shortcoming of one of them, conclude about that member separately.',
    togetherNone: 'Nobody is left to be concluded about together.',
    people: 'Members',
    peopleNeeded: 'Please tick at least one name.',
    togetherButton: 'Record: no shortcomings seen so far',
  },
  minutes: {
    heading: (round: string) => `Conclusions of ${round}`,
    line: (name: string, own: string, cell: string) =>
      `${name}: declared ${own}; the cell concluded ${cell}.`,
    limits: (signs: string) => `shortcomings (${signs})`,
    noLimits: 'no shortcomings',
    fixed: 'shortcomings, fixed',
    notDeclared: 'nothing (no declaration sent)',
    fix: (line: string, day: string) => `To be fixed: ${line} (by ${day}).`,
    vote: (yes: number, entitled: number) => `Vote: ${yes}/${entitled} in favour.`,
    together: (names: string, vote: string) => `No shortcomings seen so far in: ${names}. ${vote}`,
  },
}
