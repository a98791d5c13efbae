import type * as vi from '../vi/meeting-review.ts'

/** Reviews and votes at a meeting. */
export const review: typeof vi.review = {
  list: 'Reviews',
  none: 'Nobody is to be reviewed at this meeting yet.',
  open: 'not yet concluded',
  concluded: 'concluded',
  putOff: 'put off',
  add: 'Add a person to be reviewed',
  addWho: 'Who',
  whoHere: 'Please choose somebody who is present.',
  afterEnd:
    'The meeting has ended: nobody can be added or put off any more. A conclusion written down wrongly can be written down again.',
  appealed:
    'The member has asked the committee to look at this conclusion again, so it cannot be written down again.',
  concludedAlready: 'The cell has concluded on this, so it cannot be put off.',
  hints: {
    self: 'The person reviewed speaks for themself; the clerk writes down the main points.',
    reply: 'What they accept, what they explain.',
    reserved: 'Written down word for word, not edited; it goes straight into the minutes.',
  },
  addCriticism: 'Add a criticism',
  conclude: 'Conclude',
  concludeButton: 'Write down the conclusion',
  withdraw: 'Write this conclusion down again',
  back: 'Review at this meeting after all',
  putOffTitle: 'Put the review off to another meeting',
  putOffReason: 'Why there is no review at this meeting',
  mine: 'You are the person reviewed, so somebody else writes this part down.',
  seatsLead:
    'The person reviewed neither chairs nor writes down their own part. Please choose who stands in for this part.',
  seat: { chair: 'Chair standing in', clerk: 'Clerk standing in' },
  otherSeat: 'Please choose somebody who is present and is not the person reviewed.',
  hindrances: {
    concluded: 'The cell has concluded on this. You see the conclusion on the page of the review.',
    'put-off': 'This review has just been put off to another meeting.',
    'seat-absent': 'Whoever chairs or writes down this part is not marked present on the roll.',
    absent:
      'This person is not marked present on the roll, so cannot be reviewed yet. Correct the roll, or put the review off to another meeting.',
    leads:
      'This person is chairing the meeting. Please choose who chairs in their place for this part before concluding.',
    writes: 'The person reviewed does not write down the conclusion about themself. Somebody else should.',
    'not-heard':
      'Neither a self-criticism nor a reply is written down yet. Hear the person first; only then conclude.',
  },
  outcome: 'The cell concludes',
  outcomes: {
    'none-seen': 'No shortcomings seen so far',
    fixed: 'Had a shortcoming, fixed',
    'to-fix': 'Has a shortcoming, to be fixed before …',
  },
  wording: 'Words of the conclusion',
  wordingHint: 'Short, just as it was read to the cell for the vote.',
  wordingNeeded: 'With a shortcoming, it must be written what the shortcoming is.',
  fixBy: 'To be fixed before',
  fixByPast: 'This day must be after the day of the meeting.',
  plan: 'How it will be fixed',
  planHint: 'When … they will …',
  planNeeded: 'Please write how it will be fixed, as agreed.',
  signs: 'Name signs (only when the cell votes to name them)',
  signsHint: 'Leave it empty if the cell did not vote to name any sign.',
  noneWithSigns: 'Where a sign is named, it cannot be “No shortcomings seen so far”.',
  failures: {
    'too-few-present':
      'Too few members are present to conclude. Please put the review off to another meeting.',
    'not-approved':
      'There are not enough votes in favour, so it is no conclusion yet. Discuss further and vote again, or put the review off to another meeting.',
  },
}

export const vote: typeof vi.vote = {
  title: 'Vote',
  about: 'What is voted on',
  entitled: (n) =>
    `Present and entitled to vote: ${n} ${n === 1 ? 'member' : 'members'}. The three numbers below must add up to ${n}.`,
  notYet: 'Who came late and was not there at the vote (not counted above)',
  rollChanged:
    'The roll has just changed, so the number of those entitled to vote is different. Please look at the numbers again and save once more; all you wrote is still here.',
  ownReview: 'This is your own review. Somebody else should write it down.',
  manner: 'Manner of the vote',
  manners: { hands: 'Show of hands', named: 'Calling each by name', secret: 'Secret ballot' },
  yes: 'In favour',
  no: 'Against',
  other: 'Other opinion',
  number: 'Please write a number, 0 or more.',
  sum: (sum, entitled) =>
    sum > entitled
      ? `Together that is ${sum}, more than the ${entitled} present and entitled to vote. Please count again.`
      : `Together that is ${sum}, fewer than the ${entitled} present and entitled to vote. Whoever raised no hand at all counts under “Other opinion”.`,
  nobody: 'The roll has not been taken, so it is not known how many are entitled to vote.',
  each: (n) =>
    n === 1
      ? 'Write it down for the 1 member present and entitled to vote.'
      : `Write it down for all ${n} members present and entitled to vote.`,
  byName: 'Write it down by name',
  byCount: 'Write down three numbers only',
  missing: (name) => `How ${name} voted is not written down yet.`,
  save: 'Save the result',
  result: (yes, no, other, entitled) =>
    `In favour ${yes}, against ${no}, other opinion ${other}; of ${entitled}.`,
}
