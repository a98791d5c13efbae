import type { rotation as vi } from '../vi/rotation.ts'

const more = (day: string) => ` until the end of ${day}`

const members = (n: number) => `${n} ${n === 1 ? 'member' : 'members'}`
const meetings = (n: number) => `${n} ${n === 1 ? 'meeting' : 'meetings'}`

/** Review in rotation. Days are given as they are written. */
export const rotation: typeof vi = {
  title: 'Review in rotation',
  comrade: (name: string) => name,

  shape: {
    size: (most: number, least: number) => (least === most ? `${most}` : `${least} to ${most}`),
    cycle: (all: number, size: string, count: number) =>
      `${members(all)}, ${size} at each meeting: a cycle takes ${meetings(count)}`,
    none: 'There is nobody to put into the cycle yet.',
    within: '.',
    more: (usual: number, longest: number) =>
      `. Some meetings have more than ${members(usual)}, as the policy allows, so that the whole cycle takes no more than ${meetings(longest)}.`,
    longer: (longest: number) => `. This cycle is longer than ${meetings(longest)}, as the policy allows.`,
    both: (usual: number, longest: number) =>
      `. Some meetings have more than ${members(usual)} and the cycle is still longer than ${meetings(longest)}, as the policy allows.`,
    beyond: (longest: number) =>
      `. That is longer than the ${meetings(longest)} the policy allows: it has to be decided to let more members have a turn at each meeting, or to let the cycle be longer.`,
  },

  meeting: (day: string) => `Meeting of ${day}`,
  notes: {
    last: (count: number) => `Last meeting of the cycle: ${members(count)} left.`,
    empty:
      'Nobody has a turn: those of this meeting had their turns changed, and nobody could be put in their place yet.',
    short: (fewest: number) =>
      `Fewer than ${members(fewest)}, since nobody else could be put at this meeting yet.`,
    above: (usual: number) => `More than ${members(usual)}, as the policy allows.`,
    held: 'Held.',
    unrecorded: 'The day of this meeting has passed and nothing has been recorded of it.',
  },

  drawnAll: 'Those with no review on record have their order drawn by lot by the software.',
  drawnNth: (nth: number) => `Drawn as number ${nth}.`,
  reason: (name: string, why: string) => `${name}: ${why}.`,
  reasons: {
    officer: 'holds a post, so sets an example and is reviewed first',
    drawn: (nth: number) => `no review on record, drawn by lot as number ${nth}`,
    newcomer: 'new in the cell, put at a meeting with room after attending some meetings',
    'moved-in': 'transferred in during the cycle, not reviewed in this cycle at the former cell',
    returned: 'takes part again, put at the nearest meeting with room',
    merged: 'two cells became one, still in the order of the two former cycles',
    waiting: 'could not be put at any meeting before, now at this one',
    'stood-in': 'reviewed at this meeting though it was not their turn yet',
    'longest-ago': (day: string) =>
      `last reviewed on ${day}; whoever was reviewed longest ago has their turn first`,
    joined: (day: string) => `joined the cell on ${day}, not reviewed since`,
    'brought-forward': (day: string) =>
      `brought forward from the meeting of ${day}, since this one had too few`,
    dropped: (day: string) => `the meeting of ${day} is not held, so moved to this one`,
    unable: (why: string, day: string) => `${why} at the meeting of ${day}, so moved to this one`,
    household: (name: string, day: string) =>
      `${name} is already at the meeting of ${day}, and the cell does not put the two at one meeting`,
    swapped: (name: string, day: string) =>
      `swapped turns with ${name}, before that at the meeting of ${day}`,
    'by-hand': 'the cell moved the turn to this meeting',
    'by-hand-with': (name: string) => `the cell let them swap with ${name}`,
  },
  hindrances: {
    'not-yet': 'not in the cell yet',
    left: 'transferred out',
    exempt: 'exempt',
    away: 'away',
    absent: 'absent',
  },
  skipped: {
    'not-yet': 'not in the cell yet during this cycle',
    left: 'transferred out',
    exempt: (until: string | null) => `exempt${until ? more(until) : ''}, has no turn in this cycle`,
    away: (until: string | null) => `away${until ? more(until) : ''}, put first in the next cycle`,
    'no-meeting': 'no meeting to be put at yet, will be placed when one is added',
  },

  next: (day: string, names: string) => `The next meeting, on ${day}, reviews ${names}.`,
  complete: 'The cycle is complete: every member in it has been reviewed.',
  left: (count: number) => `${members(count)} not reviewed yet in this cycle.`,

  changes: {
    absent: (name: string) => `${name} has given notice of absence`,
    moved: (name: string) => `The cell moves the turn of ${name}`,
    swapped: (a: string, b: string) => `${a} and ${b} swap turns`,
    newcomer: (name: string) => `${name} is new in the cell`,
    'moved-in': (name: string) => `${name} transferred in`,
    'moved-in-reviewed': (name: string, day: string) =>
      `${name} transferred in, reviewed in this cycle on ${day} at the former cell`,
    left: (name: string, day: string) => `${name} transferred out from ${day}`,
    exempt: (name: string, day: string) => `${name} is exempt from ${day}`,
    away: (name: string, day: string) => `${name} is away from ${day}`,
    returned: (name: string, day: string) => `${name} takes part again from ${day}`,
    merged: 'Two cells became one, so their two cycles became one',
    'meeting-dropped': (day: string) => `No meeting is held on ${day}`,
    'meeting-added': (day: string) => `The meeting of ${day} is added`,
    'meeting-moved': (day: string, to: string) => `The meeting of ${day} moves to ${to}`,
    redated: (day: string, to: string) =>
      `The meeting days change: the meeting of ${day} moves to ${to}, and those after it go by the new days too`,
    held: (day: string, count: number) => `The meeting of ${day} reviewed ${members(count)}`,
  },
  moves: {
    none: 'nobody’s turn has to change',
    moved: (name: string, from: string, to: string) =>
      `${name} moves from the meeting of ${from} to the meeting of ${to}`,
    placed: (name: string, to: string) => `${name} is put at the meeting of ${to}`,
    dropped: (name: string) => `${name} has no turn in this cycle any more`,
    many: (count: number) =>
      `${members(count)} ${count === 1 ? 'has a new turn' : 'have new turns'}, see the table`,
    clause: (cause: string, moves: string) => `${cause}: ${moves}.`,
  },
  refusals: {
    'no-such-member': 'There is no such member in the cell’s cycle of reviews.',
    'no-such-meeting': 'There is no such meeting.',
    'known-already': 'It is in the plan already.',
    'no-place': 'This member has no turn in this cycle.',
    'already-reviewed': 'This member has already been reviewed in this cycle.',
    'meeting-held': 'The meeting has passed, so this cannot be changed any more.',
    'same-meeting': 'The turn is at this meeting already.',
    unable: 'One of the members cannot attend that meeting.',
    household: 'That meeting already has a member whom the cell does not put at one meeting with this one.',
    full: 'That meeting has no room left.',
    'too-few':
      'With this move a meeting would have too few members. Please choose “Swap with a member” instead.',
  },

  page: {
    draft: 'Not adopted yet',
    adopted: (day: string) => `Adopted on ${day}`,
    start:
      'Each meeting reviews one or two members, so that by the end of a cycle everyone has been reviewed once. The software lays out the turns by the organisation’s policy and says clearly why each member is at that meeting; the cell looks it over, then adopts it.',
    make: 'Make the plan',
    nobody: 'The cell has no members to put into a plan yet.',
    made: 'The draft is made. Members see the plan only once the cell has adopted it.',
    beside: (day: string) =>
      `This is a draft. Until it is adopted, the cell goes by the plan adopted on ${day}.`,
    toRunning: 'See the plan the cell goes by',
    toDraft: 'See the new draft',
    meetings: 'Meetings of the cycle',
    skipped: 'Without a turn in this cycle',
    changes: 'What has changed',
    change: 'Change the turn',
    changeOf: (name: string) => `Change the turn of ${name}`,
    changed: 'Changed.',
    justChanged: 'Somebody else has just changed the plan. Please look at it again, then try again.',
    together: (a: string, b: string, day: string) =>
      `${a} and ${b} are not to be put at one meeting, but both are at the meeting of ${day}.`,
    adopt: 'Adopt the plan',
    adoptAt: 'Adopted at',
    atMeeting: (day: string) => `Meeting of ${day}`,
    noMeeting: 'No meeting recorded',
    adoptedNow: 'The cell has adopted it. From now on members see their turns.',
    adoptRefused: {
      'no-draft': 'This draft is gone. Please look again.',
      stale: 'The draft was changed after you opened the page. Please look at it again, then adopt it.',
      passed: 'The first meeting of the draft has passed. Please make the draft anew, then adopt it.',
    },
    remake: 'Make it anew',
    remakeHint:
      'Lays everything out from the start by today’s list and policy. Whoever has not been reviewed, or not for long, still comes first.',
    next: 'Plan a new cycle',
    print: 'Print the plan',
    apart: 'Members not put at one meeting',
  },

  turn: {
    title: 'Change a turn',
    now: (day: string) => `The turn now: meeting of ${day}.`,
    none: 'This member has no turn ahead in this cycle.',
    what: 'How do you want to change it?',
    move: 'Move to another meeting',
    swap: 'Swap with a member',
    absent: 'Absent from this meeting',
    absentHint: 'The software looks for the nearest meeting at which the fewest others have to change.',
    to: 'Move to',
    with: 'Swap with',
    choose: 'Please choose',
    meetingWith: (day: string, names: string) => `${day}: ${names}`,
    meetingFree: (day: string) => `${day}: nobody yet`,
    colleague: (name: string, day: string) => `${name}, meeting of ${day}`,
    chooseMeeting: 'Please choose the meeting to move to.',
    chooseColleague: 'Please choose the member to swap with.',
    save: 'Change the turn',
    stale: 'The plan was changed after you opened the page',
    staleText:
      'Nothing of what you have just sent was changed. Below are the plan as it is now and the change you want.',
    isNow: 'The plan now',
    since: 'Just changed',
    asked: 'What you want',
    askedMove: (name: string, day: string) => `Move the turn of ${name} to the meeting of ${day}`,
    askedSwap: (a: string, b: string) => `Let ${a} swap with ${b}`,
    askedAbsent: (name: string) => `${name} is absent, put them at another meeting`,
    stands: (day: string) => `Meeting of ${day}`,
    standsNowhere: 'No turn ahead',
    again: 'Change it in the plan as it is now',
    back: 'Leave it, see the plan',
  },

  apart: {
    title: 'Members not put at one meeting',
    lead: 'Two members named here are never put up for review at one meeting. No reason is recorded. Where one member is named with two others, the three are at three different meetings.',
    none: 'No two members named yet.',
    pair: (a: string, b: string) => `${a} and ${b}`,
    remove: 'Remove',
    removeOf: (a: string, b: string) => `Remove: ${a} and ${b}`,
    one: 'First member',
    other: 'Second member',
    add: 'Keep these two apart',
    chooseOne: 'Please choose the first member from the list.',
    chooseOther: 'Please choose the second member from the list.',
    same: 'Both fields have the same member. Please choose another.',
    known: 'These two are named already.',
    saved:
      'Recorded. Turns already laid out stay; where something does not fit, the page of the plan will say so.',
    removed: 'Removed.',
  },

  paper: {
    party: 'COMMUNIST PARTY OF VIETNAM',
    title: 'PLAN FOR REVIEW IN ROTATION',
    draft: 'DRAFT, NOT ADOPTED',
    meeting: 'Meeting',
    who: 'Member',
    why: 'Why',
    notes: 'Notes',
    adopted: (day: string) => `Adopted by the cell on ${day}.`,
    adoptedAt: (day: string, meeting: string) =>
      `Adopted by the cell on ${day}, at the meeting of ${meeting}.`,
    day: '............, day ...... month ...... year ........',
    onBehalf: 'FOR THE CELL',
    signs: 'SECRETARY',
    back: 'Back to the plan',
  },

  mine: {
    title: 'Review in rotation of the cell',
    mine: 'Your turn',
    turn: (day: string) => `Meeting of ${day}`,
    done: (day: string) => `You were reviewed on ${day} in this cycle.`,
    outside: 'You have no turn in this cycle.',
    notYet: 'The cell has not adopted a plan for review in rotation yet.',
    noCell: 'You belong to no cell yet.',
    everyone: 'The whole cell',
  },

  policy: {
    title: 'Policy of review in rotation',
    lead: 'It applies to plans made from today on. Plans already made keep the policy of the day they were made.',
    fewest: 'At least how many members at a meeting',
    most: 'Usually at most how many members at a meeting',
    exceptional: 'In a large cell, up to how many members at a meeting (optional)',
    exceptionalHint: 'Left empty: never more than usual.',
    officersFirst: 'Who is reviewed first',
    officers: 'Those with a post set an example and are reviewed first',
    alike: 'All alike: whoever was reviewed longest ago comes first',
    longest: 'At most how many meetings in a cycle',
    longerAllowed: 'Where there are still too few meetings',
    longer: 'Let the cycle be longer',
    never: 'Do not: the page of the plan says so, for the cell to decide',
    noticeDays: 'At least how many days’ notice when a member is put at a meeting',
    number: (least: number, most: number) => `Please write a number from ${least} to ${most}.`,
    mostBelow: 'The largest number must not be below the smallest.',
    exceptionalBelow: 'The number for a large cell must be above the usual one, or left empty.',
    saved: 'Saved.',
    link: 'Policy of review in rotation',
  },
}
