import type { feedback as vi } from '../vi/feedback.ts'

/** Feedback: a case from its receipt to its end. The days that come in are already written dd/mm/yyyy. */
export const feedback: typeof vi = {
  title: 'Feedback and praise',

  verdicts: {
    admit: 'Admit, to be verified',
    reject: 'Do not admit',
    'hand-over': 'This is a denunciation: transfer it out of the system',
    upward: 'Transfer to the superior level',
    'pass-on': 'Common matter: pass on to where it is dealt with',
    thanks: 'Praise',
  },
  outcomes: {
    founded: 'Founded',
    partly: 'Partly founded',
    unfounded: 'Unfounded',
    insufficient: 'Not enough grounds for a conclusion',
  },
  conflicts: {
    self: 'This case is about yourself.',
    cell: 'You belong to the same cell as the member concerned.',
    under: 'You work under the member concerned.',
    before:
      'When this case was admitted you were of the same cell as the member concerned, or worked under them.',
    declared: 'You have declared a relation to this case or a conflict in it.',
  },
  conflict: 'Therefore you take no part in this case.',
  sources: {
    form: 'Sent by a citizen through the feedback page',
    'meeting-with-voters': 'Meeting with voters, residents’ meeting',
    letter: 'Letter, written feedback',
    spoken: 'In person',
  },
  follows: {
    guidance: 'A prompt to the cell for the member’s review',
    promise: 'A promise to mend',
    reminder: 'A formal reminder is proposed',
    none: 'Nothing follows',
  },

  states: {
    triage: (day: string) => `Received on ${day}, waiting for two people to look at it.`,
    admitted: (day: string) =>
      `Admitted by two people for verification on ${day}; the member concerned has not been told yet.`,
    noticed: (day: string) =>
      `The notice was written on ${day}; the member concerned has not opened or received it yet.`,
    told: (day: string) => `The member concerned was told on ${day} and still has time to reply.`,
    'heard-answered': (day: string) => `The member concerned replied on ${day}; it is being verified.`,
    'heard-lapsed': (day: string) =>
      `The time to reply is over, recorded on ${day}; the member concerned can still reply until there is a conclusion.`,
    drafted: (day: string) =>
      `A draft conclusion was written on ${day}; the member concerned has not seen it yet.`,
    shown: (day: string) => `The member concerned saw the draft on ${day}.`,
    concluded: (day: string, outcome: string) =>
      `The inspection committee concluded on ${day}: ${outcome}. The member concerned has not been told yet.`,
    final: (day: string, outcome: string) =>
      `Conclusion: ${outcome}. The member concerned was told on ${day}.`,
    leaving: (day: string) =>
      `Transferred elsewhere from ${day}; the slip is to be handed over, then the case is erased here.`,
    erased: (day: string) => `Erased on ${day}.`,
  },
  ends: {
    rejected: (day: string) => `Not admitted, on ${day}.`,
    'passed-on': (day: string) => `Passed on to where it is dealt with on ${day}.`,
    thanked: (day: string) => `The praise was recorded on ${day}.`,
    concluded: (day: string) => `Finished on ${day}.`,
    'member-left': (day: string) => `Stopped on ${day}, because the person concerned is no longer a member.`,
    'member-died': (day: string) => `Stopped on ${day}, because the member concerned has died.`,
  },
  stopped: (day: string) =>
    `The people who deal with it are changing, so all time limits are stopped from ${day} until two people have signed to hand over the key.`,
  erasedFrom: (day: string) => `The system erases the content from ${day} on.`,

  steps: {
    opine: 'Two people look and give their opinions',
    tell: 'Tell the member concerned',
    'hand-over-notice': 'Hand over the notice in person if it has not been opened on a phone',
    answer: 'The member concerned replies',
    'note-lapsed': 'Record that the time to reply is over',
    verify: 'Verify and write the draft conclusion',
    'show-draft': 'Show the draft to the member concerned',
    comment: 'The member concerned comments on the draft',
    vote: 'The inspection committee meets and votes',
    'tell-conclusion': 'Tell the member concerned the conclusion',
    appeal: 'The member concerned may appeal to the superior level',
    'answer-appeal': 'The superior level answers the appeal',
    close: 'Two people sign to close the case',
    'hand-slip': 'Hand over the slip',
    erase: 'The system erases the content',
    rewrap: 'Two people sign to hand over the key to those who will deal with it',
  },
  until: (day: string) => `due ${day}`,
  late: (day: string) => `overdue since ${day}`,

  sender: {
    received: 'Received. Waiting to be looked at.',
    'looked-into': 'Being looked into and verified.',
    waiting:
      'The people who deal with it are changing, so it is paused; the pause does not count towards the time limits. If nobody is left who can open what you sent, this page will say so.',
    lost: 'Nobody is left who can open what you sent: those who held the key have left, and the sheets with the key are lost. We are sorry. Please send it again; this page is deleted after 30 days.',
    done: 'Dealt with.',
    rejected: 'Not admitted. You can add to it once; it will then be looked at again.',
    'sent-on': 'It is not for us to deal with, so it was passed on to the competent authority.',
  },

  refusals: {
    'not-received': 'There is no such case yet.',
    'received-already': 'This case has already been received.',
    'no-such-day': 'There is no such day, or it does not fit yet. Please check the day.',
    'before-last': 'This day is before the latest entry. Please check the day.',
    closed: 'This case is closed, so nothing more can be recorded.',
    erased: 'This case has been erased.',
    leaving: 'This case is being transferred elsewhere, so nothing more can be recorded.',
    stopped:
      'The people who deal with it are changing. It can go on once two people have signed to hand over the key.',
    'not-stopped': 'This case is not stopped, so there is no key to hand over.',
    conflict: 'Somebody has a conflict in this case and cannot take part.',
    'not-two': 'This needs two different people, both without a conflict, to sign.',
    'own-matter': 'This case is about that person themself, so they take no part.',
    'goes-upward':
      'The member concerned is for the superior level to consider. Please choose to transfer it to the superior level.',
    'no-quorum':
      'There are not two people without a conflict to do this. Please choose to transfer it to the superior level.',
    'not-in-triage': 'Triage is already over.',
    'in-triage': 'Two people have not yet come to the same opinion, so this cannot be done yet.',
    'declared-already': 'This has already been declared.',
    'no-reason': 'Please write a reason.',
    'no-text': 'Nothing is written yet. Please write, then send.',
    'told-already': 'The member concerned has already been told.',
    'not-told': 'The member concerned has not been told, so this cannot be done yet.',
    'not-noticed': 'The notice to the member concerned has not been written yet.',
    'delay-too-long': 'Put off longer than is allowed. Please choose an earlier day.',
    'extension-too-long': 'That is more extra days than are allowed.',
    'answered-already': 'The member concerned has replied, or the time to reply is over.',
    'not-lapsed': 'The time to reply is not over yet.',
    'not-heard': 'The member concerned has not replied yet, and the time to reply is not over.',
    'no-source': 'It has to be verified from at least one independent source before the draft is written.',
    'word-alone':
      'The sender’s word alone is not enough. Founded or partly founded needs at least one independent source that confirms it.',
    'not-drafted': 'There is no draft conclusion yet.',
    'shown-already': 'The member concerned has already seen the draft.',
    'not-shown': 'The member concerned has not seen the draft yet.',
    'commented-already': 'The member concerned has already commented on the draft.',
    'draft-time': 'The member concerned still has time to look at the draft, so there can be no vote yet.',
    'no-meeting': 'Please record the meeting of the inspection committee that voted.',
    counts: 'The votes do not match how many were present and entitled to vote. Please count again.',
    'too-few-present': 'Not enough people were at the meeting for a vote.',
    'not-approved': 'Not enough votes in favour. Please record it as not approved.',
    approved: 'There are enough votes in favour, so it cannot be recorded as not approved.',
    'another-outcome':
      'The conclusion has to be that of the draft that was shown; after an appeal it is no heavier than before.',
    'not-concluded': 'There is no conclusion, so this cannot be done yet.',
    'concluded-already': 'There is already a conclusion.',
    'not-final': 'The member concerned has not been told the conclusion yet.',
    'appealed-already': 'There has been one appeal already, so no other can be sent.',
    'appeal-late': 'The time to appeal is over.',
    'appeal-waiting': 'The superior level is looking at the appeal, so this has to wait.',
    'no-appeal': 'No appeal is waiting for an answer.',
    'no-document': 'Please write the number of the document or of the slip.',
    'may-still-appeal': 'There is still time to appeal, so it cannot be closed yet.',
    'no-follow': 'Please choose what follows the conclusion.',
    'nothing-follows': 'Nothing follows from this conclusion.',
    'not-leaving': 'This case is not being transferred.',
    'not-closed': 'This case is not closed, so it cannot be erased yet.',
    'not-yet-erased': 'The day to erase it has not come yet.',
    'added-already': 'You have added to it once, and it has been looked at again.',
  },
}
