import { createHash } from 'node:crypto'
import * as z from 'zod'
import { canonical } from '../platform/canonical.ts'
import { bilingual, catalogueId, id, label, languageCode, reference, text } from './catalogue-field.rules.ts'
import { type Problem, problemsOf, said } from './catalogue-problem.rules.ts'

const MAX_BYTES = 1024 * 1024
const MAX_ITEMS = 500

const item = z.strictObject({
  id,
  label,
  full: text(400),
  example: text(400),
  appliesTo: z.enum(['all', 'leaders']).default('all'),
})
const group = z.strictObject({ id, label, full: text(400), items: z.array(item).min(1).max(MAX_ITEMS) })
const section = z.strictObject({ id, label, full: text(400), groups: z.array(group).min(1).max(MAX_ITEMS) })

const catalogueFile = z
  .strictObject({
    format: z.literal('tusoi-catalogue/1'),
    id: catalogueId,
    version: z.int().min(1).max(99999),
    title: text(200),
    language: languageCode,
    issuer: text(200),
    documentNumber: text(60),
    issuedOn: z.iso.date(),
    validFrom: z.iso.date(),
    validTo: z.iso.date().optional(),
    polarity: z.enum(['sign', 'standard', 'prohibition']),
    textSource: z.enum(['paraphrase', 'official']),
    splitBasis: z.enum(['official', 'reconstructed']),
    splitNote: bilingual.optional(),
    incomplete: z
      .strictObject({ declared: z.int().min(1), given: z.int().min(0), note: bilingual })
      .optional(),
    supersedes: reference.optional(),
    mapping: z.strictObject({ from: reference, items: z.record(id, z.array(id)) }).optional(),
    sections: z.array(section).min(1).max(50),
  })
  .superRefine((file, context) => {
    const refuse = (path: PropertyKey[], vi: string, en: string) =>
      context.addIssue({ code: 'custom', path, ...said(vi, en) })

    const seen = new Set<string>()
    const once = (path: PropertyKey[], value: string) => {
      if (seen.has(value))
        refuse([...path, 'id'], `mã “${value}” đã dùng ở chỗ khác`, `id “${value}” is used elsewhere`)
      seen.add(value)
    }
    const items = new Set<string>()
    file.sections.forEach((section, s) => {
      once(['sections', s], section.id)
      section.groups.forEach((group, g) => {
        once(['sections', s, 'groups', g], group.id)
        group.items.forEach((item, i) => {
          once(['sections', s, 'groups', g, 'items', i], item.id)
          items.add(item.id)
        })
      })
    })
    if (items.size > MAX_ITEMS)
      refuse(['sections'], `có quá ${MAX_ITEMS} mục`, `more than ${MAX_ITEMS} items`)

    for (const [old, targets] of Object.entries(file.mapping?.items ?? {}))
      for (const target of targets)
        if (!items.has(target))
          refuse(
            ['mapping', 'items', old],
            `nối tới mục “${target}” không có trong tệp`,
            `leads to item “${target}”, which the file lacks`,
          )
    const self = catalogueRef(file)
    if (file.mapping?.from === self)
      refuse(['mapping', 'from'], 'nối từ chính bản này', 'maps from this very version')
    if (file.supersedes === self)
      refuse(['supersedes'], 'thay thế chính bản này', 'supersedes this very version')
    if (file.splitBasis === 'reconstructed' && !file.splitNote)
      refuse(
        ['splitNote'],
        'cần có khi cách tách mục là dựng lại',
        'is needed when the split is reconstructed',
      )
    if (file.validTo && file.validTo < file.validFrom)
      refuse(['validTo'], 'sớm hơn “validFrom”', 'is earlier than “validFrom”')
    if (file.incomplete && file.incomplete.given >= file.incomplete.declared)
      refuse(['incomplete', 'given'], 'phải nhỏ hơn “declared”', 'must be less than “declared”')
  })

export type Catalogue = z.infer<typeof catalogueFile>
export type CatalogueSection = Catalogue['sections'][number]
export type CatalogueGroup = CatalogueSection['groups'][number]
export type CatalogueItem = CatalogueGroup['items'][number]

