import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Database } from '../platform/database.ts'
import { fold } from '../platform/fold.ts'
import { sql } from '../platform/sql.ts'
import type { Known } from './words-lint.rules.ts'

/** Every group and sign of every loaded catalogue and everybody's name, as words-lint.rules.ts looks for them. */
export async function knownOf(db: Database): Promise<Known> {
  const loaded = await db.rows<{ content: Catalogue }>(sql`select content from catalogue_version`)
  const people = await db.rows<{ search: string }>(sql`select distinct search from person`)
  return { signs: loaded.flatMap(({ content }) => signsIn(content)), names: people.map((one) => one.search) }
}

const signsIn = (catalogue: Catalogue): string[] =>
  catalogue.sections
    .flatMap((section) => section.groups)
    .flatMap((group) => [
      group.label,
      group.full,
      ...group.items.flatMap((item) => [item.label, item.full, item.example]),
    ])
    .map(fold)
