import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { killUnderLoad } from '../bench/kill.ts'

/** `npm run bench -- kill` does the same with forty. */
const KILLS = 4

test('members send while the server and its database are killed: what was acknowledged is there exactly once', {
  timeout: 300_000,
}, async () => {
  execFileSync(process.execPath, ['build.ts'], { cwd: join(import.meta.dirname, '..'), stdio: 'inherit' })
  const outcome = await killUnderLoad(KILLS)
  expect(outcome).toMatchObject({
    kills: { server: KILLS / 2, database: KILLS / 2 },
    unexpected: [],
    lost: [],
    doubled: [],
    ballots: 0,
    historyHolds: true,
  })
  expect(outcome.acknowledged).toBeGreaterThan(KILLS)
  expect(outcome.recoveries).toHaveLength(KILLS / 2)
})
