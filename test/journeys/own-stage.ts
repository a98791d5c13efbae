import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, inject } from 'vitest'
import { clockFrom } from '../../src/platform/clock.ts'
import { type RunningPostgres, startPostgres } from '../../src/platform/postgres/postgres.ts'
import type { House } from './browser.ts'
import { type OpenHouse, openHouse } from './house.ts'
import { CHANNELS } from './scene-of-messages.ts'
import { OPENING } from './stage.ts'

/** The stage as a file's own: a copy of its data with a server over it, so that no story meets what another one did. */
export function useOwnStage(): () => House {
  const { laid, cookies } = inject('stage')
  const dataRoot = mkdtempSync(join(tmpdir(), 'tusoi-story-'))
  let postgres: RunningPostgres | undefined
  let open: OpenHouse | undefined

  beforeAll(async () => {
    execFileSync('cp', ['-a', `${laid}/.`, dataRoot])
    postgres = await startPostgres({ dataRoot })
    open = await openHouse({ appUrl: postgres.appUrl, dataRoot }, clockFrom(OPENING), CHANNELS)
  })
  afterAll(async () => {
    await open?.close()
    await postgres?.stop()
    rmSync(dataRoot, { recursive: true, force: true })
  })
  return () => ({ address: open!.address, cookies })
}
