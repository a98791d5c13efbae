import { readdirSync, readFileSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { useWorld } from '../../test/harness.ts'
import { record } from '../history/history.ts'
import { changePlace } from '../membership/membership.ts'
import { latestPeriod } from '../movement/movement.ts'
import { startOfDay } from '../platform/clock.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { recordPaper } from '../self-review/cell.ts'
import { FIGURES, figuresFrom } from './figures.rules.ts'
import { figuresOf, windowFor } from './figures.ts'
import { DEEDS } from './reviewed.ts'
import { followTallies } from './tally.ts'
import { factsOf } from './testing/facts.ts'
import { layDown, RANDOM_MONTHS, randomCommune } from './testing/random-commune.ts'

const world = useWorld()

/** The clock's minute, repeated until nobody is behind. */
async function count(now: Date) {
  while ((await followTallies(world.db, now)) > 0);
}

describe('what a page counts after a deed is what the definition says', () => {
  const deed = fc.record({
    person: fc.nat({ max: 5 }),
    cell: fc.nat({ max: 4 }),
    month: fc.nat({ max: 2 }),
    kind: fc.constantFrom('sent', 'sent', 'reopened', 'on paper', 'paper withdrawn', 'joined', 'met'),
    counted: fc.boolean(),
  })

  test('of communes in which anything may happen, after each of some deeds, the clock having counted before some of them', async () => {
    let compared = 0
    await fc.assert(
      fc.asyncProperty(
        randomCommune,
        fc.array(deed, { minLength: 3, maxLength: 8, size: 'max' }),
        fc.constantFrom('2026-09-15', '2026-10-12', '2026-11-05'),
        async (commune, deeds, today) => {
          const now = startOfDay(today)
          const tenant = await layDown(world.db, commune)
          const people = await world.db.rows<{ person: string }>(
            sql`select distinct person from membership where tenant = ${tenant} order by person`,
          )
          const cells = await world.db.rows<{ id: string }>(
            sql`select id from unit where tenant = ${tenant} and kind = 'cell' order by place`,
          )
          await count(now)
          for (const { kind, counted, ...which } of deeds) {
            const person = people[which.person % Math.max(1, people.length)]?.person ?? randomId()
            const cell = cells[which.cell]!.id
            const { period } = await windowFor(world.db, tenant, RANDOM_MONTHS[which.month]!, today)
            const tell = (verb: string, actor: string | null, about: Record<string, string>) =>
              record(world.db, { tenant, at: now, actor, verb, about })
            if (kind === 'joined') {
              await world.db.run(sql`
                insert into membership (tenant, id, person, cell, status, valid_from)
                values (${tenant}, ${randomId()}, ${person}, ${cell}, 'official', '2026-09-10')`)
              await tell('member-joined', null, { person, cell })
            } else if (kind === 'met') await tell('meeting-opened', person, { cell })
            else if (period) {
              const done = kind === 'sent' || kind === 'on paper'
              await world.db.run(
                done
                  ? sql`insert into review_done (tenant, period, person, cell, how, done_on)
                      values (${tenant}, ${period}, ${person}, ${cell}, 'phone', ${today}) on conflict do nothing`
                  : sql`delete from review_done where tenant = ${tenant} and period = ${period} and person = ${person}`,
              )
              if (kind === 'sent' || kind === 'reopened')
                await tell(done ? 'review-submitted' : 'review-reopened', person, { period })
              else
                await tell(done ? 'paper-review-noted' : 'paper-review-note-withdrawn', randomId(), {
                  period,
                  person,
                })
            }
            for (const month of RANDOM_MONTHS) {
              const { window, period: own } = await windowFor(world.db, tenant, month, today)
              // A month that is over stays as it was counted.
              if (window.over) continue
              const shown = await figuresOf(world.db, tenant, month, now)
              const defined = figuresFrom(await factsOf(world.db, tenant, own), window)
              expect(Object.fromEntries(shown.cells)).toEqual(Object.fromEntries(defined))
              compared += shown.total.members
            }
            if (counted) await count(now)
          }
        },
      ),
      { numRuns: 40 },
    )
    expect(compared).toBeGreaterThan(0)
  }, 120_000)
})

describe('after a deed of one member', () => {
  const tenant = () => world.cast.units.commune.id
  const of = async (cell: 'thanh' | 'loi') => {
    const { cells } = await figuresOf(world.db, tenant(), '2026-12-01', world.now)
    const { members, reviewed } = cells.get(world.cast.units[cell].id)!
    return { members, reviewed }
  }
  /** The tally says of Quới Lợi what nobody could count there: who reads nine has not counted it. */
  async function counted() {
    await world.as('lan').get('/thang-nay')
    await count(world.now)
    await world.db.run(sql`
      update tally set counts[${FIGURES.indexOf('members') + 1}::int] = 9
      where tenant = ${tenant()} and unit = ${world.cast.units.loi.id} and not frozen`)
  }
  const onPaper = async (done: boolean) => {
    const period = (await latestPeriod(world.db, tenant(), world.now))!
    const [cell, person] = [world.cast.units.thanh.id, world.cast.people.nam.id]
    await recordPaper(
      world.db,
      period,
      { cell, person, done },
      { person: world.cast.people.huong.id, now: world.now },
    )
  }

  test('Phúc sees it at once, and the members of the other cell are not counted for it', async () => {
    await counted()
    expect([await of('thanh'), await of('loi')]).toEqual([
      { members: 4, reviewed: 0 },
      { members: 9, reviewed: 0 },
    ])
    await onPaper(true)
    expect([await of('thanh'), await of('loi')]).toEqual([
      { members: 4, reviewed: 1 },
      { members: 9, reviewed: 0 },
    ])
    expect((await world.as('phuc').get('/dang-uy')).text).toContain('1 trên 13')
    await onPaper(false)
    expect(await of('thanh')).toEqual({ members: 4, reviewed: 0 })
  })

  test('whoever moves to another cell is counted there, and every cell anew', async () => {
    await counted()
    await changePlace(
      world.db,
      { tenant: tenant(), person: world.cast.people.nam.id, cell: world.cast.units.loi.id },
      { person: null, now: world.now },
    )
    expect([await of('thanh'), await of('loi')]).toEqual([
      { members: 3, reviewed: 0 },
      { members: 5, reviewed: 0 },
    ])
  })

  test('on another day nothing of the day before is taken over', async () => {
    await counted()
    await onPaper(true)
    world.now = new Date(world.now.getTime() + 86_400_000)
    expect(await of('loi')).toEqual({ members: 4, reviewed: 0 })
  })
})

test('whoever writes where members are or who reviewed themself does it by a deed that is named', () => {
  const writers: Record<string, readonly string[]> = {
    'self-review/sending.ts': ['review-submitted', 'review-reopened'],
    'self-review/cell.ts': ['paper-review-noted', 'paper-review-note-withdrawn'],
    'membership/membership.ts': ['member-joined', 'member-transferred', 'member-status-changed'],
    'membership/planned.ts': ['planned-change-withdrawn'],
    // Their deeds are recorded by organisation, import and what takes an import back.
    'membership/units.ts': ['unit-merged'],
    'membership/import-places.ts': ['members-imported', 'import-committed'],
    'membership/import-undo.ts': ['members-restored', 'import-undone'],
  }
  const src = joinPath(import.meta.dirname, '..')
  const found = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|\/testing\//.test(name))
    .filter((name) =>
      /\b(insert\s+into|update|delete\s+from)\s+(membership|review_done)\b/i.test(
        readFileSync(joinPath(src, name), 'utf8'),
      ),
    )
  expect(found.sort()).toEqual(Object.keys(writers).sort())
  expect(Object.values(DEEDS).flat().sort()).toEqual(
    [...Object.values(writers).flat(), 'defaults-set'].sort(),
  )
})
