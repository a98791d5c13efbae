import { beforeEach, describe, expect, test } from 'vitest'
import { type PathName, paths } from '../src/paths.ts'
import { randomId } from '../src/platform/ids.ts'
import { policy } from '../src/policy.ts'
import { type Page, useWorld } from './harness.ts'
import {
  comeAs,
  type Door,
  makeObjects,
  matrix,
  type Objects,
  type Visitor,
  visitors,
  withMonth,
} from './matrix.ts'

const world = useWorld()
let objects: Objects

beforeEach(async () => {
  objects = await makeObjects(world)
})

interface Case {
  readonly name: PathName
  readonly method: 'GET' | 'POST'
  readonly visitor: Visitor
  readonly door: Door
}

const cases: Case[] = Object.entries(matrix).flatMap(([name, door]) =>
  door.methods.flatMap((method) =>
    visitors.map((visitor) => ({ name: name as PathName, method, visitor, door })),
  ),
)

const addressOf = (name: PathName, params: Record<string, string>) =>
  (paths[name].to as (params: Record<string, string>) => string)(params)

async function knock({ name, method, visitor }: Case, params: Record<string, string>): Promise<Page> {
  const browser = comeAs(world, visitor)
  const address = addressOf(name, params)
  await world.db.run({ text: 'savepoint knock', values: [], name: 'knock' })
  const page = method === 'GET' ? await browser.get(address) : await browser.post(address, {})
  await world.db.run({ text: 'rollback to savepoint knock', values: [], name: 'knocked' })
  // Left open, thousands of them would lie in each other.
  await world.db.run({ text: 'release savepoint knock', values: [], name: 'gone' })
  return page
}

/**
 * Turned away: told that nothing is there, or, where the door is not theirs, sent to a front door or back to the first
 * page.
 */
function refused(page: Page, { method, visitor }: Case, opens: boolean): boolean {
  if ([401, 403, 404].includes(page.status)) return true
  if (opens) return false
  if (visitor === 'unapproved') return page.location === '/may-moi'
  if (!withMonth.includes(visitor) && (page.location === '/thang-nay' || page.status === 409)) return true
  return method === 'GET' && ['/', '/vao'].includes(page.location ?? '')
}

/** What a walk found wrong, one line a case. */
async function leaks(chosen: readonly Case[]): Promise<string[]> {
  const found: string[] = []
  for (const one of chosen) {
    const params = one.door.params?.(objects) ?? {}
    const page = await knock(one, params)
    const opens = ((one.method === 'POST' && one.door.writes) || one.door.opens).includes(one.visitor)
    const out = refused(page, one, opens)
    const what = `${one.method} ${one.name} as ${one.visitor}: ${page.status} ${page.location ?? ''}`
    if (page.status >= 500) found.push(`${what} broke: ${world.logged.at(-1)}`)
    else if (opens && out && !mayMissAField(one, page)) found.push(`${what}, though it is theirs`)
    else if (!opens && !out) found.push(`${what}, a stranger was let in`)
    else if (!opens && page.status === 404) found.push(...(await told(one, params, page, what)))
  }
  return found
}

/** Some forms can't be sent empty even by whom they belong to: an unknown person, a missing file. */
const mayMissAField = (one: Case, page: Page) =>
  one.method === 'POST' && page.status === 404 && POST_NEEDS_MORE.includes(one.name)
const POST_NEEDS_MORE: readonly PathName[] = [
  'cellPaper',
  'cellByHand',
  'committeeByHand',
  'meetingLine',
  'meetingItem',
  'meetingReview',
  'meetingDeeds',
  'cellCommitments',
]

/** A refusal must say the same, letter by letter, whether the thing exists or not. */
async function told(one: Case, params: Record<string, string>, page: Page, what: string): Promise<string[]> {
  const elsewhere = Object.fromEntries(Object.keys(params).map((name) => [name, randomId()]))
  if (Object.keys(elsewhere).length === 0) return []
  const nowhere = await knock(one, elsewhere)
  return nowhere.html === page.html && nowhere.status === page.status
    ? []
    : [`${what}: the refusal tells that it exists`]
}

describe('every path × every visitor', () => {
  test('every path has a row in the matrix and in the policy, and is served', async () => {
    expect(Object.keys(matrix).sort()).toEqual(Object.keys(paths).sort())
    expect(Object.keys(policy).sort()).toEqual(Object.keys(paths).sort())
    const served = new Set(world.routes().map((route) => `${route.method} ${route.path}`))
    const missing = Object.entries(matrix).flatMap(([name, door]) =>
      door.methods
        .filter(
          (method) => !served.has(`${method} ${paths[name as PathName].pattern}`) && !policyIsDemo(name),
        )
        .map((method) => `${method} ${name}`),
    )
    expect(missing).toEqual([])
    const known = new Set(Object.values(paths).map((path) => path.pattern as string))
    expect(world.routes().filter((route) => route.method !== 'ALL' && !known.has(route.path))).toEqual([])
  })

  test(`${cases.length} cases, 0 leaks`, async () => {
    expect(await leaks(cases)).toEqual([])
    // Thousands of requests: on a busy machine they take their time.
  }, 300_000)

  test('loosening one row of the policy lets a stranger in, and the walk finds it', async () => {
    const rule = policy.cell
    policy.cell = 'own'
    try {
      world.restart()
      expect((await leaks(cases.filter((one) => one.name === 'cell'))).length).toBeGreaterThan(0)
    } finally {
      policy.cell = rule
      world.restart()
    }
  })
})

const policyIsDemo = (name: string) => policy[name as PathName] === 'demo'
