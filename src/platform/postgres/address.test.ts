import { mkdirSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startPostgres } from './postgres.ts'
import { cleanUp, newDirectory, preparedRoot, query } from './testing/ground.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })
afterAll(cleanUp)

let dataRoot: string
beforeAll(async () => {
  dataRoot = await preparedRoot()
})

test.each(['có khoảng trắng', `it's "quoted", 100% #1`, 'Tổ chức cơ sở Đảng'])(
  'the data root may be moved, also to a directory named %s',
  async (name) => {
    const moved = join(newDirectory(), name)
    renameSync(dataRoot, moved)
    dataRoot = moved
    const running = await startPostgres({ dataRoot })
    expect(running.host).toBe(join(dataRoot, 'postgres-18'))
    expect(await query(running.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    await running.stop()
  },
)

test('too deep for a socket, it listens in a short directory of its own; a squatted one is refused', async () => {
  const deep = join(newDirectory(), 'sâu'.repeat(20))
  mkdirSync(deep, { mode: 0o711 })
  renameSync(dataRoot, join(deep, 'sâu'.repeat(20)))
  dataRoot = join(deep, 'sâu'.repeat(20))
  const running = await startPostgres({ dataRoot })
  expect(dirname(running.host)).toBe(dirname(dirname(deep)))
  expect(statSync(running.host).mode & 0o777).toBe(0o700)
  expect(await query(running.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  await running.stop()

  rmSync(running.host, { recursive: true })
  symlinkSync(newDirectory(), running.host)
  await expect(startPostgres({ dataRoot })).rejects.toThrow(/người dùng khác.*somebody else/s)
  rmSync(running.host)
  mkdirSync(running.host, { mode: 0o755 })
  await expect(startPostgres({ dataRoot })).rejects.toThrow('somebody else')
  rmSync(running.host, { recursive: true })
})
