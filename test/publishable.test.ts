import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const src = join(import.meta.dirname, '../src')

interface File {
  readonly name: string
  readonly text: string
}

const files: readonly File[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|\/testing\//.test(name))
  .map((name) => ({ name, text: readFileSync(join(src, name), 'utf8') }))

/** What only these files may contain; whoever else shows such a number gets it from them, already published. */
const DOORS: readonly { readonly what: string; readonly sign: RegExp; readonly only: readonly string[] }[] = [
  {
    what: 'reads or writes ballots',
    sign: /\b(from|into|join|update|table) ballot\b/i,
    // A member's sending writes its own; a release opens them all and deletes them.
    only: ['self-review/ballot.ts', 'statistics/release.ts'],
  },
  {
    what: 'reads or writes releases',
    sign: /\b(from|into|join|update|table) release\b/i,
    // A sending looks whether its quarter is still open.
    only: ['self-review/ballot.ts', 'statistics/release.ts'],
  },
  {
    what: 'opens what is in a ballot',
    sign: /\b(unpackGroups|openStatisticsKey)\b/,
    only: ['self-review/ballot.ts', 'statistics/statistics-key.ts', 'statistics/release.ts'],
  },
  {
    what: 'makes a number into one that may be shown',
    sign: /\bkind: '(count|most|withheld)'/,
    only: [
      'statistics/publishable.rules.ts',
      'statistics/beside.rules.ts',
      'statistics/shown.rules.ts',
      'statistics/feedback-figures.rules.ts',
    ],
  },
  {
    what: 'decides what may be shown',
    sign: /\bpublishable\(/,
    // What a round came to is told to everybody through it; to the entitled it is plain.
    only: ['statistics/publishable.rules.ts', 'statistics/release.ts', 'statistics/target.rules.ts'],
  },
  {
    what: 'has the numbers of cases as they are',
    sign: /\b(feedbackNumbers|monthCounts)\b/,
    only: ['feedback/numbers.ts', 'statistics/figures.ts', 'statistics/tally.ts'],
  },
  {
    what: 'reads tallies, with numbers of cases among them',
    sign: /\b(from|into|join|update) (tally|unit_tally)\b/i,
    only: [
      'statistics/figures.ts',
      'statistics/reviewed.ts',
      'statistics/tally.ts',
      'statistics/tally-above.ts',
      'statistics/imported.ts',
      'statistics/sum-above.ts',
      'statistics/above.queries.ts',
    ],
  },
]

const intruders = (all: readonly File[]): string[] =>
  DOORS.flatMap(({ what, sign, only }) =>
    all
      .filter(({ name, text }) => !only.includes(name) && sign.test(withoutComments(text)))
      .map(({ name }) => `${name} ${what}`),
  )

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')

describe('publishable() is the only door from private marks to a number somebody sees', () => {
  test('no page, file or address reads ballots, releases or numbers of cases but through it', () => {
    expect(intruders(files)).toEqual([])
  })

  test.each([
    ['report/leak.ts', 'sql`select counts from release where tenant = 1`'],
    ['report/leak.ts', 'sql`select sealed from ballot`'],
    ['round/leak.routes.tsx', 'const groups = unpackGroups(bytes, catalogues)'],
    ['report/leak.ts', "const shown = { kind: 'count', n: 3 }"],
    ['report/leak.ts', 'const raw = await feedbackNumbers(db, tenant, span, now)'],
    ['cli/leak.ts', 'sql`select feedback from unit_tally where unit = 1`'],
  ])('%s with “%s” would be found', (name, text) => {
    expect(intruders([...files, { name, text }])).toHaveLength(1)
  })

  test('each door is where it is said to be, so that none is kept open for nobody', () => {
    for (const { only, sign } of DOORS)
      expect(only.filter((name) => !sign.test(files.find((file) => file.name === name)?.text ?? ''))).toEqual(
        [],
      )
  })

  test('no address answers with data for a program but what a member takes home and what a report says', () => {
    const answers = files.filter(
      ({ name, text }) =>
        /\.routes\.tsx$|^(serve|app|gate|health)\.ts$/.test(name) && /application\/json|\.json\(/.test(text),
    )
    expect(answers.map(({ name }) => name).sort()).toEqual([
      'my-data/my-data.routes.tsx',
      'report/diary-export.routes.tsx',
      // Signed files for the level above: what an issued report says, out of what was published.
      'roll-up-file/own.routes.tsx',
    ])
  })
})
