import type { ClientBase } from 'pg'
import { refusal } from './refusal.ts'

/**
 * For the application's own connection, before it serves anybody: refuses a server that may lose what it
 * confirmed, and a login that could step over row level security or change the schema. All that is wrong is said
 * at once, each with what to set.
 */
export async function refuseUnsafe(client: ClientBase): Promise<void> {
  const { rows } = await client.query<Facts>(factsSql)
  const facts = rows[0]
  if (!facts) throw new Error('the server did not describe itself')
  const wrong = rules.filter(({ broken }) => broken(facts))
  if (wrong.length === 0) return
  throw refusal(
    `PostgreSQL ở DATABASE_URL chưa dùng được:\n${wrong.map(({ vi }) => `- ${vi(facts)}`).join('\n')}`,
    `The PostgreSQL of DATABASE_URL cannot be used yet:\n${wrong.map(({ en }) => `- ${en(facts)}`).join('\n')}`,
  )
}

type Facts = {
  version: number
  encoding: string
  fsync: string
  full_page_writes: string
  synchronous_commit: string
  /** The login and the database, quoted as SQL wants them. */
  login: string
  database: string
  superuser: boolean
  bypassrls: boolean
  createrole: boolean
  replication: boolean
  /** What the login itself owns here, described in SQL's words. */
  owned: string | null
  /** Roles it belongs to, directly or through others, that own something here. */
  owners: string | null
  /** PostgreSQL's own roles it belongs to that read or write everything. */
  powers: string | null
}

type Rule = { broken(f: Facts): boolean; vi(f: Facts): string; en(f: Facts): string }

const serverSetting = (name: 'fsync' | 'full_page_writes'): Rule => ({
  broken: (f) => f[name] === 'off',
  vi: () =>
    `${name} đang tắt, mất điện sẽ mất dữ liệu. Chạy: ALTER SYSTEM SET ${name} = on; rồi SELECT pg_reload_conf();`,
  en: () =>
    `${name} is off, a power cut would lose data. Run: ALTER SYSTEM SET ${name} = on; then SELECT pg_reload_conf();`,
})

const attribute = (name: 'superuser' | 'bypassrls' | 'createrole' | 'replication'): Rule => ({
  broken: (f) => f[name],
  vi: (f) =>
    `Tài khoản ${f.login} có quyền ${name.toUpperCase()}. Chạy: ALTER ROLE ${f.login} NO${name.toUpperCase()};`,
  en: (f) =>
    `The login ${f.login} has ${name.toUpperCase()}. Run: ALTER ROLE ${f.login} NO${name.toUpperCase()};`,
})

