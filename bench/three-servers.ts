import { hashPin } from '../src/account/device.ts'
import type { Period } from '../src/movement/movement.ts'
import { addMonths } from '../src/movement/period.rules.ts'
import { dayOf } from '../src/platform/clock.ts'
import { type Sql, sql } from '../src/platform/sql.ts'
import { submit } from '../src/self-review/sending.ts'
import { loadShipped } from '../src/setup/setup.ts'
import { followTallies } from '../src/statistics/tally.ts'
import { rollUpMonths, rollUpRounds } from '../src/statistics/tally-above.ts'
import { answersOf, twoStage } from './answers.ts'
import { layMeetings } from './meetings.ts'
import { fillIn, memberOf } from './members.ts'
import { layDone, layPeriods, monthsUntil } from './months.ts'
import { layPersons, layPlaces, type Populated, planPeople } from './people.ts'
import { layRounds } from './rounds.ts'
import { openServer, root, type Server, seeThrough } from './servers.ts'
import { median, ms, say, table } from './table.ts'
import { layTree, type Nation, planNation } from './tree.ts'

const PLACES = 3

export interface Scene {
  readonly now: Date
  readonly nation: Nation
  readonly months: readonly string[]
  /** Everything on one server. */
  readonly one: Server
  /** Each holds some of the communes, of both provinces. */
  readonly places: readonly { readonly server: Server; readonly communes: readonly Populated[] }[]
  /** Sees all three through postgres_fdw. */
  readonly above: Server
  close(): Promise<void>
}

