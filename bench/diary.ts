import { writeEntryIn } from '../src/diary/diary.ts'
import { paths } from '../src/paths.ts'
import { addDays, dayOf } from '../src/platform/clock.ts'
import { randomId } from '../src/platform/ids.ts'
import type { Outcome } from './load.ts'
import { getOf, load, postOf } from './load-process.ts'
import { layDownMembers, type Member } from './members.ts'
import { openStage, type Stage } from './stage.ts'
import { median, ms, quantile, table } from './table.ts'

const TIMES = 20
const ENTRIES = 1000
const LINES = [
  'Cùng bà con sửa đoạn đường vào ấp, hai mươi người cùng làm.',
  'Đọc lại chuyện Bác Hồ với chiếc đồng hồ, thấy mình còn hay sốt ruột khi họp.',
  'Hứa ghé ba hộ cuối ấp mà mới ghé được một, tuần sau đi tiếp.',
]

/** A diary of years, opened, searched and taken home: every page of it opens each of its boxes. */
export async function diary(): Promise<void> {
  const stage = await openStage()
  try {
    const now = stage.clock.now()
    const laid = { root: stage.config.root, now, communes: 1, each: 2 }
    const [writer, nobody] = (await layDownMembers(stage.db, laid)) as [Member, Member]
    await write(stage, writer, dayOf(now))
    const of = ({ cookie }: Member, path: string, fields?: Record<string, string>) =>
      fields ? postOf(stage.address, path, cookie, fields) : getOf(stage.address, path, cookie)
    const home = paths.diaryExport.to()
    const asked: [string, string][] = [
      ['no entry', of(nobody, paths.diary.to())],
      ['the 30 newest', of(writer, paths.diary.to())],
      ['one word', of(writer, paths.diary.to(), { words: 'sot ruot' })],
      ['a month', of(writer, paths.diary.to(), { month: '2025-06' })],
      ['as a text', of(writer, home, { format: 'text' })],
      ['as Word', of(writer, home, { format: 'word' })],
    ]
    const rows: string[][] = []
    for (const [name, request] of asked) {
      await ask(stage, request)
      const { times } = await ask(stage, request)
      rows.push([name, ms(median(times)), ms(quantile(times, 0.99))])
    }
    table([`a diary of ${ENTRIES} entries`, 'p50', 'p99'], rows)
  } finally {
    await stage.close()
  }
}

async function write({ db }: Stage, { owner }: Member, today: string): Promise<void> {
  const { person, tenant } = owner.scope
  const writer = { person, tenant: tenant!, ring: owner.ring }
  await db.asMember(person, async (tx) => {
    for (let n = 0; n < ENTRIES; n++) {
      const text = LINES.slice(0, 1 + (n % LINES.length)).join('\n')
      const entry = { id: randomId(), day: addDays(today, -2 * n), tag: 'act', text } as const
      await writeEntryIn(tx, writer, entry, { id: randomId(), content: text })
    }
  })
}

async function ask(stage: Stage, request: string): Promise<Outcome> {
  const port = Number(new URL(stage.address).port)
  const requests = Array.from({ length: TIMES }, () => request)
  const outcome = await load(stage.config.root, { port, clients: 1, requests })
  if (outcome.statuses[200] !== TIMES) throw new Error(JSON.stringify(outcome.statuses))
  return outcome
}