const rules: Rule[] = [
  {
    broken: (f) => f.version < 150000,
    vi: (f) =>
      `Cần PostgreSQL 15 trở lên, máy chủ này là ${Math.floor(f.version / 10000)}. Hãy nâng cấp máy chủ.`,
    en: (f) =>
      `PostgreSQL 15 or later is needed, this server is ${Math.floor(f.version / 10000)}. Upgrade the server.`,
  },
  {
    broken: (f) => f.encoding !== 'UTF8',
    vi: (f) =>
      `Cơ sở dữ liệu ${f.database} dùng bảng mã ${f.encoding}. Hãy tạo lại với ENCODING 'UTF8' (xem db/roles.sql).`,
    en: (f) =>
      `The database ${f.database} has the encoding ${f.encoding}. Create it anew with ENCODING 'UTF8' (see db/roles.sql).`,
  },
  serverSetting('fsync'),
  serverSetting('full_page_writes'),
  {
    broken: (f) => f.synchronous_commit === 'off',
    vi: (f) =>
      `synchronous_commit đang tắt, mất điện sẽ mất những lần ghi cuối. Đặt synchronous_commit = on trong postgresql.conf và chạy: ALTER ROLE ${f.login} RESET synchronous_commit; ALTER DATABASE ${f.database} RESET synchronous_commit; ALTER ROLE ${f.login} IN DATABASE ${f.database} RESET synchronous_commit;`,
    en: (f) =>
      `synchronous_commit is off, a power cut would lose the last writes. Set synchronous_commit = on in postgresql.conf and run: ALTER ROLE ${f.login} RESET synchronous_commit; ALTER DATABASE ${f.database} RESET synchronous_commit; ALTER ROLE ${f.login} IN DATABASE ${f.database} RESET synchronous_commit;`,
  },
  attribute('superuser'),
  attribute('bypassrls'),
  attribute('createrole'),
  attribute('replication'),
  {
    broken: (f) => f.owned !== null,
    vi: (f) =>
      `Tài khoản ${f.login} sở hữu ${f.owned}. Hãy đổi chủ sang tài khoản của MIGRATION_URL: ALTER … OWNER TO tusoi_owner; rồi chạy lại db/roles.sql.`,
    en: (f) =>
      `The login ${f.login} owns ${f.owned}. Give that to the login of MIGRATION_URL: ALTER … OWNER TO tusoi_owner; then run db/roles.sql again.`,
  },
  {
    broken: (f) => f.owners !== null && !f.superuser,
    vi: (f) =>
      `Tài khoản ${f.login} là thành viên (trực tiếp hoặc gián tiếp) của chủ sở hữu ${f.owners}. Chạy: REVOKE ${f.owners} FROM ${f.login}; và gỡ khỏi mọi nhóm trung gian.`,
    en: (f) =>
      `The login ${f.login} is a member, directly or through a group, of the owner ${f.owners}. Run: REVOKE ${f.owners} FROM ${f.login}; and take it out of every group between them.`,
  },
  {
    broken: (f) => f.powers !== null && !f.superuser,
    vi: (f) => `Tài khoản ${f.login} thuộc nhóm ${f.powers}. Chạy: REVOKE ${f.powers} FROM ${f.login};`,
    en: (f) => `The login ${f.login} belongs to ${f.powers}. Run: REVOKE ${f.powers} FROM ${f.login};`,
  },
]

/**
 * Asked of session_user: what SET ROLE did, the session can undo. pg_has_role(…, 'MEMBER') follows membership through
 * groups, also where it is not inherited, and is true of the login itself and of everything for a superuser.
 */
const factsSql = `
WITH login AS (
  SELECT * FROM pg_roles WHERE rolname = session_user
), here AS (
  SELECT 'DATABASE ' || quote_ident(datname) AS thing, datdba AS owner
  FROM pg_database WHERE datname = current_database()
  UNION ALL
  SELECT 'SCHEMA ' || quote_ident(nspname), nspowner
  FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
  UNION ALL
  SELECT CASE c.relkind WHEN 'v' THEN 'VIEW ' WHEN 'm' THEN 'MATERIALIZED VIEW ' WHEN 'S' THEN 'SEQUENCE ' ELSE 'TABLE ' END
    || c.oid::regclass, c.relowner
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  UNION ALL
  SELECT 'FUNCTION ' || p.oid::regprocedure, p.proowner
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
  WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
)
SELECT current_setting('server_version_num')::int AS version,
  (SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()) AS encoding,
  current_setting('fsync') AS fsync,
  current_setting('full_page_writes') AS full_page_writes,
  current_setting('synchronous_commit') AS synchronous_commit,
  quote_ident(session_user) AS login,
  quote_ident(current_database()) AS database,
  login.rolsuper AS superuser,
  login.rolbypassrls AS bypassrls,
  login.rolcreaterole AS createrole,
  login.rolreplication AS replication,
  (SELECT string_agg(thing, ', ' ORDER BY thing) FROM here WHERE here.owner = login.oid) AS owned,
  (SELECT string_agg(DISTINCT here.owner::regrole::text, ', ') FROM here
   WHERE here.owner <> login.oid AND pg_has_role(session_user, here.owner, 'MEMBER')) AS owners,
  (SELECT string_agg(quote_ident(r.rolname), ', ' ORDER BY r.rolname) FROM pg_roles r
   WHERE r.rolname IN ('pg_read_all_data', 'pg_write_all_data', 'pg_read_server_files', 'pg_write_server_files',
                       'pg_execute_server_program')
     AND pg_has_role(session_user, r.oid, 'MEMBER')) AS powers
FROM login`