/** Reads a catalogue file. Text becomes NFC first, so that files typed on different machines get one checksum. */
export function parseCatalogue(fileText: string): { ok: Catalogue } | { problems: Problem[] } {
  if (Buffer.byteLength(fileText) > MAX_BYTES)
    return { problems: [{ path: '', vi: 'Tệp lớn hơn 1 MiB.', en: 'The file is larger than 1 MiB.' }] }
  let content: unknown
  try {
    content = JSON.parse(fileText.replace(/^\uFEFF/, ''), (_, value) =>
      typeof value === 'string' ? value.normalize('NFC') : value,
    )
  } catch (error) {
    return { problems: [notJson(error)] }
  }
  const result = catalogueFile.safeParse(content)
  return result.success ? { ok: result.data } : { problems: problemsOf(result.error.issues, content) }
}

function notJson(error: unknown): Problem {
  const place = /line (\d+) column (\d+)/.exec(String(error))
  const vi = place
    ? `sai ở dòng ${place[1]}, cột ${place[2]}`
    : 'có thể tệp bị cắt ngang hoặc không phải tệp danh mục'
  const en = place
    ? `wrong at line ${place[1]}, column ${place[2]}`
    : 'it may be cut short or not a catalogue at all'
  return { path: '', vi: `Tệp không đọc được theo JSON: ${vi}.`, en: `The file is not readable JSON: ${en}.` }
}

/** A file alone can't tell whether the old ids of its mapping exist; this can, once `earlier` is at hand. */
export function mappingProblems(catalogue: Catalogue, earlier: Catalogue): Problem[] {
  const known = new Set(itemsInOrder(earlier).map(({ item }) => item.id))
  const ref = catalogueRef(earlier)
  if (catalogue.mapping?.from !== ref) return []
  return Object.keys(catalogue.mapping.items)
    .filter((id) => !known.has(id))
    .map((id) => ({
      path: `mapping.items.${id}`,
      vi: `Bảng nối nhắc tới mục “${id}” nhưng bản ${ref} không có mục này.`,
      en: `The mapping speaks of item “${id}”, which ${ref} does not have.`,
    }))
}

/** The name by which a version is pinned, mapped from and superseded. */
export function catalogueRef(catalogue: { id: string; version: number }): string {
  return `${catalogue.id}@${catalogue.version}`
}

/** SHA-256 over the content alone: the order of keys and the layout of the file play no part. */
export function checksum(catalogue: Catalogue): string {
  return createHash('sha256').update(canonical(catalogue)).digest('hex')
}

export type PlacedGroup = { section: CatalogueSection; group: CatalogueGroup }
export type PlacedItem = PlacedGroup & { item: CatalogueItem }

export function groupsInOrder(catalogue: Catalogue): PlacedGroup[] {
  return catalogue.sections.flatMap((section) => section.groups.map((group) => ({ section, group })))
}

const itemsOf = new WeakMap<Catalogue, readonly PlacedItem[]>()

/** Asked for many times a request; a catalogue never changes, so its items are put in order once. */
export function itemsInOrder(catalogue: Catalogue): readonly PlacedItem[] {
  let items = itemsOf.get(catalogue)
  if (!items) {
    items = groupsInOrder(catalogue).flatMap((place) => place.group.items.map((item) => ({ ...place, item })))
    itemsOf.set(catalogue, items)
  }
  return items
}

/** The items that concern a person: those about holding a post are put only to people who hold one. */
export function applicableSigns(catalogue: Catalogue, person: { leader: boolean }): CatalogueItem[] {
  return itemsInOrder(catalogue)
    .map(({ item }) => item)
    .filter((item) => person.leader || item.appliesTo === 'all')
}

/** Groups cut into screens. A section that fits on one screen is never split over two. */
export function groupsInScreens(catalogue: Catalogue, size = 9): PlacedGroup[][] {
  const screens: PlacedGroup[][] = [[]]
  for (const section of catalogue.sections) {
    if (screens.at(-1)!.length + section.groups.length > size) screens.push([])
    for (const group of section.groups) {
      if (screens.at(-1)!.length === size) screens.push([])
      screens.at(-1)!.push({ section, group })
    }
  }
  return screens.filter((screen) => screen.length > 0)
}
