import type { briefing as vi } from '../vi/briefing.ts'

/** Briefings: sessions, who was briefed, who is still to be; own reading. */
export const briefing: typeof vi = {
  wasThere: (day) => `Briefed on ${day}`,
  readOn: (day) => `Own reading, declared on ${day}`,
  open: 'Not yet briefed',
  iRead: 'I have read this paper',
  takeBack: 'Take it back, I have not read it',

  title: 'Study and briefings',
  studies: (n) => `${n} ${n === 1 ? 'record' : 'records'} of study and briefings`,
  studied: (day, paper, how) =>
    `${day}: ${paper} (${{ present: 'present', absent: 'absent', reading: 'own reading' }[how]})`,
  sentence: (briefed, all, reading) =>
    `${briefed} of ${all} members have been briefed on all papers${reading > 0 ? ` (${reading} by own reading)` : ''}.`,
  left: (n) =>
    n === 0 ? 'Nobody is left to be briefed.' : `${n} ${n === 1 ? 'is' : 'are'} still to be briefed.`,
  guests: (present, invited) =>
    `Officials who are not members: ${present} of ${invited} ${invited === 1 ? 'invitation' : 'invitations'} attended.`,
  nothing: 'There is no paper to study yet. Please launch a movement and write down its papers first.',
  nothingHere: 'There is no paper to study yet.',
  when: (time, day, place) => `${time ? `${time}, ` : ''}${day}, ${place}`,
  sessions: 'Briefings',
  noSessions: 'No briefing written down yet.',
  add: 'Write down a briefing',
  makeUp: 'Hold a make-up',
  makeUpTitle: 'Make-up',
  makesUp: (day) => `Make-up for the briefing of ${day}`,
  unbriefed: 'Who is still to be briefed',
  state: {
    planned: 'coming up',
    unwritten: 'who came is not written yet',
    came: (present, written) => `${present}/${written} present`,
  },

  movement: 'Movement',
  directives: 'Which papers are studied',
  whom: 'Who is invited',
  everyCell: 'Members of every cell',
  someCells: 'Members of the cells ticked below',
  cells: 'Cells invited',
  cellsHint: 'Only needed when not every cell is invited.',
  makeUpWhom: 'Those members of these cells are invited who still miss a paper.',
  heldOn: 'Day of the briefing',
  heldOnHint: 'One that has been held can be written down too.',
  atTime: 'Hour (optional)',
  place: 'Place',
  guestsInvited: 'Number of officials invited who are not members',
  guestsPresent: 'Number of officials present who are not members',
  guestsHint: 'Only numbers, no names. Leave it empty if none are invited.',
  saved: 'Saved.',
  edit: 'Day, place, number of officials also invited',
  rolls: 'Members attending',
  rollsHint:
    'One list a cell. The officers of a cell write it for their own cell; the committee’s standing members for every cell.',
  notWritten: 'Not written yet',
  came: (present, written) => `${present} of ${written} present`,
  drop: 'This briefing is not held',
  dropped: 'The briefing has been dropped.',
  gone: 'It is already written who came to this briefing, so it cannot be dropped.',

  rollTitle: 'Members attending',
  rollLead: 'Tick those who are present. No tick means absent.',
  rollAhead: 'The day of this briefing has not come, so who came cannot be written yet. Those invited:',
  nobody: 'On that day the cell had nobody on its list, or everyone had been fully briefed.',
  notCalled: 'exempt, need not attend',
  saveRoll: 'Save who was present',
  wasPresent: 'written: present',
  wasAbsent: 'written: absent',
  written: (present, all) => `Written: ${present} of ${all} present.`,

  listTitle: 'Members still to be briefed',
  listLead: 'Come to a make-up, or read it yourself and say so on the page “Movements under way”.',
  printed: (day, name) => `Printed on ${day} by ${name}. For internal use.`,
  all: 'all papers',
  print: 'Print this list',
  back: 'Back',

  errors: {
    time: 'The hour is not right. Write it like 7:30 or 19:00.',
    count: 'Please write a number from 0 to 9999, or leave it empty.',
    moreThanInvited: (invited) =>
      `The number present must not be above the number invited (${invited}). Please look at both numbers again.`,
    presentAhead: 'The day of the briefing has not come, so there is no number of those present yet.',
    beforePaper: (day) => `A briefing cannot be before the day the paper was issued (${day}).`,
    beforeOriginal: (day) => `A make-up cannot be before the briefing itself (${day}).`,
    tooFar: 'This day is too far away. Please choose one within the next year.',
    rollKept: (day) => `Who came on ${day} is already written, so the day cannot be changed.`,
    noDirective: 'Please choose at least one paper of this movement.',
    noCell: 'Please choose at least one cell.',
    unknown:
      'Somebody was not on the cell’s list on the day of the briefing, perhaps because they have just been transferred. The list below is the newest; please look again, then save.',
    'not-yet': 'The day of this briefing has not come, so who came cannot be written yet.',
    changed:
      'Somebody else has just written this list. What was written stands beside each name; please look again, then save.',
  },
}
