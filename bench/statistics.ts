import pg from 'pg'
import { openAccount } from '../src/account/account.ts'
import { hashPin } from '../src/account/device.ts'
import { record } from '../src/history/history.ts'
import { givePost } from '../src/membership/membership.ts'
import type { Period } from '../src/movement/movement.ts'
import { paths } from '../src/paths.ts'
import { dayOf } from '../src/platform/clock.ts'
import { randomId } from '../src/platform/ids.ts'
import { sql } from '../src/platform/sql.ts'
import { followTallies } from '../src/statistics/tally.ts'
import { timetable } from '../src/timetable.ts'
import { getOf, load } from './load-process.ts'
import { fillIn, type Member, memberOf } from './members.ts'
import { type Laid, layNation } from './nation.ts'
import { findPgbench, runPgbench } from './pgbench.ts'
import { type Plan, plansOf, tableSizes } from './plans.ts'
import { startServer } from './server-process.ts'
import { openStage, type Stage } from './stage.ts'
import { median, ms, quantile, say, table } from './table.ts'

const TIMES = 100

interface Page {
  readonly name: string
  readonly path: string
  readonly cookie: string
  readonly children: number | null
  readonly members: number | null
}

/**
 * Every page of a committee over the whole nation, against one row of counters read by SQL in the same minute; the plans
 * behind them, and what was walked through from end to end.
 * @param scale 1: the nation of 250,000 cells; less for a quicker look
 */
export async function statistics(scale: number): Promise<void> {
  const now = new Date()
  const stage = await openStage(now)
  const owner = new pg.Client({ connectionString: stage.postgres.ownerUrl })
  await owner.connect()
  try {
    const laid = await layNation(stage, owner, scale)
    const pages = await committeePages(stage, laid)
    const member = await signedIn(stage, laid)
    // The first minute opens the coming month everywhere; that, the officers' cards and what the member changed is
    // counted anew before anybody looks, as the minutes after would.
    await aMinute(stage, `the minute in which ${laid.communes} communes open a month`)
    const began = performance.now()
    const runs = await countAll(stage)
    say(`counting all of them anew: ${ms(performance.now() - began)} in ${runs} runs of the clock\n`)
    await aMinute(stage, `a minute of the clock over ${laid.communes} communes, with nothing to do`)
    await measure(stage, laid, pages, member)
    await showPlans(stage, owner, laid, pages, member)
  } finally {
    await owner.end()
    await stage.close()
  }
}

/** Lets the clock count until no commune is behind; tells how many of its runs that took. */
async function countAll({ db, clock }: Stage): Promise<number> {
  for (let runs = 0; ; runs++)
    if ((await db.transaction((tx) => followTallies(tx, clock.now()))) === 0) return runs
}

/** Each task of the timetable once, as every minute does; those that take their time by name. */
async function aMinute(stage: Stage, what: string): Promise<void> {
  const rows: string[][] = []
  let whole = 0
  for (const [name, task] of Object.entries(timetable)) {
    const began = performance.now()
    await stage.db.transaction((tx) => Promise.resolve<unknown>(task(tx, stage.clock.now())))
    const took = performance.now() - began
    whole += took
    if (took > 20) rows.push([name, ms(took)])
  }
  table([what, 'took'], [...rows, ['all together', ms(whole)]])
}

