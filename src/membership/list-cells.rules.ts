import { fold } from '../platform/fold.ts'
import type { Value } from './grid.rules.ts'
import { readText } from './list-text.rules.ts'

const LONGEST_TITLE = 200
const NUMERAL = /^(?:[ivxlcdm]+|\d{1,3}|[a-zđ])(?:\s*[.):/–-]+\s*|\s+)(?=chi\s+b[ộo]|cb\s)/iu
const COUNT =
  /\s*(?:\((?:có\s+)?\d+[^)]*\)|[\s:,–-]\s*\d+\s*(?:đồng\s+chí|đ\s*\/\s*c|đc|đảng\s+viên|đv|người)\.?)\s*$/iu

/** "I. Chi bộ ấp Mỹ Lộc (14 đồng chí)" → "Chi bộ ấp Mỹ Lộc"; null when the text names no cell. */
export function cellInTitle(value: Value | undefined): string | null {
  const typed = readText(value)
  if (typed === null || typed.length > LONGEST_TITLE) return null
  const text = typed
    .replace(NUMERAL, '')
    .replace(COUNT, '')
    .replace(/[\s:,–-]+$/, '')
  return /^(chi bo|cb) ./.test(fold(text)) ? text : null
}

/** Without the words that many lists leave out. */
function shortName(folded: string): string {
  return folded.replace(/^(chi bo|cb)\b ?/, '').replace(/^(ap|khom|thon|khu vuc)\b ?/, '')
}

export type CellFound = { name: string | null; problem?: 'missing-cell' | 'unknown-cell' }

/**
 * The cells of one import, collected as rows name them. With `known` names a cell is one of them or unknown;
 * without, the first spelling of a cell is its name. The same name under two organisations is two cells.
 */
export function cellBook(known: string[] | null) {
  const exact = new Map<string, string>()
  const short = new Map<string, string>()
  for (const name of known ?? []) {
    exact.set(fold(name), name.normalize('NFC'))
    const key = shortName(fold(name))
    if (key && !short.has(key)) short.set(key, name.normalize('NFC'))
  }
  const orgs = new Map<string, string>()
  const cells = new Map<string, { org: string | null; name: string }>()
  const asTyped = new Map<string, CellFound>()

  function nameOf(folded: string, typed: string, orgKey: string): string | null {
    if (known) return exact.get(folded) ?? short.get(shortName(folded)) ?? null
    return cells.get(cellKey(orgKey, folded))?.name ?? typed
  }

  function find(text: string, org: string | null): CellFound {
    const orgKey = org === null ? '' : fold(org)
    const name = nameOf(fold(text), text, orgKey)
    if (name === null) return { name: null, problem: 'unknown-cell' }
    const key = cellKey(orgKey, fold(name))
    if (!cells.has(key)) cells.set(key, { org, name })
    return { name }
  }

  return {
    /** The organisation above a cell, as first written. */
    org(typed: Value | undefined): string | null {
      const text = readText(typed)
      if (text === null) return null
      if (!orgs.has(text)) {
        const first = orgs.get(fold(text)) ?? text
        orgs.set(fold(text), first).set(text, first)
      }
      return orgs.get(text)!
    },
    cell(typed: Value | undefined, org: string | null): CellFound {
      const text = readText(typed)
      if (text === null) return { name: null, problem: 'missing-cell' }
      const key = `${org}|${text}`
      if (!asTyped.has(key)) asTyped.set(key, find(text, org))
      return asTyped.get(key)!
    },
    /** In order of first appearance; known cells in the order they were given. */
    cells(): { org: string | null; name: string }[] {
      const found = [...cells.values()]
      if (!known) return found
      const place = new Map(known.map((name, i) => [name.normalize('NFC'), i]))
      return found.sort((a, b) => place.get(a.name)! - place.get(b.name)!)
    },
  }
}

function cellKey(orgKey: string, folded: string): string {
  return `${orgKey}|${folded.replace(/^(chi bo|cb)\b ?/, '')}`
}
