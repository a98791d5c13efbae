import type { reminder as vi } from '../vi/reminder.ts'

const how = {
  'at-meeting': 'at the meeting',
  'by-hand': 'handed over in person',
  'on-phone': 'on the phone',
  'before-witnesses': 'before two witnesses',
}

/** Formal reminders. The member reads these sentences, and so do the officers. */
export const reminder: typeof vi = {
  title: 'Formal reminders',

  how,
  body: { cell: 'The cell', committee: 'The committee' },
  above: { cell: 'the committee', committee: 'the superior committee' },
  conclusion: {
    sign: 'a conclusion about a sign',
    commitment: 'a conclusion that a commitment was not kept',
  },

  states: {
    proposed: (body, day, conclusion) =>
      `${body} proposed a formal reminder on ${day}, resting on ${conclusion}; the member has not been heard yet, so nothing is decided.`,
    invited: (body, day) => `${body} invites the member to speak on ${day}.`,
    missed: (body, day) =>
      `The member did not come to speak on ${day}; ${body} will invite them again, or the member sends it in writing.`,
    'heard-at-meeting': (body, day) => `${body} heard the member on ${day} and has not decided yet.`,
    'heard-in-writing': (body, day) =>
      `${body} received the member’s written statement on ${day} and has not decided yet.`,
    'heard-declined': (body, day) =>
      `On ${day} the member said, before two witnesses, that they will not speak; ${body} has not decided yet.`,
    'heard-missed': (body, day) =>
      `The member was invited twice, did not come and gave no reason, the second time on ${day}; ${body} may decide, but until then the member can still speak.`,
    decided: (body, day, yes, entitled) =>
      `${body} voted a formal reminder on ${day}, ${yes} of ${entitled} in favour; the member has not been told yet, so no time is running.`,
    open: (day, told) =>
      `The member was told of the formal reminder on ${day} (${how[told]}) and is fixing it.`,
    'open-not-fixed': (body, day) => `On ${day} ${body} found it not fixed yet and set another day.`,
    'open-took-back': (day) =>
      `On ${day} the member said that it is not fixed yet after all, and goes on fixing it.`,
    'open-changed': (above, day) =>
      `On ${day} ${above} answered the appeal: what is to be fixed or the due day is changed.`,
    'said-fixed': (body, day) =>
      `The member said on ${day} that it is fixed; ${body} is to look at it and confirm it at its meeting.`,
    confirmed: (body, day) => `${body} confirmed on ${day} that it is fixed.`,
    forgotten: (day) => `This formal reminder was deleted from the follow-up book on ${day}.`,
  },
  ends: {
    fixed: (day) => `Fixed, and ended on ${day}.`,
    'not-approved': (day) => `The vote on ${day} did not approve it, so there is no formal reminder.`,
    withdrawn: (day) =>
      `The body that proposed the formal reminder withdrew it on ${day}; it counts as if it had not been.`,
    lifted: (day) =>
      `The superior level looked at it again and lifted the formal reminder on ${day}; it counts as if it had not been.`,
    'conclusion-withdrawn': (day) =>
      `The conclusion it rests on was withdrawn on ${day}, so the formal reminder is gone too.`,
    transferred: (day) =>
      `The member transferred out on ${day} before anything was decided, so this has ended.`,
    exempt: (day) => `The member has been exempt since ${day}, so this has ended.`,
    left: (day) => `No longer on the list of members since ${day}, so this has ended.`,
    died: (day) => `The member died on ${day}, so this has ended.`,
  },
  expected: (what, day) => `What is to be fixed: ${what}. Due: ${day}.`,
  overdue: (day) => `Overdue: it was due on ${day}.`,
  waiting: (above, day) =>
    `Waiting for ${above} to look at it again, by ${day} at the latest; meanwhile it does not count as overdue.`,
  upheld: (above, day) => `On ${day} ${above} looked at it again: the formal reminder stands.`,
  off: (day) => `From ${day} it is on no list any more.`,

  steps: {
    speak: 'The member speaks at the meeting or sends it in writing.',
    invite: 'Invite the member to speak.',
    'note-missed': 'Record that the member did not come, with a reason or without.',
    'note-heard': 'Record that the member was heard.',
    decide: 'Vote on whether there is a formal reminder.',
    drop: 'Drop the proposal.',
    tell: 'Tell the member.',
    answer: 'Answer in one’s own words.',
    appeal: 'Appeal to the superior level, once.',
    'answer-appeal': 'Answer the appeal: it stands, is changed, or is lifted.',
    'say-fixed': 'Say that it is fixed.',
    'take-back': 'Not fixed yet, take it back.',
    confirm: 'Confirm at a meeting that it is fixed.',
    'find-not-fixed': 'Record that it is not fixed yet and set another day.',
    extend: 'Give more time, with the reason.',
    withdraw: 'Withdraw it because the decision was not right.',
    close: 'The system ends it.',
    forget: 'The system deletes it from the follow-up book.',
  },
  until: (day) => `Due: end of ${day}.`,

  refusals: {
    'not-proposed': 'Nobody has proposed this formal reminder yet.',
    'proposed-already': 'This formal reminder has been proposed already.',
    'no-such-day': 'There is no such day. Please check the day.',
    'before-last': 'This day is before the last thing recorded. Please check the day.',
    closed: 'This has ended, so nothing more can be recorded.',
    'not-closed': 'This has not ended yet, so it cannot be deleted.',
    forgotten: 'This has been deleted from the follow-up book.',
    'still-listed': 'The time it is kept after it ends is not over yet, so it cannot be deleted.',
    'no-conclusion': 'There must be a conclusion before there can be a formal reminder.',
    'conclusion-later':
      'The day of the conclusion is after the day the formal reminder was proposed. Please check the day.',
    'another-conclusion': 'This formal reminder does not rest on that conclusion.',
    'not-of-this-body':
      'The member has transferred out and does not belong here any more, so there can be no formal reminder here.',
    'member-exempt': 'The member is exempt, so there is no formal reminder.',
    'member-left': 'This person is no longer on the list of members, so there is no formal reminder.',
    'member-suspended': 'The member’s activities are suspended, so there is no formal reminder.',
    'not-this-body': 'This is done by another body, not here.',
    'no-meeting': 'Please choose the meeting that did this.',
    'no-text': 'Nothing is written yet. Please write, then send.',
    'no-reason': 'Please write the reason.',
    'no-expected': 'Please write clearly what is to be fixed.',
    'no-witnesses': 'Two different witnesses are needed by name, neither of them the member.',
    'too-short-notice':
      'That is too soon. Please choose a later day, so that the member has time to prepare.',
    'not-invited': 'The member has not been invited to speak yet, or the day of the invitation has not come.',
    'heard-already': 'The member has been heard already, so no invitation is needed.',
    'not-heard': 'The member must be heard before the vote.',
    'own-matter': 'Whoever the formal reminder is to neither chairs this part nor keeps its minutes.',
    counts: 'The votes do not match the number present and entitled to vote. Please count again.',
    'too-few-present': 'Not enough are at the meeting to vote.',
    'not-approved': 'Not enough agreed, so there is no formal reminder. Please record it as not approved.',
    approved: 'Enough agreed, so it cannot be recorded as not approved.',
    'decided-already': 'The vote has been taken already.',
    'not-decided': 'The formal reminder has not been voted yet, so this cannot be done.',
    'due-past': 'The due day must be after today. Please choose another day.',
    'due-far': 'The due day is too far off. Please choose a nearer day.',
    'due-not-later':
      'The new due day must not be earlier than the one already set. Please choose a day after it.',
    'due-passed': 'The due day passed before the member was told. Please set another day, then tell them.',
    'told-already': 'The member has been told already.',
    'not-told': 'The member has not been told yet, so this cannot be done.',
    'answered-already': 'You have answered already. What you sent stays as it is.',
    'not-next-level': 'Only the level right above the one that decided can look at this again.',
    'appealed-already': 'You have appealed once already, so no more can be sent.',
    'appeal-late': 'The time to appeal is over.',
    'appeal-waiting': 'The superior level is looking at it again, so this has to wait.',
    'no-appeal': 'No appeal is waiting for an answer.',
    'said-already': 'You have already said that it is fixed; it is waiting to be confirmed.',
    'not-said': 'You have not said that it is fixed, so there is nothing to take back.',
    'said-fixed':
      'The member has said that it is fixed. Please confirm it, or record that it is not fixed yet and set another day.',
    'not-due': 'It is not due yet, so it cannot be recorded as not fixed.',
    'confirmed-already': 'This has been confirmed as fixed already.',
    'not-confirmed': 'It has not been confirmed as fixed yet, so it cannot be ended.',
    'may-still-appeal': 'The time to appeal is not over yet, so it cannot be ended.',
    'same-cell': 'The member is still in this cell.',
  },

  notice: {
    grades: { rhythm: 'Notice', matter: 'Reminder of a matter', formal: 'Formal reminder' },
    unsaid: {
      'asked-for-none': 'You chose to get no messages.',
      'too-late': 'The time to tell it has passed, so no message goes out.',
      limit: 'This month has had its number of messages, so no more go out.',
    },
    byHand: 'The member needs to be met and told in person.',
  },
}
