import { paths } from '../src/paths.ts'
import { sql } from '../src/platform/sql.ts'
import type { Outcome } from './load.ts'
import { getOf, load } from './load-process.ts'
import { fillIn, fillInWithoutPlans, layDownMembers, type Member } from './members.ts'
import { openStage, type Stage } from './stage.ts'
import { kb, median, ms, quantile, say, table } from './table.ts'
import { bytesOnTheWire } from './visitor.ts'

const TIMES = 200

/** Each page alone, one request after the other, beside an empty answer of the same server. */
export async function form(): Promise<void> {
  const stage = await openStage()
  try {
    const now = stage.clock.now()
    const [whole, unplanned] = await layDownMembers(stage.db, {
      root: stage.config.root,
      now,
      communes: 1,
      each: 2,
    })
    await fillIn(stage.db, whole!, now)
    await fillInWithoutPlans(stage.db, unplanned!, now)
    const empty = await stage.beside(() => new Response(''))
    await time(stage, empty, '/', '')
    const nothing = await time(stage, empty, '/', '')
    const rows = [['an empty 200', ms(median(nothing.times)), ms(quantile(nothing.times, 0.99)), '', '']]
    const measure = async (name: string, path: string, member: Member): Promise<number> => {
      await time(stage, stage.address, path, member.cookie)
      const outcome = await time(stage, stage.address, path, member.cookie)
      const middle = median(outcome.times)
      const bytes = await bytesOnTheWire(stage.address, path, member.cookie)
      const times = (middle / median(nothing.times)).toFixed(1)
      rows.push([name, ms(middle), ms(quantile(outcome.times, 0.99)), times, kb(bytes)])
      return bytes
    }
    await measure('month', paths.month.to(), whole!)
    for (const screen of ['1', '2', '3']) await measure(`skim ${screen}`, paths.skim.to({ screen }), whole!)
    await measure('close look', paths.closeLook.to({ n: '1' }), whole!)
    await measure('plan', paths.plan.to({ plan: 'moi' }), unplanned!)
    await measure('check', paths.check.to(), whole!)
    await stage.db.run(sql`update period set form = 'full'`)
    let sections = 0
    for (const section of ['1', '2', '3'])
      sections += await measure(`full list, section ${section}`, paths.fullList.to({ section }), whole!)
    table(['page', 'p50', 'p99', 'times empty', 'brotli'], rows)
    say(`the full list of 82 signs in its three pages: ${kb(sections)}`)
  } finally {
    await stage.close()
  }
}

async function time(stage: Stage, address: string, path: string, cookie: string): Promise<Outcome> {
  const requests = Array.from({ length: TIMES }, () => getOf(address, path, cookie))
  const port = Number(new URL(address).port)
  const outcome = await load(stage.config.root, { port, clients: 1, requests })
  if (outcome.statuses[200] !== TIMES) throw new Error(`${path}: ${JSON.stringify(outcome.statuses)}`)
  return outcome
}