/** Officers signed in, and what they look at. */
async function committeePages(stage: Stage, { nation, near, long, months }: Laid): Promise<Page[]> {
  const pinHash = await hashPin('270519')
  const now = stage.clock.now()
  const officerOf = (unit: string, person: string) =>
    stage.db.transaction(async (tx) => {
      const post = { tenant: unit, unit, kind: 'standing-member', title: 'Thường trực' } as const
      await givePost(tx, { ...post, person, from: '2025-01-01' }, { person: null, now })
      const { device, secret, token } = await openAccount(tx, {
        person,
        pinHash,
        label: 'máy',
        card: null,
        now,
      })
      return `phien=${token.toString('base64url')}; may.${device.id}=${secret.toString('base64url')}`
    })
  const pages: Page[] = []
  const past = months.at(-2)!.slice(0, 7)
  for (const [i, { commune, people }] of long.slice(0, 3).entries()) {
    const cookie = await officerOf(commune.id, people[1]!.id)
    const add = (name: string, path: string) =>
      pages.push({ name, path, cookie, children: commune.cells.length, members: people.length })
    add('commune', paths.committee.to())
    if (i !== 1) continue
    add('commune, a month', paths.committeeMonth.to({ month: past }))
    add('commune, meetings', paths.committeeMeetings.to())
    add('commune, target', paths.target.to())
    add('commune, quarters', paths.figures.to())
  }
  const sizes = [near, long].map((of) => of.reduce((sum, { people }) => sum + people.length, 0))
  for (const [i, { id, communes }] of nation.provinces.slice(0, 3).entries()) {
    const cookie = await officerOf(id, near[i]!.people[2]!.id)
    const path = paths.aboveFigures.to({ unit: id })
    pages.push({
      name: `province ${i + 1}`,
      path,
      cookie,
      children: communes.length,
      members: sizes[i] ?? null,
    })
    if (i !== 1) continue
    const below = paths.aboveMonth.to({ unit: id, month: past, below: communes[0]!.id })
    pages.push({ name: 'province, one commune', path: below, cookie, children: 0, members: null })
  }
  const cookie = await officerOf(nation.id, near[3]!.people[2]!.id)
  const top = { cookie, members: Math.round((sizes[1]! / 200_000) * 5_500_000) }
  const children = nation.provinces.length
  pages.push({ ...top, name: 'nation', path: paths.aboveFigures.to({ unit: nation.id }), children })
  const q = nation.provinces[1]!
  const below = paths.aboveMonth.to({ unit: nation.id, month: past, below: q.id })
  pages.push({
    ...top,
    name: 'nation, one province',
    path: below,
    children: q.communes.length,
    members: sizes[1]!,
  })
  return pages
}

/** A member of the commune with 10,600, whose month is filled in. */
async function signedIn(stage: Stage, { long }: Laid): Promise<Member> {
  const { commune, people } = long[1]!
  const pinHash = await hashPin('270519')
  const now = stage.clock.now()
  const member = await stage.db.transaction(async (tx) => {
    const period = await tx.row<Period>(
      sql`select * from period where tenant = ${commune.id} order by month desc limit 1`,
    )
    return memberOf(tx, people.at(-1)!.id, period, pinHash, now)
  })
  await stage.db.run(sql`delete from review_done where tenant = ${commune.id} and period = ${member.period.id}
    and person = ${member.owner.scope.person}`)
  await fillIn(stage.db, member, now)
  return member
}

async function measure(stage: Stage, laid: Laid, pages: readonly Page[], member: Member): Promise<void> {
  const { root, dataRoot } = stage.config
  const server = await startServer({ root, dataRoot })
  try {
    const port = Number(new URL(server.address).port)
    const ask = (path: string, cookie: string, times: number) =>
      load(root, {
        port,
        clients: 1,
        requests: Array.from({ length: times }, () => getOf(server.address, path, cookie)),
      })
    const time = async (path: string, cookie: string) => {
      // Beforehand, so that each connection of the server has seen the statements.
      await ask(path, cookie, 20)
      const outcome = await ask(path, cookie, TIMES)
      if (outcome.statuses[200] !== TIMES) throw new Error(`${path}: ${JSON.stringify(outcome.statuses)}`)
      return outcome.times
    }
    // An officer's first visit makes the key of their organisation's ballots, which the clock counts as something done.
    for (const page of pages) await ask(page.path, page.cookie, 1)
    await countAll(stage)
    const bare = await counterReads(stage, laid)
    const rows: string[][] = []
    const figure = (name: string, times: readonly number[], page?: Page) =>
      rows.push([
        name,
        page?.children?.toLocaleString('en') ?? '',
        page?.members?.toLocaleString('en') ?? '',
        ms(median(times)),
        ms(quantile(times, 0.99)),
        (median(times) / median(bare.driver)).toFixed(1),
      ])
    figure('one row of counters, by SQL', bare.driver)
    if (bare.pgbench) figure('the same, by pgbench', bare.pgbench)
    for (const page of pages) figure(page.name, await time(page.path, page.cookie), page)
    figure('month, of a member', await time(paths.month.to(), member.cookie))
    // Somebody of the commune has just sent: the clock has not counted it yet, the page does.
    for (const [i, page] of pages.filter(({ name }) => name === 'commune').entries()) {
      const { commune, people } = laid.long[i]!
      await stage.db.transaction((tx) =>
        record(tx, {
          tenant: commune.id,
          at: stage.clock.now(),
          actor: people.at(-1)!.id,
          verb: 'review-submitted',
          about: { period: member.period.id },
        }),
      )
      figure('commune, counted by the page', await time(page.path, page.cookie), page)
    }
    table(['page', 'units below', 'members below', 'p50', 'p99', 'times the row'], rows)
  } finally {
    await server.end('SIGTERM')
  }
}

