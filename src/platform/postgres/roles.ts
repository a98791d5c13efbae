import type { Credentials } from './credentials.ts'

/**
 * The two logins, as db/roles.sql makes them on a server of one's own: tusoi_owner owns the database and its
 * schema and is used for migrations; tusoi_app owns nothing and gets each table from a migration's GRANT.
 * The passwords are base64url, so they need no quoting.
 */
export const clusterSql = (passwords: Credentials): string[] => [
  `CREATE ROLE tusoi_owner LOGIN PASSWORD '${passwords.owner}'`,
  `CREATE ROLE tusoi_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD '${passwords.app}'`,
  'CREATE DATABASE tusoi OWNER tusoi_owner',
  'REVOKE ALL ON DATABASE tusoi FROM PUBLIC',
  'GRANT CONNECT ON DATABASE tusoi TO tusoi_app',
]

export const schemaSql: string[] = [
  'ALTER SCHEMA public OWNER TO tusoi_owner',
  'REVOKE ALL ON SCHEMA public FROM PUBLIC',
  'GRANT USAGE ON SCHEMA public TO tusoi_app',
]

export const passwordSql = (passwords: Credentials): string[] => [
  `ALTER ROLE tusoi_owner PASSWORD '${passwords.owner}'`,
  `ALTER ROLE tusoi_app PASSWORD '${passwords.app}'`,
]
