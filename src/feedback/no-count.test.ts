import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { finalCase, layCommittee, received } from '../../test/feedback.ts'
import { useWorld } from '../../test/harness.ts'
import { sql } from '../platform/sql.ts'

const world = useWorld()
beforeEach(() => layCommittee(world))

/** Every column of feedback that holds a person: readers and signers, never whom a case is about. */
const PEOPLE = [
  'feedback_change.proposed_by',
  'feedback_change.signed_by',
  'feedback_key.account',
  'feedback_look.reader',
  'feedback_office.made_by',
  'feedback_proposal.proposed_by',
  'feedback_reader.account',
  'feedback_reader.person',
  'feedback_signature.person',
]
const OTHER = /\.(tenant|id|case_id|printed_by_form)$/

const tables = () =>
  world.db.rows<{ name: string }>(sql`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_name like 'feedback%' order by 1`)

test('no column of feedback can hold whom a case is about', async () => {
  const columns = await world.db.rows<{ name: string }>(sql`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and table_name like 'feedback%' and data_type = 'uuid'`)
  const names = columns.map(({ name }) => name).filter((name) => !OTHER.test(name))
  expect(names.filter((name) => !PEOPLE.includes(name))).toEqual([])
  expect((await tables()).length).toBeGreaterThan(15)
})

test('three cases about Nam and none about Lan: no table of feedback has more rows with him in them than with her', async () => {
  const then = { ...world, db: world.db, cast: world.cast, now: new Date('2026-11-02T09:00:00+07:00') }
  for (const outcome of ['founded', 'unfounded', 'insufficient'] as const)
    await finalCase(then, 'nam', outcome)
  await received(world)
  for (const { name } of await tables())
    for (const who of ['nam', 'lan'] as const) {
      const { n } = await world.db.row<{ n: number }>({
        text: `select count(*)::int as n from ${name} t where t::text like $1`,
        values: [`%${world.cast.people[who].id}%`],
        name: `rows-of-${name}-with-somebody`,
      })
      expect(n, `${name} ${who}`).toBe(0)
    }
  const { tokens, cases } = await world.db.row<{ tokens: number; cases: number }>(sql`
    select count(distinct subject)::int as tokens, count(subject)::int as cases from feedback_case`)
  expect(tokens).toBe(cases)
  expect(cases).toBe(3)
})

test('nothing is grouped over cases: there is no query that could give numbers a person', () => {
  const src = join(import.meta.dirname, '..')
  const grouped = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
    .flatMap((file) => {
      const literals = readFileSync(join(src, file), 'utf8').match(/sql`(?:[^`$]|\$\{[^}]*\}|\$)*`/g) ?? []
      return literals.filter(
        (one) => /feedback_\w+/.test(one) && /group by/.test(one.replace('within group', '')),
      )
    })
  expect(grouped).toEqual([])
})
