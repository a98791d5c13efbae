import type { movement as vi } from '../vi/movement.ts'

const time = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** Movements: what the levels above ask, and from when; launching, changing, ending; papers to study. */
export const movement: typeof vi = {
  title: 'Movements under way',
  titleHint: 'What my unit follows and who laid it down; papers to study',
  none: 'Your unit has no movement yet. All terms in use are the commune committee’s own.',
  lead: (unit: string) => `What follows applies to ${unit} and every unit below it.`,
  since: (day: string) => `Applies from ${day}.`,
  coming: (day: string) => `It changes from ${day}.`,
  ending: (day: string) => `Ends from ${day}.`,
  ended: (day: string) => `Ended from ${day}.`,
  notYet: (day: string) => `Begins on ${day}.`,
  asks: 'What the movement asks',
  asksNothing: 'This movement lays down no terms, only studying and following the example.',
  directives: 'Papers to study',
  noDirectives: 'No papers recorded yet.',
  binds: 'Terms my unit must follow',
  bindsLead: 'A unit may set stricter terms, not looser ones.',
  bindsNothing: 'The movements under way lay down no terms.',
  targets: 'Targets',

  /** Who laid something down, in a sentence. */
  launchedBy: (unit: string) => `launched by ${unit}`,
  launchedOutside: (outside: string, unit: string) => `launched by ${outside}, recorded by ${unit}`,
  byDocument: (title: string, number: string, day: string) =>
    [title, number && `no. ${number}`, day && `of ${day}`].filter(Boolean).join(' '),
  source: (who: string, name: string, document: string) =>
    `the movement “${name}”, ${who}${document ? `, under ${document}` : ''}`,
  laidBy: 'Laid down by',
  linkAt: (host: string) => `See at ${host}`,
  launch: (who: string, document: string) => `${capital(who)}${document ? `, under ${document}` : ''}`,
  beside: (words: string, source: string) =>
    `There is another term at the same time: ${words} (${source}). The stricter one is followed.`,
  besideCatalogue: (words: string, source: string) =>
    `There is another catalogue at the same time: ${words} (${source}). The one of the higher level is followed.`,
  hoursClash:
    'The hours for messages of two movements have no time left in common, so no message is sent. Please tell the superior level.',
  bound: (words: string, source: string) => `Now followed: ${words}. Laid down by ${source}.`,
  looser: (words: string, source: string) =>
    `Not saved, because it is looser than what was laid down: ${words}. Laid down by ${source}.`,
  looserCatalogue: (words: string, source: string) =>
    `Not saved, because the unit must use exactly the catalogue that was laid down: ${words}. Laid down by ${source}.`,
  looserTarget: (words: string, source: string) =>
    `Not saved, because this target asks less than the target that was laid down: ${words} Laid down by ${source}.`,

  terms: {
    catalogue: (title: string) => `self-review by the catalogue ${title}`,
    form: {
      skim: 'each month skim the groups and take a close look at some signs, or read everything',
      'full-yearly': 'at least once a year read the whole catalogue',
      full: 'every month read the whole catalogue',
    },
    latestDay: (day: number) => `the month’s self-review is done by day ${day} at the latest`,
    roundEvery: (months: number) =>
      `at least one round every ${months === 12 ? 'year' : months === 1 ? 'month' : `${months} months`}`,
    most: (n: number) => `at most ${n} ${n === 1 ? 'member' : 'members'} reviewed at a meeting`,
    crowded: (n: number) =>
      `no more than ${n} ${n === 1 ? 'member' : 'members'} reviewed at a meeting, in large cells too`,
    longest: (n: number) => `a cycle of reviews takes at most ${n} ${n === 1 ? 'meeting' : 'meetings'}`,
    longer: (yes: boolean) =>
      yes ? 'large cells may have a longer cycle of reviews' : 'no longer cycle of reviews is allowed',
    perMonth: (n: number) =>
      n === 0
        ? 'no messages about matters'
        : `at most ${n} ${n === 1 ? 'message' : 'messages'} about matters a month`,
    opens: (minutes: number) => `no messages before ${time(minutes)}`,
    shuts: (minutes: number) => `no messages after ${time(minutes)}`,
  },
  target: (share: number, day: string) =>
    share === 0
      ? `By ${day}, no member has signs any more.`
      : `By ${day}, no more than ${share}% of members still have signs.`,
}
