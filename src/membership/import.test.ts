import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { useWorld } from '../../test/harness.ts'
import { verify } from '../history/history.ts'
import { importMembers } from './import.ts'
import { type MemberList, readMemberList } from './member-list.rules.ts'
import { isRejected } from './rejection.rules.ts'
import { readWorkbook } from './workbook.ts'

const world = useWorld()
const folder = new URL('../../test/fixtures/members/', import.meta.url)

function listOf(name: string, knownCells: string[] | null = null): MemberList {
  const workbook = readWorkbook(readFileSync(new URL(`${name}.xlsx`, folder)))
  if (isRejected(workbook)) throw new Error(workbook.error)
  const list = readMemberList(workbook, { asOf: '2026-11-30', knownCells })
  if (isRejected(list)) throw new Error(list.error)
  return list
}

describe('a list brought in', () => {
  test.each([
    ['thanh-quoi', 206, 12, 67],
    ['mau-7-two-row-header', 81, 6, 22],
    ['1250', 1250, 67, 212],
  ] as const)(
    '%s: everybody is there, and a second time changes nothing',
    async (name, added, units, posts) => {
      const tenant = world.cast.otherCommune.id
      const by = { person: world.cast.people.la.id, now: world.now }
      const list = listOf(name)
      const first = await importMembers(world.db, { tenant, list, by, fileName: `${name}.xlsx` })
      expect([first.plan.added.length, first.plan.units.length, first.plan.posts.length]).toEqual([
        added,
        units,
        posts,
      ])
      const { plan } = await importMembers(world.db, { tenant, list, by, fileName: `${name}.xlsx` })
      expect(plan).toMatchObject({ units: [], added: [], changed: [], posts: [], same: added })
      expect((await verify(world.db, tenant)).ok).toBe(true)
    },
  )
})
