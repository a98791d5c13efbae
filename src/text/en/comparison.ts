import type { comparison as vi } from '../vi/comparison.ts'

const members = (n: number) => `${n} ${n === 1 ? 'member' : 'members'}`

/** "54 have fixed theirs"; nothing where nobody. */
const part = (n: number, one: string, many: string) => (n > 0 ? `${n} ${n === 1 ? one : many}` : '')
const listed = (parts: readonly string[]) => {
  const said = parts.filter(Boolean)
  return said.length < 2 ? said.join('') : `${said.slice(0, -1).join(', ')} and ${said.at(-1)}`
}

export const comparison: typeof vi = {
  title: 'Compare two rounds',
  headline: (before: number, after: number) =>
    before === after
      ? `Still ${members(after)} with shortcomings`
      : `From ${before} ${after < before ? 'down' : 'up'} to ${members(after)} with shortcomings`,
  between: (before: string, after: string) => `${before} and ${after}`,
  before: (name: string, limits: number, concluded: number) =>
    `${name}: shortcomings concluded in ${limits} of ${members(concluded)}.`,
  raised: (name: string, n: number, of: number) => `${name}: raised voluntarily by ${n} of ${members(of)}.`,
  raisedLead:
    'Raising something oneself in order to fix it is a good thing; of this number, less is not better.',
  /** Everybody who had limits in one of the rounds, once. */
  flow: (f: {
    fixed: number
    still: number
    new: number
    joined: number
    left: number
    openAfter: number
    openBefore: number
  }) => {
    const said = listed([
      part(f.fixed, 'has fixed theirs', 'have fixed theirs'),
      part(f.still, 'still has them', 'still have them'),
      part(f.new, 'is new', 'are new'),
      part(f.joined, 'has newly joined', 'have newly joined'),
      part(
        f.left,
        'has transferred out or takes part no longer',
        'have transferred out or take part no longer',
      ),
      part(f.openAfter, 'is not concluded in the later round', 'are not concluded in the later round'),
      part(f.openBefore, 'was not concluded in the earlier round', 'were not concluded in the earlier round'),
    ])
    return said ? `: ${said}.` : '.'
  },
  stillSame: (n: number, still: number) =>
    `Of the ${members(still)} who still ${still === 1 ? 'has' : 'have'} shortcomings, ${n} ${n === 1 ? 'has' : 'have'} exactly the same ones.`,
  tooFew:
    'In one of the two rounds fewer than 5 members were concluded about. With so few people a number becomes a name, so no comparison is made.',
  notConcluded: (n: number) =>
    `${members(n)} not concluded about yet, not counted as having no shortcomings.`,
  rows: {
    title: 'Where to, where from',
    what: 'Members with shortcomings',
    count: 'How many',
    limitsBefore: (name: string) => `With shortcomings, ${name}`,
    fixed: 'fixed',
    left: 'transferred out or take part no longer',
    openAfter: 'not concluded in the later round',
    still: 'still with shortcomings',
    new: 'newly with shortcomings',
    joined: 'newly joined, with shortcomings',
    openBefore: 'not concluded in the earlier round, now with shortcomings',
    limitsAfter: (name: string) => `With shortcomings, ${name}`,
  },
  slope: {
    title: 'Members with shortcomings',
    of: (concluded: number) => `of ${concluded}`,
    finding: (before: number, after: number, ofBefore: number, ofAfter: number) =>
      `${before} of ${members(ofBefore)}, now ${after} of ${members(ofAfter)}.`,
  },
  limits: {
    title: 'Which shortcomings',
    what: 'Shortcoming',
    finding: (label: string, before: number, after: number) =>
      `Most often in the earlier round: “${label}”, ${members(before)}; now ${members(after)}.`,
    several: (n: number) =>
      `${n} ${n === 1 ? 'shortcoming was' : 'shortcomings were'} named in one of the two rounds.`,
    way: (before: string, after: string) => `${before} → ${after}`,
    none: 'No shortcoming was named.',
    noItem: '–',
    noItemWords: 'the catalogue does not have it',
    changes: {
      same: '',
      reworded: 'worded differently',
      split: 'split off from a wider one',
      merged: 'merged from several older ones',
      ended: 'not in the new catalogue',
      fresh: 'not in the old catalogue',
      apart: 'cannot be matched with the other catalogue',
    },
    sameList: (title: string) => `Both rounds go by the catalogue “${title}”.`,
    mapped: (before: string, after: string) =>
      `The earlier round goes by “${before}”, the later one by “${after}”. Signs are matched by the catalogue’s table; where one cannot be matched, this is said.`,
    unmapped: (before: string, after: string) =>
      `The earlier round goes by “${before}”, the later one by “${after}”. There is no table that matches the two catalogues, so single signs are not compared; the number of members still can be.`,
  },
  units: {
    title: 'By cell',
    unit: 'Cell',
    finding: (fewer: number, same: number, more: number) =>
      `${fewer} ${fewer === 1 ? 'row' : 'rows'} down, ${same} unchanged, ${more} up. In the order of the organisation, not ranked.`,
    together:
      'A cell with fewer than 5 members concluded about is counted together with the cell next to it.',
    and: (names: readonly string[]) => names.join(' and '),
    absent: '–',
    absentWords: 'the cell was not there in this round, or is there no longer',
    of: (limits: number, concluded: number) => `${limits}/${concluded}`,
  },
  addenda: (name: string) => `Addenda and corrections to ${name}`,
  key: 'The hollow dot is the earlier round, the solid dot the later one. The numbers on the right: earlier round → later round.',
  table: 'Table of the numbers',
  print: 'See the print',
  word: 'Download for Word',
  excel: 'Download for Excel',
  file: 'Comparison of two self-assessment rounds',
  paper: {
    title: 'Report',
    abstract: (before: string, after: string) => `Comparison of the results of ${before} and ${after}`,
    body: (name: string) => name.replace(/^Đảng bộ/, 'Đảng ủy'),
    number: 'No.        -BC/ĐU',
    signer: 'For the Standing Board',
    post: 'Deputy Secretary',
    recipients: ['As above', 'For the files, Office of the Committee'],
    asOf: (before: string, after: string) => `Figures closed on ${before} and on ${after}.`,
  },
}