/** Two provinces of three communes, once on one server, once dealt out over three: every province lies on all of them. */
export async function openScene({
  members,
  monthCount,
}: {
  members: number
  monthCount: number
}): Promise<Scene> {
  const now = new Date()
  const opened: Server[] = []
  const open = async (options?: { reachesOut: boolean }) => {
    const server = await openServer(options)
    opened.push(server)
    return server
  }
  const close = async () => {
    await Promise.all(opened.map((server) => server.close()))
  }
  try {
    const months = monthsUntil(now, monthCount)
    const nation = planNation([3, 3], 48)
    const all = nation.provinces.flatMap(({ communes }) => communes)
    const people = all.map((commune, i) => planPeople(commune, members + i * 7, i * 100_000))
    const [one, above, ...three] = (await Promise.all([
      open(),
      open({ reachesOut: true }),
      ...Array.from({ length: PLACES }, () => open()),
    ])) as [Server, Server, ...Server[]]
    const places = three.map((server, place) => ({
      server,
      communes: people.filter((_, i) => i % PLACES === place),
    }))
    await layDown(one, nation, people, months, now)
    for (const { server, communes } of places)
      await layDown(server, onlyWith(nation, communes), communes, months, now)
    await above.db.transaction((tx) => loadShipped(tx, root, now))
    await layTree(above.owner, nation)
    await layPersons(above.owner, people)
    await seeThrough(
      above,
      places.map(({ server, communes }) => ({ server, tenants: communes.map(({ commune }) => commune.id) })),
    )
    return { now, nation, months, one, places, above, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** The units above the communes, and of the communes only these. */
const onlyWith = (nation: Nation, communes: readonly Populated[]): Nation => ({
  ...nation,
  provinces: nation.provinces.map((province) => ({
    ...province,
    communes: province.communes.filter(({ id }) => communes.some(({ commune }) => commune.id === id)),
  })),
})

/** All that a server's own communes have: their part of the tree, people, months, meetings and rounds. */
export async function layDown(
  { owner, db }: Server,
  nation: Nation,
  people: readonly Populated[],
  months: readonly string[],
  now: Date,
): Promise<void> {
  await db.transaction((tx) => loadShipped(tx, root, now))
  await owner.query('select count(*) from keep_months($1, $2)', [addMonths(months[0]!, -1), months.at(-1)])
  await layTree(owner, nation)
  await layPersons(owner, people)
  await layPlaces(owner, people)
  await layPeriods(
    owner,
    people.map(({ commune }) => commune),
    months,
  )
  await layDone(owner, people, months)
  await layMeetings(owner, people, months, months)
  await layRounds(owner, people)
}

/** Organisations are counted where they are; what lies above them is summed once, from all of them. */
export async function countAll({ one, places, above, nation, months, now }: Scene): Promise<void> {
  for (const { db } of [one, ...places.map(({ server }) => server)])
    await db.transaction((tx) => followTallies(tx, now))
  const tenants = nation.provinces.flatMap(({ communes }) => communes.map(({ id }) => id))
  const counted = tenants.flatMap((tenant) => months.map((month) => ({ tenant, month })))
  await above.db.transaction(async (tx) => {
    await rollUpMonths(tx, counted, dayOf(now))
    await rollUpRounds(tx, tenants, dayOf(now))
  })
}

/** Every answer that is not the same from one server as from three. */
export async function differences({
  one,
  above,
  nation,
  months,
  now,
}: Scene): Promise<{ asked: number; different: string[] }> {
  const [from1, from3] = [
    await answersOf(one.db, nation, months, now),
    await answersOf(above.db, nation, months, now),
  ]
  const names = Object.keys(from1)
  return {
    asked: names.length,
    different: names.filter((name) => JSON.stringify(from1[name]) !== JSON.stringify(from3[name])),
  }
}

/** The same member sends their month by the product's own verbs, on the one server and on the one of their commune. */
export async function sendAMonth({ one, places, now }: Scene): Promise<void> {
  const pinHash = await hashPin('270519')
  for (const { server, communes } of places)
    for (const { db } of [one, server]) {
      const { commune, people } = communes[0]!
      const period = await db.row<Period>(
        sql`select * from period where tenant = ${commune.id} order by month desc limit 1`,
      )
      const done = await db.rows<{ person: string }>(sql`
        select person from review_done where tenant = ${commune.id} and period = ${period.id}`)
      const known = new Set(done.map(({ person }) => person))
      const person = people.find(({ id }) => !known.has(id))!.id
      const member = await db.transaction((tx) => memberOf(tx, person, period, pinHash, now))
      await fillIn(db, member, now)
      const outcome = await submit(db, member.owner, period, now, [])
      if (outcome !== 'sent') throw new Error(`sending: ${outcome}`)
    }
}

/** What the servers below are asked for by a query of two stages. */
export async function askedBelow({ above }: Scene, query: Sql): Promise<string[]> {
  const rows = await above.db.rows<{ 'QUERY PLAN': string }>({
    ...sql``,
    name: '',
    text: `explain (verbose, costs off) ${query.text}`,
    values: query.values,
  })
  return rows.flatMap((row) => /Remote SQL: (.*)/.exec(row['QUERY PLAN'])?.[1] ?? [])
}

export async function threeServers(scale: number): Promise<void> {
  const scene = await openScene({ members: Math.round(400 * scale), monthCount: 6 })
  try {
    await countAll(scene)
    const first = await differences(scene)
    await sendAMonth(scene)
    await countAll(scene)
    const second = await differences(scene)
    const rows = [
      ['asked, by the product’s own functions', String(first.asked)],
      ['different from one server and from three', String(first.different.length)],
      [
        'the same after three members sent, each on the server of their commune',
        String(second.different.length),
      ],
    ]
    table(['answers', 'how many'], rows)
    for (const name of [...first.different, ...second.different]) say(`!! ${name}`)
    const took = async (server: Server, query: Sql) => {
      const times: number[] = []
      for (let i = 0; i < 30; i++) {
        const began = performance.now()
        await server.db.rows(query)
        times.push(performance.now() - began)
      }
      return median(times)
    }
    const timed: string[][] = []
    for (const [name, query] of Object.entries(twoStage)) {
      const [one, three] = [await took(scene.one, query), await took(scene.above, query)]
      const pushed = (await askedBelow(scene, query)).every((text) => text.includes('GROUP BY'))
      timed.push([
        name,
        ms(one),
        ms(three),
        (three / one).toFixed(1),
        pushed ? 'where the rows are' : 'above',
      ])
    }
    table(['two stages', 'one server', 'three', 'times', 'grouped'], timed)
    process.exitCode = first.different.length + second.different.length === 0 ? 0 : 1
  } finally {
    await scene.close()
  }
}
