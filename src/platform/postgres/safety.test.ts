import { existsSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { embeddedBinaries, installedBinaries } from './binaries.ts'
import { launch } from './postgres.ts'
import { refuseUnsafe } from './safety.ts'
import { cleanUp, INSTALLED, lacking, newDirectory, query, serverByHand } from './testing/ground.ts'
import { waitFor } from './waiting.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })
afterAll(cleanUp)

const servers = [
  { name: 'PostgreSQL 18', binaries: embeddedBinaries },
  ...(lacking(INSTALLED, existsSync(INSTALLED))
    ? []
    : [{ name: 'PostgreSQL 15', binaries: () => installedBinaries(INSTALLED) }]),
]

describe.each(servers)('on $name', ({ binaries }) => {
  let admin: string
  let app: string

  beforeAll(async () => {
    const dataRoot = newDirectory()
    const running = await launch(binaries(), dataRoot)
    await running.stop()
    admin = await serverByHand(binaries(), dataRoot)
    app = running.appUrl.replace(':5432/', ':6001/')
  })

  /** What the application is told: nothing, or the refusal. */
  async function told(url = app): Promise<string> {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      await refuseUnsafe(client)
      return ''
    } catch (error) {
      return String(error)
    } finally {
      await client.end()
    }
  }

  /** pg_reload_conf returns before the change is seen. */
  async function untilTold(expected: (text: string) => boolean): Promise<string> {
    const text = await waitFor(async () => {
      const now = await told()
      return expected(now) && (now || 'nothing')
    }, 20_000)
    return text ?? `never told; in the end: ${await told()}`
  }

  async function as(url: string, statements: string): Promise<void> {
    for (const statement of statements.split(';').filter((text) => text.trim())) await query(url, statement)
  }

  test('the logins that the launcher makes are accepted, with all that migrations grant', async () => {
    await as(
      admin,
      'create table granted (id int); alter table granted owner to tusoi_owner; grant all on granted to tusoi_app',
    )
    expect(await told()).toBe('')
  })

  const cases: { wrong: string; make: string; says: RegExp; remedy?: string }[] = [
    {
      wrong: 'fsync off',
      make: 'alter system set fsync = off; select pg_reload_conf()',
      says: /fsync đang tắt.*fsync is off/s,
    },
    {
      wrong: 'full_page_writes off',
      make: 'alter system set full_page_writes = off; select pg_reload_conf()',
      says: /full_page_writes đang tắt.*full_page_writes is off/s,
    },
    {
      wrong: 'synchronous_commit off for the login',
      make: 'alter role tusoi_app set synchronous_commit = off',
      says: /synchronous_commit đang tắt.*synchronous_commit is off/s,
    },
    {
      wrong: 'synchronous_commit off for the database',
      make: 'alter database tusoi set synchronous_commit = off',
      says: /synchronous_commit đang tắt.*synchronous_commit is off/s,
    },
    {
      wrong: 'a superuser',
      make: 'alter role tusoi_app superuser',
      says: /có quyền SUPERUSER.*has SUPERUSER/s,
    },
    {
      wrong: 'BYPASSRLS',
      make: 'alter role tusoi_app bypassrls',
      says: /có quyền BYPASSRLS.*has BYPASSRLS/s,
    },
    {
      wrong: 'CREATEROLE',
      make: 'alter role tusoi_app createrole',
      says: /có quyền CREATEROLE.*has CREATEROLE/s,
    },
    {
      wrong: 'REPLICATION',
      make: 'alter role tusoi_app replication',
      says: /có quyền REPLICATION.*has REPLICATION/s,
    },
    {
      wrong: 'the owner of the database',
      make: 'alter database tusoi owner to tusoi_app',
      says: /sở hữu DATABASE tusoi.*owns DATABASE tusoi/s,
      remedy: 'alter database tusoi owner to tusoi_owner; grant connect on database tusoi to tusoi_app',
    },
    {
      wrong: 'the owner of the schema',
      make: 'alter schema public owner to tusoi_app',
      says: /sở hữu SCHEMA public.*owns SCHEMA public/s,
      remedy: 'alter schema public owner to tusoi_owner; grant usage on schema public to tusoi_app',
    },
    {
      wrong: 'the owner of a table',
      make: 'create table "Sổ" (id int); alter table "Sổ" owner to tusoi_app',
      says: /sở hữu TABLE "Sổ".*owns TABLE "Sổ"/s,
      remedy: 'alter table "Sổ" owner to tusoi_owner',
    },
    {
      wrong: 'the owner of a function',
      make: `create function f() returns int language sql as 'select 1'; alter function f() owner to tusoi_app`,
      says: /sở hữu FUNCTION f\(\).*owns FUNCTION f\(\)/s,
      remedy: 'alter function f() owner to tusoi_owner',
    },
    {
      wrong: 'a member of the owner',
      make: 'grant tusoi_owner to tusoi_app',
      says: /thành viên .* của chủ sở hữu tusoi_owner.*member, .* of the owner tusoi_owner/s,
    },
    {
      wrong: 'a member of a group that is a member of the owner, without inheriting',
      make: 'create role "nhóm"; grant tusoi_owner to "nhóm"; grant "nhóm" to tusoi_app; alter role tusoi_app noinherit',
      says: /thành viên .* của chủ sở hữu tusoi_owner.*member, .* of the owner tusoi_owner/s,
      remedy: 'revoke "nhóm" from tusoi_app; alter role tusoi_app inherit',
    },
    {
      wrong: 'a reader of everything',
      make: 'grant pg_read_all_data to tusoi_app',
      says: /thuộc nhóm pg_read_all_data.*belongs to pg_read_all_data/s,
    },
  ]

  test.each(cases)(
    'refused: $wrong; accepted again once the advice is followed',
    async ({ make, says, remedy }) => {
      await as(admin, make)
      const text = await untilTold((now) => now !== '')
      expect(text).toMatch(says)
      const advice = [...text.matchAll(/ [Rr]un: (.*)$/gm)].map((match) =>
        match[1]?.replace(' then ', ' ').replace(/; and.*/, ''),
      )
      await as(admin, remedy ?? advice.join(';'))
      expect(await untilTold((now) => now === '')).toBe('nothing')
    },
  )

  test('refused: a database in another encoding', async () => {
    await as(
      admin,
      `create database latin template template0 encoding 'LATIN1' locale 'C'${binaries().major >= 17 ? ' locale_provider libc' : ''}`,
    )
    expect(await told(app.replace(/tusoi$/, 'latin'))).toMatch(/bảng mã LATIN1.*encoding LATIN1/s)
  })

  test('refused: a server that says it is PostgreSQL 14', async () => {
    const client = new pg.Client({ connectionString: app })
    await client.connect()
    const older: pg.ClientBase = Object.create(client, {
      query: {
        value: async (sql: string) => {
          const { rows } = await client.query(sql)
          return { rows: [{ ...rows[0], version: 140012 }] }
        },
      },
    })
    await expect(refuseUnsafe(older)).rejects.toThrow(/máy chủ này là 14.*this server is 14/s)
    await client.end()
  })

  test('all that is wrong is said at once', async () => {
    await as(admin, 'alter role tusoi_app bypassrls createrole')
    expect(await told()).toMatch(/BYPASSRLS.*CREATEROLE/s)
    await as(admin, 'alter role tusoi_app nobypassrls nocreaterole')
  })
})
