import { minutes as vietnamese } from '../vi/minutes.ts'

const votesIn = { hands: 'show of hands', named: 'by name', secret: 'secret ballot' }

/** The minutes are a Vietnamese paper; only what stands on other pages too is in English. */
export const minutes: typeof vietnamese = {
  ...vietnamese,
  comrade: (name) => name,
  hour: (time) => time,
  review: (name) => `Review of ${name}`,
  criticism: 'Criticism',
  conclusion: 'Concluded by the cell',
  outcomes: {
    'none-seen': 'No shortcomings seen so far.',
    fixed: 'Had a shortcoming, fixed.',
    'to-fix': (day) => `Has a shortcoming, to be fixed before ${day}.`,
  },
  plan: 'How it will be fixed',
  putOff: (name, reason) =>
    `${name} was not reviewed at this meeting${reason ? ` (${reason})` : ''} and will be at another.`,
  vote: (yes, no, other, entitled, manner) =>
    `Vote (${votesIn[manner]}): in favour ${yes}, against ${no}, other opinion ${other}; present and entitled to vote ${entitled}.`,
}
