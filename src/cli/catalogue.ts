import {
  type Catalogue,
  catalogueRef,
  checksum,
  groupsInOrder,
  itemsInOrder,
  parseCatalogue,
} from '../catalogue/catalogue.rules.ts'
import { catalogueByRef, catalogues, loadCatalogue } from '../catalogue/catalogue.ts'
import { diffCatalogues, diffSentences } from '../catalogue/catalogue-diff.rules.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Command, readFile, say, withDatabase } from './command.ts'

const LIMIT = 1024 * 1024

/** A parsed file, or the problems printed and null. */
function readCatalogue(path: string): Catalogue | null {
  const parsed = parseCatalogue(readFile(path, LIMIT).toString('utf8'))
  if ('ok' in parsed) return parsed.ok
  for (const problem of parsed.problems) say(`${problem.path}: ${problem.vi} ${problem.en}`)
  return null
}

export const catalogueCommands: Record<string, Command> = {
  'catalogue check': {
    usage: 'catalogue check FILE',
    about: 'Xem tệp danh mục có đúng không. Checks a catalogue file; needs no database.',
    words: [1, 1],
    run([file]) {
      const catalogue = readCatalogue(file!)
      if (!catalogue) return 1
      say(
        `${catalogueRef(catalogue)}: ${groupsInOrder(catalogue).length} nhóm/groups, ${itemsInOrder(catalogue).length} mục/items, sha256 ${checksum(catalogue)}`,
      )
      return 0
    },
  },
  'catalogue load': {
    usage: 'catalogue load FILE',
    about: 'Nạp một phiên bản danh mục. Loads a version; a loaded version never changes.',
    words: [1, 1],
    run: async ([file]) => {
      const text = readFile(file!, LIMIT).toString('utf8')
      const result = await withDatabase((db) => db.transaction((tx) => loadCatalogue(tx, text, new Date())))
      if (result.outcome === 'problems') {
        for (const problem of result.problems) say(`${problem.path}: ${problem.vi} ${problem.en}`)
        return 1
      }
      if (result.outcome === 'changed') {
        for (const sentence of diffSentences(result.diff, 'vi')) say(sentence)
        throw new Refusal(
          `${result.ref} đã nạp với nội dung khác; hãy tăng số phiên bản. Already loaded with other content; raise the version.`,
        )
      }
      say(
        result.outcome === 'loaded'
          ? `Đã nạp ${result.ref}. Loaded.`
          : `${result.ref} đã có, không đổi gì. Already there, nothing changed.`,
      )
      return 0
    },
  },
  'catalogue diff': {
    usage: 'catalogue diff FILE [OTHER-FILE]',
    about:
      'So tệp với bản đã nạp cùng tên, hoặc với tệp khác. Compares with the loaded version, or with another file.',
    words: [1, 2],
    run: async ([file, other]) => {
      const catalogue = readCatalogue(file!)
      const before = other ? readCatalogue(other) : catalogue && (await loaded(catalogueRef(catalogue)))
      if (!catalogue || !before) return 1
      const sentences = diffSentences(diffCatalogues(before, catalogue), 'vi')
      say(sentences.length === 0 ? 'Không khác gì. No difference.' : sentences.join('\n'))
      return sentences.length === 0 ? 0 : 1
    },
  },
}

const loaded = (ref: string) =>
  withDatabase(async (db) => {
    if (!(await catalogues(db)).some((line) => line.id === ref))
      throw new Refusal(`${ref} chưa được nạp. Not loaded yet.`)
    return catalogueByRef(db, ref)
  })
