import type { Database, Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { type Catalogue, catalogueRef, checksum, mappingProblems, parseCatalogue } from './catalogue.rules.ts'
import { type CatalogueDiff, diffCatalogues } from './catalogue-diff.rules.ts'
import type { Problem } from './catalogue-problem.rules.ts'

export type { Catalogue }

export type LoadResult =
  | { outcome: 'loaded' | 'same'; ref: string }
  | { outcome: 'changed'; ref: string; diff: CatalogueDiff }
  | { outcome: 'problems'; problems: Problem[] }

const known = new Map<string, Catalogue>()

/** A loaded version, which never changes: read once a process. */
export async function catalogueByRef(db: Database, ref: string): Promise<Catalogue> {
  const catalogue = await knownCatalogue(db, ref)
  if (!catalogue) throw new Error(`no catalogue ${ref}`)
  return catalogue
}

/** Null where another machine named one that was never loaded here. */
export async function knownCatalogue(db: Database, ref: string): Promise<Catalogue | null> {
  const kept = known.get(ref)
  if (kept) return kept
  const row = await db.maybe<{ content: Catalogue }>(
    sql`select content from catalogue_version where id = ${ref}`,
  )
  if (row) known.set(ref, row.content)
  return row?.content ?? null
}

/** Loads a file. The same file again changes nothing; another text under a loaded version is refused with the difference. */
export async function loadCatalogue(tx: Transaction, fileText: string, now: Date): Promise<LoadResult> {
  const parsed = parseCatalogue(fileText)
  if ('problems' in parsed) return { outcome: 'problems', problems: parsed.problems }
  const catalogue = parsed.ok
  const ref = catalogueRef(catalogue)
  const before = await tx.maybe<{ content: Catalogue; sha256: string }>(sql`
    select content, sha256 from catalogue_version where id = ${ref}`)
  if (before) {
    if (before.sha256 === checksum(catalogue)) return { outcome: 'same', ref }
    return { outcome: 'changed', ref, diff: diffCatalogues(before.content, catalogue) }
  }
  const from = catalogue.mapping?.from
  const earlier =
    from &&
    (await tx.maybe<{ content: Catalogue }>(sql`select content from catalogue_version where id = ${from}`))
  const problems = earlier ? mappingProblems(catalogue, earlier.content) : []
  if (problems.length > 0) return { outcome: 'problems', problems }
  await tx.run(sql`
    insert into catalogue_version (id, sha256, content, loaded_at)
    values (${ref}, ${checksum(catalogue)}, ${JSON.stringify(catalogue)}, ${now})`)
  // An earlier loading of it may have been read and then rolled back.
  known.delete(ref)
  return { outcome: 'loaded', ref }
}

export interface CatalogueLine {
  id: string
  title: string
  polarity: string
  text_source: string
  loaded_at: Date
  in_use: boolean
}

export async function catalogues(db: Database): Promise<CatalogueLine[]> {
  return db.rows(sql`
    select c.id, c.content->>'title' as title, c.content->>'polarity' as polarity, c.content->>'textSource' as text_source, c.loaded_at,
           exists (select 1 from period where period.catalogue = c.id) as in_use
    from catalogue_version c order by c.loaded_at, c.id`)
}
