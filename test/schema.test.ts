import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'

const file = join(import.meta.dirname, '../db/schema.sql')
const pgDump = join(process.env.TEST_POSTGRES_BIN ?? '/nowhere', 'pg_dump')

/** The embedded binaries hold no pg_dump, so this runs with the machine's own server. UPDATE_SCHEMA=1 writes the file. A month's
 * partition is no part of the schema. */
test.skipIf(!existsSync(pgDump))('db/schema.sql is what the migrations make', () => {
  const dump = execFileSync(
    pgDump,
    ['--schema-only', '--no-owner', '--exclude-table=*_20[0-9][0-9]_[01][0-9]', inject('ownerUrl')],
    { encoding: 'utf8' },
  )
  const schema = dump
    .split('\n')
    .filter((line) => !/^(--|SET |SELECT pg_catalog|\\(un)?restrict)/.test(line))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  const text = `-- Dumped from db/migrations for reading; never run.\n\n${schema}\n`
  if (process.env.UPDATE_SCHEMA) writeFileSync(file, text)
  expect(readFileSync(file, 'utf8')).toBe(text)
})
