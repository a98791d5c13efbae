import { describe, expect, test } from 'vitest'
import { useWorld } from '../../test/harness.ts'
import { makeObjects } from '../../test/matrix.ts'
import { paths } from '../paths.ts'

const world = useWorld()

describe('papers that name people are printed for a meeting or a case', () => {
  test('each is stamped with who printed it and when, whoever that is', async () => {
    const all = await makeObjects(world)
    const cell = all.cell
    const papers: [string, 'huong' | 'dung' | 'phuc' | 'kiem'][] = [
      [paths.cellPromisesPrint.to({ cell }), 'huong'],
      [paths.cellPromisesPrint.to({ cell }), 'dung'],
      [paths.rotationPrint.to({ cell }), 'huong'],
      [paths.cellNoPhone.to({ cell }), 'dung'],
      [paths.cellRemindersPrint.to({ cell }), 'huong'],
      [paths.committeeRemindersPrint.to(), 'phuc'],
      [paths.unbriefed.to(), 'phuc'],
      [paths.feedbackSlip.to({ case: all.leaving }), 'kiem'],
      [paths.feedbackGuidance.to({ case: all.founded }), 'kiem'],
    ]
    const unstamped: string[] = []
    for (const [paper, name] of papers) {
      const page = await world.as(name).get(paper)
      expect([paper, page.status]).toEqual([paper, 200])
      const said = page.text.slice(-300)
      if (!said.includes(world.cast.people[name].name) || !said.includes('01/12/2026'))
        unstamped.push(`${paper}: ${said}`)
    }
    expect(unstamped).toEqual([])
  })

  test('no table that names people is a file: of a report nothing else can be taken away than its numbers', async () => {
    const files = Object.values(paths)
      .map((path) => path.pattern as string)
      .filter((pattern) => /\.(xlsx|csv)$/.test(pattern))
    expect(files.toSorted()).toEqual([paths.comparisonExcel.pattern, paths.reportExcel.pattern].toSorted())
  })
})
