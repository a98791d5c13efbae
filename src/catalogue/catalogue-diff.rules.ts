import { canonical } from '../platform/canonical.ts'
import type { Catalogue } from './catalogue.rules.ts'

type Part = 'catalogue' | 'section' | 'group' | 'item'
type Entry = { part: Part; id: string; label: string; fields: Record<string, string>; children: string[] }

export type Change = { part: Part; id: string; label: string } & (
  | { kind: 'added' }
  | { kind: 'removed' }
  | { kind: 'changed'; field: string; before: string; after: string }
)

export type CatalogueDiff = Change[]

/** Every difference between two catalogues, in reading order; empty exactly when their checksums agree. */
export function diffCatalogues(before: Catalogue, after: Catalogue): CatalogueDiff {
  const old = entriesOf(before)
  const now = entriesOf(after)
  const changes: CatalogueDiff = []
  for (const [key, entry] of now) {
    const { part, id, label } = entry
    const earlier = old.get(key)
    if (!earlier) {
      changes.push({ part, id, label, kind: 'added' })
      continue
    }
    for (const field of new Set([...Object.keys(earlier.fields), ...Object.keys(entry.fields)])) {
      const [was, is] = [earlier.fields[field] ?? '', entry.fields[field] ?? '']
      if (was !== is) changes.push({ part, id, label, kind: 'changed', field, before: was, after: is })
    }
    const was = earlier.children.filter((child) => entry.children.includes(child)).join(', ')
    const is = entry.children.filter((child) => earlier.children.includes(child)).join(', ')
    if (was !== is) changes.push({ part, id, label, kind: 'changed', field: 'order', before: was, after: is })
  }
  for (const [key, { part, id, label }] of old)
    if (!now.has(key)) changes.push({ part, id, label, kind: 'removed' })
  return changes
}

/** The catalogue flattened, each part with its own fields, its parent and the order of its children. */
function entriesOf({ id, sections, ...meta }: Catalogue): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  const add = (part: Part, id: string, label: string, fields: object, children: { id: string }[]) => {
    const present = Object.entries(fields).filter(([, value]) => value !== undefined)
    const words = present.map(([name, value]) => [name, typeof value === 'string' ? value : canonical(value)])
    const key = part === 'catalogue' ? part : `${part} ${id}`
    entries.set(key, {
      part,
      id,
      label,
      fields: Object.fromEntries(words),
      children: children.map((child) => child.id),
    })
  }
  add('catalogue', id, meta.title, { catalogueId: id, ...meta }, sections)
  for (const { id, groups, ...section } of sections) {
    const parent = id
    add('section', id, section.label, section, groups)
    for (const { id, items, ...group } of groups) {
      add('group', id, group.label, { ...group, parent }, items)
      for (const { id: itemId, ...item } of items)
        add('item', itemId, item.label, { ...item, parent: id }, [])
    }
  }
  return entries
}

type Language = 'vi' | 'en'

/** The differences in words, one sentence each, for whoever is about to load the file. */
export function diffSentences(diff: CatalogueDiff, language: Language): string[] {
  return diff.map((change) => {
    const name = `${parts[change.part][language]}${change.part === 'catalogue' ? '' : ` ${change.id}`}`
    if (change.kind === 'added')
      return language === 'vi' ? `Thêm ${name} “${change.label}”.` : `Added ${name} “${change.label}”.`
    if (change.kind === 'removed')
      return language === 'vi' ? `Bỏ ${name} “${change.label}”.` : `Removed ${name} “${change.label}”.`
    const field = fields[change.field]?.[language] ?? `“${change.field}”`
    const [before, after] = [change.before, change.after].map((value) => shown(change.field, value, language))
    if (blocks.has(change.field))
      return language === 'vi' ? `Ở ${name}, ${field} đã khác.` : `In ${name}, ${field} is different.`
    return language === 'vi'
      ? `Ở ${name}, ${field} đổi từ ${before} thành ${after}.`
      : `In ${name}, ${field} changed from ${before} to ${after}.`
  })
}

function shown(field: string, value: string, language: Language): string {
  if (value === '') return language === 'vi' ? '(để trống)' : '(empty)'
  return (coded.has(field) && values[value]?.[language]) || `“${value}”`
}

const parts: Record<Part, Record<Language, string>> = {
  catalogue: { vi: 'bộ danh mục', en: 'the catalogue' },
  section: { vi: 'phần', en: 'section' },
  group: { vi: 'nhóm', en: 'group' },
  item: { vi: 'mục', en: 'item' },
}

/** Fields whose content is a structure: printing it would not help a reader. */
const blocks = new Set(['mapping', 'incomplete', 'splitNote'])

/** Fields whose value is a code word with a wording of its own. */
const coded = new Set(['appliesTo', 'polarity', 'textSource', 'splitBasis'])

const fields: Record<string, Record<Language, string>> = {
  catalogueId: { vi: 'mã', en: 'the id' },
  format: { vi: 'dạng tệp', en: 'the format' },
  version: { vi: 'số bản', en: 'the version' },
  title: { vi: 'tên', en: 'the title' },
  language: { vi: 'ngôn ngữ', en: 'the language' },
  issuer: { vi: 'nơi ban hành', en: 'the issuer' },
  documentNumber: { vi: 'số văn bản', en: 'the document number' },
  issuedOn: { vi: 'ngày ban hành', en: 'the date of issue' },
  validFrom: { vi: 'ngày bắt đầu áp dụng', en: 'the first day of validity' },
  validTo: { vi: 'ngày hết áp dụng', en: 'the last day of validity' },
  polarity: { vi: 'chiều đánh giá', en: 'the polarity' },
  textSource: { vi: 'nguồn lời văn', en: 'the source of the text' },
  splitBasis: { vi: 'căn cứ tách mục', en: 'the basis of the split' },
  splitNote: { vi: 'ghi chú về cách tách mục', en: 'the note on the split' },
  incomplete: { vi: 'ghi chú về phần chưa đủ', en: 'the note on what is missing' },
  supersedes: { vi: 'bản được thay thế', en: 'the superseded version' },
  mapping: { vi: 'bảng nối từ bản trước', en: 'the mapping from the earlier version' },
  label: { vi: 'nhãn ngắn', en: 'the label' },
  full: { vi: 'câu đầy đủ', en: 'the full sentence' },
  example: { vi: 'ví dụ', en: 'the example' },
  appliesTo: { vi: 'người áp dụng', en: 'whom it applies to' },
  parent: { vi: 'nơi chứa', en: 'the place' },
  order: { vi: 'thứ tự bên trong', en: 'the order inside' },
}

const values: Record<string, Record<Language, string>> = {
  all: { vi: 'mọi người', en: 'everyone' },
  leaders: { vi: 'người giữ chức vụ', en: 'people holding a post' },
  sign: { vi: 'biểu hiện cần tránh', en: 'sign to avoid' },
  standard: { vi: 'chuẩn mực cần theo', en: 'standard to follow' },
  prohibition: { vi: 'điều không được làm', en: 'prohibition' },
  paraphrase: { vi: 'lời diễn giải', en: 'paraphrase' },
  official: { vi: 'văn bản chính thức', en: 'official text' },
  reconstructed: { vi: 'dựng lại', en: 'reconstructed' },
}
