import type pg from 'pg'
import { FIGURES, type FigureName } from '../src/statistics/figures.rules.ts'
import { copyInto, row } from './copy.ts'
import { seeded } from './seeded.ts'
import type { Commune } from './tree.ts'

const at = (name: FigureName) => FIGURES.indexOf(name)

/** A cell's month: met nearly always, nearly all members reviewed themselves, two were reviewed in turn. */
function cellFigures(random: () => number): number[] {
  const counts = FIGURES.map(() => 0)
  const members = 8 + Math.floor(random() * 28)
  const met = random() < 0.97 ? 1 : 0
  counts[at('cells')] = 1
  counts[at('met')] = met
  counts[at('locked')] = met
  counts[at('ended')] = met
  counts[at('thematic')] = random() < 0.25 ? 1 : 0
  counts[at('members')] = members
  counts[at('reviewed')] = members - Math.floor(random() * 3)
  counts[at('turns')] = met * 2
  counts[at('promisesDue')] = random() < 0.25 ? 1 : 0
  counts[at('promisesKept')] = counts[at('promisesDue')]! * (random() < 0.9 ? 1 : 0)
  counts[at('deeds')] = random() < 0.3 ? 1 : 0
  return counts
}

/** The tally of every cell and of every commune, its sum, month after month. All of them are over but the last two. */
export async function layTallies(
  owner: pg.Client,
  communes: readonly Commune[],
  months: readonly string[],
  { open, today }: { open: readonly string[]; today: string },
): Promise<number> {
  const columns = 'tenant month unit counts feedback counted_on frozen'
  let count = 0
  for (const month of months) {
    const over = !open.includes(month)
    const lines = function* () {
      for (const { id, n, cells } of communes) {
        const random = seeded(n * 1000 + Number(month.slice(2, 4)) * 12 + Number(month.slice(5, 7)))
        const sum = FIGURES.map(() => 0)
        for (const cell of cells) {
          const counts = cellFigures(random)
          for (const i of sum.keys()) sum[i] = sum[i]! + counts[i]!
          yield `${id}\t${month}\t${cell}\t{${counts.join(',')}}\t\\N\t${today}\t${over}`
        }
        yield row(id, month, id, `{${sum.join(',')}}`, '{1,0,0,0}', today, over)
      }
    }
    count += await copyInto(owner, 'tally', columns, lines())
  }
  return count
}

/** As if the clock had just counted these organisations: it leaves them until something is done or a day begins. */
export const markCounted = (owner: pg.Client, communes: readonly Commune[], today: string): Promise<number> =>
  copyInto(
    owner,
    'tally_mark',
    'tenant history_n counted_on',
    communes.map(({ id }) => row(id, 0, today)),
  )
