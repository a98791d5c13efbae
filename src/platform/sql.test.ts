import { expect, test } from 'vitest'
import { sql } from './sql.ts'

test('a value is a parameter, whatever is in it', () => {
  const typed = "'; drop table person; --"
  const query = sql`select 1 from person where full_name = ${typed}`
  expect(query.text).toBe('select 1 from person where full_name = $1')
  expect(query.values).toEqual([typed])
})

test('a part that is itself a statement keeps its own parameters, counted on', () => {
  const open = sql`f.state = ${'open'} and f.day > ${'2026-01-01'}`
  const query = sql`select ${1} from f where ${open} and f.id = ${'x'}`
  expect(query.text).toBe('select $1 from f where f.state = $2 and f.day > $3 and f.id = $4')
  expect(query.values).toEqual([1, 'open', '2026-01-01', 'x'])
})

test('the name follows the text, not the values', () => {
  const byId = (id: string) => sql`select * from person where id = ${id}`
  expect(byId('a').name).toBe(byId('b').name)
  expect(byId('a').name).not.toBe(sql`select * from unit where id = ${'a'}`.name)
})

test.each([
  ['an array', ['a']],
  ['nothing', null],
  ['bytes', Buffer.from('a')],
  ['a record', { text: 'x', values: [] }],
])('%s is a value, not a statement', (_, value) => {
  expect(sql`select ${value}`.values).toEqual([value])
})