/** The row a nation's page begins with, through the driver and, where there is one, through pgbench. */
async function counterReads(stage: Stage, { nation, months }: Laid) {
  const month = months.at(-2)!
  const times: number[] = []
  for (let i = 0; i < TIMES * 2; i++) {
    const began = performance.now()
    await stage.db.row(sql`select counts from unit_tally where unit = ${nation.id} and month = ${month}`)
    times.push(performance.now() - began)
  }
  const program = findPgbench()
  if (!program) say('!! pgbench is MISSING (Debian: postgresql-contrib)\n')
  const text = `select counts from unit_tally where unit = '${nation.id}' and month = '${month}';`
  const ran =
    program &&
    (await runPgbench(
      program,
      stage.postgres,
      { text, constants: {} },
      { clients: 1, transactions: 500, members: 1 },
    ))
  return { driver: times.slice(TIMES), pgbench: ran ? ran.times : null }
}

/** What stands behind each page, asked in this process, which can listen in. */
async function showPlans(
  stage: Stage,
  owner: pg.Client,
  laid: Laid,
  pages: readonly Page[],
  member: Member,
): Promise<void> {
  const app = new pg.Client({ connectionString: stage.postgres.appUrl })
  await app.connect()
  try {
    const sizes = await tableSizes(owner)
    const ask = async (path: string, cookie: string) => {
      const response = await fetch(stage.address + path, { headers: { cookie } })
      await response.text()
      if (response.status !== 200) throw new Error(`${path}: ${response.status}`)
    }
    const walked = new Map<string, Set<string>>()
    const show = async (name: string, work: () => Promise<unknown>) => {
      const plans = await plansOf(app, work, sizes)
      say(`--- ${name}: ${plans.length} statements`)
      for (const plan of plans) sayPlan(plan)
      for (const { walked: tables, text } of plans)
        for (const one of tables)
          walked.set(one, (walked.get(one) ?? new Set()).add(`${name}: ${text.slice(0, 90)}`))
    }
    const distinct = new Map(pages.map((page) => [page.name.replace(/ \d+$/, ''), page]))
    for (const [name, { path, cookie }] of distinct) {
      await ask(path, cookie)
      await show(name, () => ask(path, cookie))
    }
    await show('month, of a member', () => ask(paths.month.to(), member.cookie))
    await show('sending a month', () => send(stage, member))
    if (walked.size === 0) say('\nno table of people was walked through from end to end')
    for (const [one, where] of walked) say(`\n!! ${one} was WALKED THROUGH:\n   ${[...where].join('\n   ')}`)
    // Where a province has three communes, one of them is a third of every table, and walking is the right plan.
    if (walked.size > 0 && laid.long.length < 20)
      say('\n(too few communes to tell: ask with a larger number)')
    process.exitCode = walked.size === 0 ? 0 : 1
  } finally {
    await app.end()
  }
}

function sayPlan({ text, planning, execution, blocks, lines }: Plan): void {
  say(`${text.slice(0, 140)}${text.length > 140 ? '…' : ''}`)
  say(`    planned ${ms(planning)}, ran ${ms(execution)}, ${blocks} pages`)
  for (const line of lines) say(`    ${line}`)
}

async function send(stage: Stage, { cookie, owner, period }: Member): Promise<void> {
  const fields = {
    'form-id': randomId(),
    'form-for': owner.actor.account,
    period: period.id,
    catalogue: period.catalogue,
  }
  const response = await fetch(stage.address + paths.check.to(), {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: stage.address },
    body: new URLSearchParams(fields),
  })
  if (response.status !== 303)
    throw new Error(`sending answered ${response.status} on ${dayOf(stage.clock.now())}`)
}
