import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { embeddedBinaries, installedBinaries } from './binaries.ts'
import { launch } from './postgres.ts'
import { cleanUp, INSTALLED, lacking, newDirectory, query, serverByHand } from './testing/ground.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })
afterAll(cleanUp)

const script = fileURLToPath(new URL('../../../db/roles.sql', import.meta.url))
const withoutPsql = lacking(`psql in ${INSTALLED}`, existsSync(`${INSTALLED}/psql`))

/** Everything about the two logins and the database that could differ. */
const described = `
  select (select json_agg(json_build_object('role', rolname, 'super', rolsuper, 'inherit', rolinherit, 'login', rolcanlogin,
            'createrole', rolcreaterole, 'createdb', rolcreatedb, 'bypass', rolbypassrls) order by rolname)
          from pg_roles where rolname in ('tusoi_owner', 'tusoi_app')) as roles,
         (select json_agg(roleid::regrole || ' to ' || member::regrole)
          from pg_auth_members where roleid::regrole::text like 'tusoi%' and member::regrole::text like 'tusoi%') as members,
         datdba::regrole::text as owner, datacl::text as rights, pg_encoding_to_char(encoding) as encoding, datcollate,
         datlocprovider::text as provider,
         (select json_build_object('owner', nspowner::regrole::text, 'rights', nspacl::text)
          from pg_namespace where nspname = 'public') as schema
  from pg_database where datname = current_database()`

describe.skipIf(withoutPsql).each([
  { name: 'PostgreSQL 18', binaries: embeddedBinaries },
  { name: 'PostgreSQL 15', binaries: () => installedBinaries(INSTALLED) },
])('db/roles.sql on $name', ({ binaries }) => {
  let admin: string
  let launchers: unknown

  beforeAll(async () => {
    const dataRoot = newDirectory()
    await (await launch(binaries(), dataRoot)).stop()
    admin = await serverByHand(binaries(), dataRoot)
    launchers = await query(admin, described)
  })

  const run = (url: string) =>
    execFileSync(
      `${INSTALLED}/psql`,
      ['-X', '-d', url, '-v', 'owner_password=o\'"w', '-v', 'app_password=a p', '-f', script],
      { encoding: 'utf8', stdio: 'pipe' },
    )

  async function forget() {
    await query(admin.replace(/tusoi$/, 'postgres'), 'drop database tusoi')
    for (const role of ['tusoi_owner', 'tusoi_app'])
      await query(admin.replace(/tusoi$/, 'postgres'), `drop role ${role}`)
  }

  test('a superuser gets the same as from the launcher, and may run it twice', async () => {
    await forget()
    run(admin.replace(/tusoi$/, 'postgres'))
    expect(await query(admin, described)).toEqual(launchers)
    run(admin.replace(/tusoi$/, 'postgres'))
    expect(await query(admin, described)).toEqual(launchers)
    const app = admin.replace('postgres:', `tusoi_app:${encodeURIComponent('a p')}`)
    expect(await query(app, 'select current_user::text as me')).toEqual([{ me: 'tusoi_app' }])
  })

  test('so does the administrator of a rented server, who is no superuser', async () => {
    await forget()
    await query(
      admin.replace(/tusoi$/, 'postgres'),
      `create role renter login createrole createdb password 'r'`,
    )
    run(admin.replace('postgres:', 'renter:r').replace(/tusoi$/, 'postgres'))
    expect(await query(admin, described)).toEqual(launchers)
    run(admin.replace('postgres:', 'renter:r').replace(/tusoi$/, 'postgres'))
    expect(await query(admin, described)).toEqual(launchers)
  })
})
