import type * as vi from '../vi/own-conclusion.ts'

export const ownConclusion: typeof vi.ownConclusion = {
  title: 'What the cell concluded about me',
  hint: 'Conclusions, what has to be fixed, appeals',
  lead: 'What the cell concluded about you at its meetings, exactly as in the minutes.',
  none: 'No conclusions yet.',
  on: (day: string, cell: string) => `${cell}, ${day}`,
  onCommittee: (day: string) => `Inspection committee, ${day}`,
  through: {
    feedback: 'After feedback was looked into.',
    inspection: 'After a regular inspection by the plan.',
  },
  appealOver: 'The time to appeal to the superior level was over before this began.',
  outcomes: {
    'none-seen': 'No shortcomings seen so far',
    fixed: 'Shortcomings, fixed',
    'to-fix': 'Shortcomings',
    kept: 'Kept',
    'not-kept': 'Not kept yet',
  },
  line: (year: number) => `About a line of the commitment of ${year}:`,
  fixBy: (day: string) => `to be fixed before ${day}`,
  signs: 'Signs the cell named',
  vote: (yes: number, entitled: number, no: number, other: number) =>
    `Vote: ${yes} of ${entitled} in favour, ${no} against, ${other} with another opinion`,
  manner: { hands: 'show of hands', named: 'by name', secret: 'secret ballot' },

  plan: 'What has to be fixed',
  ownPlan: 'Make a plan of my own',
  ownPlanHint: 'Only you can read it; each self-review reminds you of it.',
  due: (day: string) => `Due: ${day}`,
  told: (day: string) =>
    `You reported it as fixed on ${day}. The cell looks at it and confirms it at a meeting.`,
  confirmed: (day: string) => `The cell confirmed it as fixed on ${day}.`,
  tell: 'It is fixed',
  takeBack: 'Not fixed yet, take it back',
  confirmedAlready: 'The cell has confirmed this, so it cannot be changed any more.',

  appeal: 'Appeal to the commune committee',
  appealTitle: 'Appeal to the commune committee against a conclusion',
  until: (day: string) => `You can appeal once, until the end of ${day}.`,
  late: (day: string) => `The time to appeal to the commune committee is over (${day}).`,
  reason: 'Why do you appeal?',
  reasonHint: 'Say what you think is not right and on what grounds. It can be sent only once.',
  tooShort: (n: number) =>
    `This is too short. Please write more clearly, at least ${n} ${n === 1 ? 'letter' : 'letters'}.`,
  preview: 'Preview',
  previewTitle: 'Check, then send',
  willSee:
    'The standing board of the commune committee will be able to read exactly these words, with the cell’s conclusion',
  readers: (names: string) => `${names}.`,
  nobody: 'nobody has this task at present',
  send: 'Send the appeal',
  edit: 'Change it',
  sentOn: (day: string) => `You appealed to the commune committee on ${day}.`,
  sentAlready:
    'You have already appealed once against this conclusion, so no other appeal can be sent. What you have just written is below.',
  lateNow: 'The time to appeal is over, so it cannot be sent any more. What you have just written is below.',
  yours: 'What you have just written',
  yourReason: 'Your appeal',
  handOver: {
    why: 'Everybody of the standing board had a part in this conclusion, so nobody here can answer.',
    where: (superior: string) => `The appeal goes to ${superior} on paper.`,
    above: 'the committee of the level directly above',
    afterSending:
      'Once it is sent, please print the hand-over slip on the page “What the cell concluded about me”.',
    print: 'Print the hand-over slip',
    back: 'Back',
    title: 'HAND-OVER SLIP OF AN APPEAL AGAINST A CONCLUSION',
    to: (superior: string) => `To: ${superior}`,
    from: (name: string, cell: string) => `Appeal by: ${name}, ${cell}.`,
    asked: (day: string) => `The member’s appeal, sent on ${day}`,
    because:
      'Those at the lower level who may answer have chaired the meeting, written its minutes, belong to the cell’s committee or are the one who appeals, so it is handed over to the superior level to consider and answer.',
    signer: 'APPEAL BY',
  },
  waiting: 'Waiting for the standing board of the commune committee to answer.',
  answer: 'Answer of the commune committee',
  answeredBy: (name: string, day: string) => `${name}, ${day}`,
  back: 'Back to the conclusions',
}

export const appeals: typeof vi.appeals = {
  title: 'Appeals against conclusions',
  lead: 'Members appeal to the commune committee against a conclusion of their cell. Each look is recorded for the member to know.',
  none: 'No appeals yet.',
  open: 'Not answered yet',
  done: 'Answered',
  waiting: (n: number) => `${n} not answered yet`,
  row: (cell: string, day: string) => `${cell}, sent on ${day}`,
  conclusion: 'Conclusion of the cell',
  reason: 'The member’s appeal',
  answer: 'Answer',
  answerHint:
    'It is answered once; the member can read it word for word. The cell’s conclusion stays in the minutes.',
  send: 'Send the answer',
  problem: {
    own: 'This is your own appeal, so you do not answer it. Please let another person of the standing board answer.',
    recorded:
      'You chaired the meeting or recorded this conclusion at the cell, so you do not answer. Please let another person of the standing board answer.',
    committee:
      'You belong to the committee of the cell that concluded, so you do not answer. Please let another person of the standing board answer.',
    answered:
      'This appeal has already been answered, so your answer was not saved. What you have just written is below.',
  },
}
