import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const src = join(import.meta.dirname, '../src')

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(src, name), 'utf8') }))
const products = files.filter((file) => !/\.test\.tsx?$|\/testing\//.test(file.name))

const imports = (file: { name: string; text: string }) =>
  [...file.text.matchAll(/^(?:import|export)\b[^'"]*?from '([^']+)'/gms)].map((found) => found[1]!)

/** What our own files import, as paths below src. */
const ownImports = (file: { name: string; text: string }) =>
  imports(file)
    .filter((path) => path.startsWith('.'))
    .map((path) => relative(src, resolve(join(src, dirname(file.name)), path)))

/** From the ground up. A folder imports from those before it and never from those after. */
const STOREYS: readonly (readonly string[])[] = [
  // floor: knows no feature. Files at the root that everybody reads belong to it.
  ['platform', 'seal', 'history', 'ui', 'browser', 'text', 'paths.ts'],
  // ground
  ['account'],
  ['organisation'],
  ['membership'],
  ['catalogue'],
  ['movement'],
  ['briefing'],
  // practice
  ['diary'],
  ['self-review'],
  ['plan'],
  ['good-deed'],
  ['commitment'],
  ['on-paper'],
  ['conclusion'],
  ['review-prompt'],
  ['reminder'],
  ['rotation'],
  ['meeting'],
  ['round'],
  ['feedback', 'opinion'],
  ['inspection'],
  // observers
  ['statistics', 'report', 'roll-up-file', 'notification', 'my-data', 'year-form'],
  // the app
  ['setup'],
  ['backup'],
  ['demo', 'health.ts'],
  ['policy.ts', 'gate.ts', 'timetable.ts', 'app.ts', 'serve.ts', 'main.ts', 'cli', 'cli.ts'],
]

const storeyOf = (path: string) => STOREYS.findIndex((storey) => storey.includes(path.split('/')[0]!))

describe('the house', () => {
  test('every folder has a storey', () => {
    expect(products.map((file) => file.name).filter((name) => storeyOf(name) < 0)).toEqual([])
  })

  test('imports go down only', () => {
    const up = products.flatMap((file) =>
      ownImports(file)
        .filter((path) => storeyOf(path) > storeyOf(file.name))
        .map((path) => `${file.name} → ${path}`),
    )
    expect(up).toEqual([])
  })

  test('rules and forms import only their like', () => {
    const like =
      /\.(rules|form)\.ts$|^(text|platform\/(canonical|clock|day|form|fold|problem|turn)\.ts|seal\/code\.ts)/
    const wrong = products
      .filter((file) => /\.(rules|form)\.ts$/.test(file.name))
      .flatMap((file) => {
        const values = file.text.replace(/^import type [^;]*?from '[^']+'\n/gms, '')
        return ownImports({ ...file, text: values })
          .filter((path) => !like.test(path))
          .map((path) => `${file.name} → ${path}`)
      })
    expect(wrong).toEqual([])
  })

  test('pages never import queries, and only islands touch the document', () => {
    const queries = products
      .filter((file) => /\.pages\.tsx$/.test(file.name))
      .flatMap((file) =>
        ownImports(file)
          .filter((path) => /\.queries\.ts$/.test(path))
          .map((path) => `${file.name} → ${path}`),
      )
      .filter((line) => !isTypeOnly(line))
    expect(queries).toEqual([])
    const document = products.filter(
      (file) =>
        !/^browser\/|\.island\.tsx?$/.test(file.name) &&
        /\bdocument\.|\blocalStorage\b|\bwindow\.(location|addEventListener|print)/.test(file.text),
    )
    expect(document.map((file) => file.name)).toEqual([])
  })

  test('SQL stands where SQL is expected: never in a page, a form or a rule', () => {
    const wrong = products.filter(
      (file) => /\.(pages|form|rules)\.tsx?$/.test(file.name) && /\bsql`/.test(file.text),
    )
    expect(wrong.map((file) => file.name)).toEqual([])
  })

  test('no file over 400 lines, no room without a noun, no default export', () => {
    expect(products.filter((file) => file.text.split('\n').length > 400).map((file) => file.name)).toEqual([])
    expect(
      files
        .map((file) => file.name)
        .filter((name) => /(^|\/)(utils?|helpers?|common|misc|index)(\/|\.tsx?$)/.test(name)),
    ).toEqual([])
    expect(products.filter((file) => /^export default/m.test(file.text)).map((file) => file.name)).toEqual([])
  })

  test('all text of the screen stands in one place', () => {
    const vietnamese =
      /['"`>][^'"`<>\n]*[ạảãàáâậầấẩẫăắằặẳẵẹẻẽèéêệềếểễọỏõòóôộồốổỗơợờớởỡụủũùúưựừứửữịỉĩìíỵỷỹỳýđ]/i
    const elsewhere = products.filter(
      (file) =>
        /\.(pages|routes)\.tsx$|^ui\//.test(file.name) &&
        vietnamese.test(file.text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')),
    )
    expect(elsewhere.map((file) => file.name)).toEqual([])
  })

  test('nothing is fetched from elsewhere', () => {
    const foreign = products.filter((file) =>
      /https?:\/\/(?!127\.0\.0\.1|localhost|www\.w3\.org)[a-z0-9]/i.test(
        file.text.replace(/\/\*[\s\S]*?\*\/|\/\/ .*$/gm, ''),
      ),
    )
    expect(foreign.map((file) => file.name)).toEqual([])
  })
})

/** A page may name the type of a row. */
function isTypeOnly(line: string): boolean {
  const [name, path] = line.split(' → ') as [string, string]
  const file = products.find((one) => one.name === name)!
  const base = path.split('/').at(-1)!
  return new RegExp(`import type [^;]*?from '[^']*${base.replace('.', '\\.')}'`, 's').test(file.text)
}
