import type { month as vi } from '../vi/month.ts'

export const month: typeof vi = {
  title: 'This month',
  period: (day) => `Meeting of ${day}`,
  until: (day) =>
    `You can send it until the end of ${day}, or until the cell ends the self-review part at its meeting.`,
  ahead: 'About 3 minutes. Stop whenever you like; next time you go on from where you were.',
  none: 'No self-review period is open now. The next one opens after the cell’s meeting.',
  notMember: 'You do not belong to any cell during this time, so there is no self-review to do here.',
  exempt: 'You are exempt or take part elsewhere: you need not do the self-review, but you can.',
  start: 'Start',
  goOn: 'Go on',
  states: { todo: 'Not done', doing: 'In progress', done: 'Done', none: 'Nothing to do' },
  optional: 'optional',
  steps: {
    promises: 'Promises',
    skim: 'Skim 27 groups',
    full: 'Read the full catalogue',
    close: (n) => `Close look at ${signs(n)}`,
    learning: 'Learning from Uncle Ho',
    plans: 'Plans',
    check: 'Check, then send',
  },
  skimTitle: (groups) => `Skim ${groupsOf(groups)}`,
  screen: (n, of) => `Part ${n} of ${of}`,
  sent: 'Sent',
  sentText: (day) => `You have done the self-review for the meeting of ${day}. Thank you.`,
  sentPaper: (day) => `It is recorded: you have done the self-review on paper for the meeting of ${day}.`,
  reopen: 'Open again to change it',
  closed: 'This period is closed, so nothing can be changed any more.',
  past: 'Earlier months',
  slip: 'Print a blank slip for a self-review on paper',
  fixSheet:
    'You have not put away a recovery sheet yet. If you lose your phone and have no sheet, your private part cannot be opened again.',
  fixSheetLink: 'Make a recovery sheet',

  promises: {
    title: 'Promises',
    lead: 'Choose one answer for each.',
    about: (words) => `To mend: ${words}`,
    none: 'No promises yet.',
    due: (day) => `Due: ${day}`,
    overdue: (day) => `Overdue, was due ${day}`,
    states: {
      planned: 'Not fixed yet',
      fixed: 'Fixed',
      fixing: 'Being fixed',
      changed: 'Doing it another way',
      failed: 'Not managed yet',
      dropped: 'Given up',
    },
    cellKnows: 'The cell knows of this, in exactly these words:',
    cellKnowsSame: 'The cell knows of this, exactly the words and the due day above.',
    cellDue: (day) => `The due day the cell sees: ${day}.`,
    cellWillSee: (day) =>
      `If you press “Fixed”, the cell sees at once: on ${day} you said that it is fixed. The cell looks at it and confirms it at its meeting. The other three answers only you know.`,
    cellSees: (day) =>
      `The cell sees now: on ${day} you said that it is fixed. If you press another answer, that is taken back.`,
    confirmed: (day) => `The cell confirmed on ${day} that it is fixed.`,
    dropSeen: 'If you give it up, the cell will not see it any more from when you send this month.',
    notSeen: 'The cell knows of this. Please read what the cell will see, then choose again.',
    reason: 'Why is it not managed yet?',
    reasonHint: 'Only you can read this.',
    reasonMissing: 'Please write why it is not managed yet.',
    saveReason: 'Save the reason',
    keepAsk: (day) => `You promised this on ${day}, more than three months ago. Do you still hold to it?`,
    keepAskUndated: 'This has been here for long. Do you still hold to it?',
    keep: { keep: 'Hold to it', change: 'Do it another way', drop: 'Give it up' },
    good: 'A good deed you have done (optional)',
    saveGood: 'Save and continue',
    go: 'Continue',
    missing: 'Some still have no answer.',
  },
  skim: {
    question: 'Since the last meeting, which groups do you need to look at again?',
    read: (n) => (n === 1 ? 'Read the sign of this group' : `Read all ${n} signs`),
    noneOf: (n) =>
      n === 1
        ? 'I have read the group and need not look at it again'
        : `I have read all ${n} groups; none of them needs another look`,
    mark: 'Which sign?',
    partial: 'Sometimes',
    present: 'Yes',
    clear: 'No',
    example: (text) => `For example: ${text}`,
    empty: 'Please choose the groups to look at again, or the last line if there is none.',
    both: 'You have chosen groups and also that none needs another look. Please undo one of the two.',
    noSign: (group) =>
      `You chose “${group}” but have not marked any sign. Please mark one, or do not choose the group.`,
    otherVersion:
      'The catalogue has a new version since you opened this page. Please look over the page, then send; what you chose is still there.',
  },
  full: {
    title: 'Read the full catalogue',
    lead: 'Choose one answer for each sign.',
    missing: (n) => `${signs(n)} still ${n === 1 ? 'has' : 'have'} no answer.`,
    missingOne: 'Please choose an answer for this sign.',
  },
  close: {
    title: (n) => `Close look at ${signs(n)}`,
    question: 'Since the last meeting, have you shown this sign?',
    answers: { present: 'Yes, needs mending', partial: 'Sometimes', none: 'No' },
  },
  learning: {
    title: 'Learning from Uncle Ho',
    lead: 'Optional. It stands in your private part.',
    registered: 'What I have registered to follow',
    registeredHint: 'Taken from last time; you can change it.',
    done: 'What I have done',
    doneHint: 'You can take it from your diary with the button at the end of the page.',
    fromDiary: 'Take from the diary',
    tooLong: (limit, given) =>
      `This box takes at most ${limit} letters; with the entries you chose it would have ${given}, so it is not saved. Please shorten it here, then save.`,
    judgement: 'My own judgement',
    judgements: { well: 'Did it well', some: 'Did some of it', not: 'Not done yet' },
    diary: 'A line for the diary (optional)',
    save: 'Save and continue',
    skip: 'Skip',
  },
  plan: {
    title: 'How I will mend it',
    of: (n, of) => `${n} of ${of}`,
    forSign: 'What is to be mended',
    text: 'When … I will …',
    textHint: 'For example: When people tell me of a problem, I will go and look the same day.',
    due: 'To be fixed',
    dues: {
      meeting: 'Before the next meeting',
      month: 'By the end of the month',
      quarter: 'By the end of the quarter',
      other: 'Another day',
    },
    otherDay: 'Another day (if chosen)',
    pastDay: 'The due day must be today or later.',
    farDay: 'The due day is more than two years off. Please choose a nearer day.',
    ask: 'Ask the cell for criticism on this',
    askHint:
      'If you choose this, the cell committee and the cell will be able to read exactly the words on the page where you check before sending. If you do not, only you know.',
    askWith: {
      sign: 'With the name of the sign',
      commitment: 'With the line of the commitment',
      conclusion: 'With the words of the conclusion',
    },
    sentAlready:
      'You have sent this month. To add a plan, please open this month again, then come back here.',
    noMonth:
      'No self-review period is open now, so no plan can be written. The next one opens after the cell’s meeting.',
    save: 'Save the plan',
  },
  plans: {
    title: 'My plans',
    lead: 'Only you can read this page. Next time, whatever is still open comes first.',
    none: 'No plans yet.',
    change: 'Change',
    sent: 'You have sent this month, so nothing can be changed here; open this month again, and it can.',
  },
  check: {
    title: 'Check, then send',
    read: (groups, close) => `Skimmed ${groupsOf(groups)}, close look at ${signs(close)}.`,
    readFull: (n) => (n === 1 ? 'Read the 1 sign there is.' : `Read all ${n} signs.`),
    marks: 'What is to be mended',
    otherPlans: 'My other plans',
    noMarks: 'Nothing is marked.',
    change: 'Change',
    learning: 'Learning from Uncle Ho',
    learningHint: 'Optional; only you can read it.',
    changeScreen: (n) => `Change skim part ${n}`,
    changeClose: 'Change the close look',
    noPlan: 'no plan yet',
    due: (day) => `Due: ${day}`,
    willSee: 'The cell will be able to read exactly these lines',
    dueSeen: (day) => `The due day the cell sees: ${day}.`,
    seenAlready: 'The cell has seen this since an earlier period.',
    insteadOf: (line, due) => `This line replaces the one the cell sees now: “${line}”, due ${due}.`,
    willNotSee: 'The cell will no longer see these lines among the promises',
    nothingSeen: 'No line of yours is brought to the cell.',
    send: 'Send',
    changed: 'The lines for the cell have just changed on another device. Please look them over, then send.',
    incomplete: 'Something is not done yet. Please finish it, then send.',
  },
  readers: {
    onlyYou:
      'Only you can read what you marked, your plans and your diary: officials, the administrator and whoever holds the disk cannot open them.',
    done: (names) => `They see only “self-review done” or “not yet”: ${names}.`,
    declared: (names) =>
      `Lines on which you ask the cell for criticism: ${names}, and the cell at its meeting.`,
    counted:
      'The whole commune sees only the number of people by group over a whole quarter, when it is 5 people or more.',
    nobody: 'nobody yet',
  },
  pastPage: {
    title: 'Earlier months',
    none: 'No months yet.',
    folded: 'done',
    closedBox: 'This device cannot open this month.',
    marks: 'What was marked',
    plans: 'Plans written',
    learning: 'Learning from Uncle Ho',
  },
  slipPage: {
    title: 'Self-review slip',
    lead: 'You keep this slip; it is not handed in. The cell records only “self-review done on paper”.',
    name: 'Full name (optional):',
    named: 'Full name:',
    cell: 'Cell:',
    marks: 'Mark the groups to look at again:',
    fix: 'How I will mend it',
    when: 'When',
    thenI: 'I will',
    by: 'Done before',
    good: 'A good deed I have done:',
    learning: 'Learning from Uncle Ho, I have:',
  },
  changedElsewhere: 'This part has just changed on another page',
  late: 'This self-review period closed before yours arrived. What you have written is still in your private part.',
  lateSent:
    'You have sent this month, so this was not saved. To change it, please open this month again and write the part below anew.',
}

function signs(n: number): string {
  return `${n} ${n === 1 ? 'sign' : 'signs'}`
}

function groupsOf(n: number): string {
  return `${n} ${n === 1 ? 'group' : 'groups'}`
}
