import * as z from 'zod'

/** The newest shape of an archive that this program writes and reads. */
export const FORMAT = 1

/** Everything lies below one folder, so that unpacking by hand spills nothing. */
export const FOLDER = 'tusoi-backup/'
export const MANIFEST = `${FOLDER}manifest.json`
/** The manifest's own sum, as sha256sum writes it. */
export const MANIFEST_SUM = `${FOLDER}manifest.json.sha256`

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** A file of the archive as it lies in it. */
const part = z.object({ name: z.string().startsWith(FOLDER), bytes: z.number().int().nonnegative(), sha256 })

const manifest = z.object({
  what: z.string(),
  format: z.literal(FORMAT),
  /** When the snapshot was taken. */
  at: z.iso.datetime(),
  program: z.string(),
  postgres: z.string(),
  /** Out of a demo's database, which never goes into a real one. */
  demo: z.boolean(),
  /** What made the schema, in order. */
  migrations: z.array(z.object({ name: z.string(), sha256 })).min(1),
  /** First and last month that has a partition of its own; null without any. */
  months: z.object({ first: z.iso.date(), last: z.iso.date() }).nullable(),
  catalogues: z.array(z.object({ id: z.string(), sha256: z.string() })),
  /** The chain of each organisation: its head is what minutes print. */
  history: z.array(
    z.object({
      tenant: z.uuid(),
      name: z.string(),
      rows: z.number().int().nonnegative(),
      head: z.string(),
      whole: z.boolean(),
    }),
  ),
  /** In the order in which they can be loaded. A table's text is cut into parts, each packed by itself. */
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.string()),
      rows: z.number().int().nonnegative(),
      parts: z.array(part),
    }),
  ),
  /** Tables of the moment that are left out. */
  leftOut: z.array(z.string()),
  /** Lists that lie beside the database. */
  lists: z.array(part),
})
export type Manifest = z.infer<typeof manifest>
export type Part = z.infer<typeof part>

/** Null: not of our making, or altered. */
export function readManifest(text: string): Manifest | 'newer' | null {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return null
  }
  const format = z.object({ format: z.number() }).safeParse(json)
  if (format.success && format.data.format > FORMAT) return 'newer'
  return manifest.safeParse(json).data ?? null
}

/** All parts with the files they lie in, manifest and sum last. */
export const partsOf = (of: Manifest): Part[] => [...of.tables.flatMap(({ parts }) => parts), ...of.lists]

/**
 * Whether a schema made by these migrations is one this program went through: 'known'. 'newer': of a later program. 'other':
 * of the same names with other words, or with some left out.
 */
export function schemaOf(
  archive: readonly { name: string; sha256: string }[],
  own: readonly { name: string; sha256: string }[],
): 'known' | 'newer' | 'other' {
  const names = new Set(own.map(({ name }) => name))
  if (archive.some(({ name }) => !names.has(name) && name > own.at(-1)!.name)) return 'newer'
  return archive.every(({ name, sha256: sum }, i) => own[i]?.name === name && own[i].sha256 === sum)
    ? 'known'
    : 'other'
}
