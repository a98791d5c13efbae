-- The database and the two logins of Tự Soi, for a PostgreSQL of your own, version 15 or later.
--
--   psql -d postgres -f db/roles.sql
--
-- asks for both passwords. To give them without being asked:
--
--   psql -d postgres -v owner_password="$OWNER_PASSWORD" -v app_password="$APP_PASSWORD" -f db/roles.sql
--
-- Run it as a superuser, or (on a rented server) as a login with CREATEDB and CREATEROLE. It may be run again: what
-- is there stays, and the passwords are set anew. Afterwards give Tự Soi
--
--   MIGRATION_URL=postgresql://tusoi_owner:…@HOST:5432/tusoi     owns the database; used at start, for migrations
--   DATABASE_URL=postgresql://tusoi_app:…@HOST:5432/tusoi        owns nothing; the application refuses any other kind

\set ON_ERROR_STOP on
\set QUIET on
\if :{?owner_password} \else \prompt 'Password for tusoi_owner: ' owner_password \endif
\if :{?app_password} \else \prompt 'Password for tusoi_app: ' app_password \endif

SELECT current_setting('is_superuser')::boolean AS superuser,
       current_setting('server_version_num')::int >= 150000 AS recent,
       current_setting('server_version_num')::int >= 170000 AS has_builtin \gset
\if :recent \else
  \warn 'Cần PostgreSQL 15 trở lên. PostgreSQL 15 or later is needed.'
  \quit
\endif

-- The passwords below must not reach the server's log; only a superuser may switch that off.
\if :superuser
  SET log_statement = none;
  SET log_min_duration_statement = -1;
  SET log_min_error_statement = panic;
\endif
SET password_encryption = 'scram-sha-256';

-- The owner: for migrations. No superuser, and it cannot make roles or databases.
SELECT 'CREATE ROLE tusoi_owner' WHERE to_regrole('tusoi_owner') IS NULL \gexec
ALTER ROLE tusoi_owner LOGIN NOCREATEDB NOCREATEROLE PASSWORD :'owner_password';

-- The application: owns nothing, belongs to no other role, is bound by row level security.
-- A new role is NOSUPERUSER and NOBYPASSRLS; the application's start refuses it if that was changed.
SELECT 'CREATE ROLE tusoi_app' WHERE to_regrole('tusoi_app') IS NULL \gexec
ALTER ROLE tusoi_app LOGIN NOCREATEDB NOCREATEROLE PASSWORD :'app_password';

-- Whoever is no superuser must be a member of a role to make a database for it; taken back at the end.
\if :superuser \else
  GRANT tusoi_owner TO CURRENT_USER;
\endif

\if :has_builtin
  SELECT $$CREATE DATABASE tusoi OWNER tusoi_owner TEMPLATE template0 ENCODING 'UTF8'
           LOCALE 'C.UTF-8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'$$
  WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'tusoi') \gexec
\else
  SELECT $$CREATE DATABASE tusoi OWNER tusoi_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'$$
  WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'tusoi') \gexec
\endif

\connect tusoi
SET ROLE tusoi_owner;
REVOKE ALL ON DATABASE tusoi FROM PUBLIC;
GRANT CONNECT ON DATABASE tusoi TO tusoi_app;
ALTER SCHEMA public OWNER TO tusoi_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
-- Only what lies in the schema may be seen; each migration grants the application what it needs of its tables.
GRANT USAGE ON SCHEMA public TO tusoi_app;
RESET ROLE;

\if :superuser \else
  REVOKE tusoi_owner FROM CURRENT_USER;
\endif
\unset owner_password
\unset app_password
