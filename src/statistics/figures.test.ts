import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { useWorld } from '../../test/harness.ts'
import { startOfDay } from '../platform/clock.ts'
import { addFigures, FIGURES, figuresFrom, NO_FIGURES } from './figures.rules.ts'
import { figuresOf, windowFor } from './figures.ts'
import { factsOf } from './testing/facts.ts'
import { layDown, RANDOM_MONTHS, randomCommune } from './testing/random-commune.ts'

const world = useWorld()

/** What the SQL counts and what the definition says of the same rows, on this day. */
async function both(tenant: string, month: string, today: string) {
  const { window, period } = await windowFor(world.db, tenant, month, today)
  const counted = await figuresOf(world.db, tenant, month, startOfDay(today))
  const defined = figuresFrom(await factsOf(world.db, tenant, period), window)
  return { counted, defined }
}

const inOrder = <T>(cells: ReadonlyMap<string, T>) =>
  Object.fromEntries([...cells].sort(([a], [b]) => (a < b ? -1 : 1)))

describe('the SQL counts what the definition says', () => {
  test('of a hundred communes in which anything may happen, in each of three months and seen on any day', async () => {
    const seen = { ...NO_FIGURES }
    await fc.assert(
      fc.asyncProperty(
        randomCommune,
        fc.constantFrom('2026-08-25', '2026-09-15', '2026-10-12', '2026-11-05', '2026-11-30', '2027-02-01'),
        async (commune, today) => {
          const tenant = await layDown(world.db, commune)
          for (const month of RANDOM_MONTHS) {
            const { counted, defined } = await both(tenant, month, today)
            expect(inOrder(counted.cells)).toEqual(inOrder(defined))
            expect(counted.total).toEqual(addFigures(defined.values()))
            Object.assign(seen, addFigures([seen, counted.total]))
          }
        },
      ),
      { numRuns: 100 },
    )
    // None of them was compared as nothing with nothing only.
    expect(FIGURES.filter((name) => seen[name] === 0)).toEqual([])
  }, 120_000)
})
