import type { Transaction } from '../../src/platform/database.ts'
import type { Cast } from '../cast.ts'
import { frozenReportOf } from '../reports.ts'
import { closed, concluded, declared, launched, sign } from '../rounds.ts'

export interface SceneOfRounds {
  /** Is running; members can still declare, late. */
  readonly running: string
  /** The earlier first. */
  readonly closed: readonly [string, string]
  /** A report to the superior level whose numbers are frozen. */
  readonly report: string
}

/** Two rounds that are over, and one that cells conclude about. */
export async function laySceneOfRounds(db: Transaction, cast: Cast): Promise<SceneOfRounds> {
  const stage = { db, cast }
  const before = await launched(stage, { from: '2024-06-01', name: 'Đợt tự nhận xét năm 2024' })
  await declared(stage, before, 'nam', sign('I.4.4'))
  await concluded(stage, before, {
    lan: ['I.4.4'],
    nam: ['I.4.4', 'I.5.2'],
    huong: [],
    dung: ['II.5.1'],
    tam: [],
    minh: [],
  })
  await closed(stage, before)
  const after = await launched(stage, { from: '2025-06-01', name: 'Đợt tự nhận xét năm 2025' })
  await concluded(stage, after, { lan: [], nam: ['I.4.4'], huong: [], dung: [], tam: [], minh: ['I.3.2'] })
  await closed(stage, after)
  const running = await launched(stage, { from: '2026-11-20', name: 'Đợt tự nhận xét năm 2026' })
  await declared(stage, running, 'nam', sign('I.4.4'))
  await declared(stage, running, 'minh', sign('I.5.2', 'Không thành khẩn nhận lỗi'))
  const report = await frozenReportOf(stage, { key: 'quarter.2026-07', on: '2026-12-01' })
  return { running: running.id, closed: [before.id, after.id], report }
}
