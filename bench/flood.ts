import { join } from 'node:path'
import pino from 'pino'
import { createApp } from '../src/app.ts'
import { paths } from '../src/paths.ts'
import { loadAssets } from '../src/platform/assets.ts'
import { dayOf } from '../src/platform/clock.ts'
import { randomId } from '../src/platform/ids.ts'
import { sql } from '../src/platform/sql.ts'
import { newKeyPair } from '../src/seal/keys.ts'
import { load, postOf } from './load-process.ts'
import { layDownMembers, type Member } from './members.ts'
import { openStage, type Stage } from './stage.ts'
import { median, ms, quantile, say, table } from './table.ts'
import { visitorAt } from './visitor.ts'

const MEMBERS = 20
/** Of the month, what a member opens and sends again and again. */
const PAGES = [paths.month.to(), paths.diary.to(), paths.me.to()]

interface Pace {
  readonly times: readonly number[]
  readonly seconds: number
}

/**
 * Ten thousand times the same report within a minute, from many places, while members are at their month: how much
 * slower their pages come than without. The flood is paced over the minute; `posts` and `seconds` make it smaller.
 */
export async function flood(posts: number, seconds: number): Promise<void> {
  const stage = await openStage()
  try {
    const members = await layDownMembers(stage.db, {
      root: stage.config.root,
      now: stage.clock.now(),
      communes: 1,
      each: MEMBERS,
    })
    await openForm(stage, members[0]!)
    const flooded = await behindProxy(stage)
    const page = await checked(flooded)
    // A page is not sent faster than anybody reads.
    await new Promise((done) => setTimeout(done, 3_500))
    await membersFor(stage, members, 5)
    const before = await membersFor(stage, members, seconds)
    const [statuses, during] = await Promise.all([
      postAll(stage, flooded, page, posts, seconds),
      membersFor(stage, members, seconds),
    ])
    const after = await membersFor(stage, members, Math.min(seconds, 20))
    const row = (name: string, { times, seconds: took }: Pace) => [
      name,
      String(times.length),
      (times.length / took).toFixed(1),
      ms(median(times)),
      ms(quantile(times, 0.95)),
    ]
    table(
      ['the members’ pages', 'how many', 'a second', 'p50', 'p95'],
      [row('without', before), row('during the flood', during), row('afterwards', after)],
    )
    const ratio = (of: (times: readonly number[]) => number) =>
      (of(during.times) / of(before.times)).toFixed(2)
    say(`ratio of the members’ pages: p50 ${ratio(median)}, p95 ${ratio((times) => quantile(times, 0.95))}`)
    const { cases, codes } = await stage.db.row<{ cases: number; codes: number }>(sql`
      select (select count(*)::int from feedback_case) as cases, (select count(*)::int from feedback_receipt) as codes`)
    const answers = Object.entries(statuses).map(([status, count]) => `${status}: ${count}`)
    say(`${posts} posts (${answers.join(', ')}) are ${cases} case with ${codes} codes`)
  } finally {
    await stage.close()
  }
}

async function openForm({ db, clock }: Stage, { owner }: Member): Promise<void> {
  const { tenant } = owner.scope
  if (!tenant) throw new Error('a member of no commune')
  for (let n = 0; n < 2; n++)
    await db.run(sql`
      insert into feedback_reader (tenant, account, person, key_version, public_key, since)
      values (${tenant}, ${randomId()}, ${randomId()}, 1, ${newKeyPair().publicKey}, ${dayOf(clock.now())})`)
  for (const office of [1, 2])
    await db.run(sql`
      insert into feedback_office (tenant, office, public_key, made_by, made_on)
      values (${tenant}, ${office}, ${newKeyPair().publicKey}, ${randomId()}, ${dayOf(clock.now())})`)
}

/** The same product behind a proxy of its own, which says where each post comes from. */
function behindProxy({ beside, db, clock, config }: Stage): Promise<string> {
  const assets = loadAssets(join(config.root, 'build/assets'))
  const log = pino({ level: 'silent' })
  const app = createApp({ db, clock, config: { ...config, behindProxy: true }, assets, log })
  return beside(app.fetch as (request: Request) => Promise<Response>)
}

/** The last page of the form, as everybody of the flood sends it: with one ticket, and the same words. */
async function checked(address: string): Promise<Record<string, string>> {
  const visitor = visitorAt(address, '')
  const about = await visitor.get(paths.feedback.to())
  const commune = /name="commune" value="([^"]+)"/.exec(about.html)?.[1]
  if (!commune) throw new Error('the form is closed')
  const text = 'Xe tải chạy trên đê lúc nửa đêm, đất sạt xuống ruộng nhà tôi.'
  const fields = new URLSearchParams({ commune, about: 'common', text, step: 'tell' })
  const page = await fetch(address + paths.feedback.to(), {
    method: 'POST',
    body: fields,
    headers: { origin: address },
  })
  const ticket = /name="ticket" value="([^"]+)"/.exec(await page.text())?.[1]
  if (!ticket) throw new Error('no ticket')
  return { commune, about: 'common', text, ticket, step: 'send' }
}

/** From another place each, as a proxy of one's own would say it; by a process of its own. */
async function postAll(
  { config }: Stage,
  address: string,
  body: Record<string, string>,
  posts: number,
  seconds: number,
): Promise<Record<string, number>> {
  const requests = Array.from({ length: posts }, (_, n) =>
    postOf(address, paths.feedback.to(), '', body).replace(
      'Cookie: ',
      `X-Forwarded-For: 10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`,
    ),
  )
  const port = Number(new URL(address).port)
  return (await load(config.root, { port, clients: 64, requests, perSecond: posts / seconds }))
    .statuses as Record<string, number>
}

/** Everybody opens a page, thinks for a second, and opens the next. */
async function membersFor({ address }: Stage, members: readonly Member[], seconds: number): Promise<Pace> {
  const times: number[] = []
  const began = performance.now()
  const isOver = () => performance.now() - began > seconds * 1000
  await Promise.all(
    members.map(async ({ cookie }, i) => {
      const visitor = visitorAt(address, cookie)
      await new Promise((done) => setTimeout(done, i * 50))
      for (let n = i; !isOver(); n++) {
        const asked = performance.now()
        const { status } = await visitor.get(PAGES[n % PAGES.length]!)
        if (status !== 200) throw new Error(`a member's page came as ${status}`)
        times.push(performance.now() - asked)
        await new Promise((done) => setTimeout(done, 1_000))
      }
    }),
  )
  return { times, seconds: (performance.now() - began) / 1000 }
}
