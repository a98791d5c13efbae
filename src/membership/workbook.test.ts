import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { partsOf, type TestWorkbook, xlsx } from '../../test/xlsx-builder.ts'
import { type ZipEntry, zip } from '../../test/zip-builder.ts'
import { isRejected, rejectionWords } from './rejection.rules.ts'
import { readWorkbook } from './workbook.ts'
import type { Limits } from './workbook-refusal.ts'

const fixture = new URL('../../test/fixtures/members/thanh-quoi.xlsx', import.meta.url)
const small: TestWorkbook = { sheets: [{ rows: [['a', 1]] }] }
const SHEET = 'xl/worksheets/sheet1.xml'
const sheet = (data: string, after = ''): string =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${data}</sheetData>${after}</worksheet>`

function outcome(bytes: Uint8Array, limits?: Partial<Limits>): string {
  const workbook = readWorkbook(bytes, limits)
  return isRejected(workbook) ? workbook.error : 'ok'
}

function values(workbook: TestWorkbook): unknown[][] {
  const read = readWorkbook(xlsx(workbook))
  if (isRejected(read)) throw new Error(read.error)
  return read.sheets[0]!.rows.map((row) => [row.number, ...row.values])
}

const entriesOf = (workbook: TestWorkbook): ZipEntry[] =>
  Object.entries(partsOf(workbook)).map(([name, content]) => ({ name, content }))

/** A workbook in which one part unpacks to so many MiB of blanks. */
function bomb(mebibytes: number, name = SHEET, declaredSize?: number): Uint8Array {
  const content = new Uint8Array(mebibytes * 1024 * 1024).fill(32)
  return zip([...entriesOf(small).filter((entry) => entry.name !== name), { name, content, declaredSize }])
}

/** Bombs take seconds on a slow machine; nothing here is about speed. */
const patient = { timeout: 60_000 }

describe('what is no workbook', patient, () => {
  test.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(0), 'empty-file'],
    ['CSV', strToU8('STT;Họ và tên\n1;Võ Văn Bảy\n'), 'not-xlsx'],
    ['old .xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0), 'not-xlsx'],
    ['a zip of other things', zipSync({ 'a.txt': strToU8('a') }), 'not-xlsx'],
    ['an empty zip', zipSync({}), 'not-xlsx'],
    [
      'a Word document',
      zipSync(partsOf({ ...small, parts: { 'xl/workbook.xml': '<document/>' } })),
      'not-xlsx',
    ],
    ['bytes over the limit', new Uint8Array(5 * 1024 * 1024 + 1), 'too-large-file'],
  ])('%s', (_, bytes, error) => expect(outcome(bytes)).toBe(error))

  test('every refusal says why, in both languages', () => {
    for (const { vi, en } of Object.values(rejectionWords)) expect(vi.length * en.length).toBeGreaterThan(0)
    expect(readWorkbook(new Uint8Array(0))).toEqual({
      outcome: 'rejected',
      error: 'empty-file',
      why: rejectionWords['empty-file'].vi,
    })
  })

  test('a file cut anywhere is corrupt, never half read', () => {
    const whole = readFileSync(fixture)
    for (let length = 1; length < whole.length; length += 97) {
      expect(outcome(whole.subarray(0, length)), `${length} bytes`).toBe('corrupt')
    }
  })

  test('a file with one changed byte is refused or read the same', () => {
    const whole = xlsx(small)
    for (let at = 4; at < whole.length; at++) {
      const changed = Uint8Array.from(whole)
      changed[at]! ^= 0xff
      expect(['ok', 'corrupt', 'not-xlsx', 'too-large-unzipped']).toContain(outcome(changed))
    }
  })

  test.each<[string, Record<string, string>]>([
    ['a missing sheet', { 'xl/_rels/workbook.xml.rels': '<Relationships/>' }],
    ['XML cut off', { [SHEET]: '<worksheet><sheetData>' }],
    ['a DOCTYPE', { [SHEET]: '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>' }],
    ['an unknown entity', { [SHEET]: sheet('<row><c t="str"><v>&a;</v></c></row>') }],
    ['a shared string that is not there', { [SHEET]: sheet('<row><c t="s"><v>9</v></c></row>') }],
    ['a row beyond the last', { [SHEET]: sheet('<row r="1048577"><c><v>1</v></c></row>') }],
    ['a column beyond the last', { [SHEET]: sheet('<row><c r="XFE1"><v>1</v></c></row>') }],
    ['deep nesting', { [SHEET]: `${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}` }],
  ])('%s is corrupt', (_, parts) => expect(outcome(xlsx({ ...small, parts }))).toBe('corrupt'))

  test('one part read as two sheets is corrupt: each would cost its size again', () => {
    const twice = { sheets: [{ rows: [] }, { rows: [] }] }
    const rels = new TextDecoder().decode(partsOf(twice)['xl/_rels/workbook.xml.rels'])
    const parts = { 'xl/_rels/workbook.xml.rels': rels.replace('sheet2.xml', 'sheet1.xml') }
    expect(outcome(xlsx({ ...twice, parts }))).toBe('corrupt')
  })
})

describe('what is too much', patient, () => {
  test('101 MiB in any part, needed or not', () => {
    expect(outcome(bomb(101))).toBe('too-large-unzipped')
    expect(outcome(bomb(101, 'xl/media/image1.png'))).toBe('too-large-unzipped')
  })

  test('declared sizes are not believed: neither a small one nor a large one', () => {
    const boasting = entriesOf(small).map((entry) => ({ ...entry, declaredSize: 0x7fffffff }))
    expect(outcome(bomb(101, SHEET, 1))).toBe('too-large-unzipped')
    expect(outcome(zip(boasting))).toBe('ok')
  })

  test('many entries over the same bytes count each time', () => {
    const content = new Uint8Array(1024 * 1024)
    const many = Array.from({ length: 200 }, (_, i) => ({ name: `${i}`, content }))
    expect(outcome(zip(many))).toBe('too-large-unzipped')
    expect(
      outcome(
        zip([
          { name: 'a', content },
          { name: 'A', content },
        ]),
      ),
    ).toBe('corrupt')
  })

  test('more parts than any workbook has', () => {
    const content = new Uint8Array(1)
    expect(outcome(zip(Array.from({ length: 20_000 }, (_, i) => ({ name: `${i}`, content }))))).toBe(
      'corrupt',
    )
  })

  test('limits on rows, values and text, before anything is kept', () => {
    const rows = Array.from({ length: 50 }, (_, i) => [`name ${i}`, i])
    const bytes = xlsx({ sheets: [{ rows }] })
    expect(outcome(bytes, { rows: 49 })).toBe('too-many-rows')
    expect(outcome(bytes, { values: 99 })).toBe('too-large-unzipped')
    expect(outcome(bytes, { characters: 200 })).toBe('too-large-unzipped')
    expect(outcome(bytes, { rows: 50, values: 100, characters: 500 })).toBe('ok')
  })

  test('a shared text costs each time it is used', () => {
    const squares = Array.from({ length: 100 }, () => ({ attributes: 't="s"', xml: '<v>0</v>' }))
    const bytes = xlsx({ sheets: [{ rows: [squares] }], strings: [`<t>${'a'.repeat(1000)}</t>`] })
    expect(outcome(bytes, { characters: 50_000 })).toBe('too-large-unzipped')
  })

  test('a tag or a text without an end', () => {
    const long = 'a'.repeat(12 * 1024 * 1024)
    for (const data of [`<row x="${long}"/>`, `<row><c t="str"><v>${long}</v></c></row>`, `<!--${long}-->`]) {
      expect(outcome(xlsx({ ...small, parts: { [SHEET]: sheet(data) } }))).toBe('too-large-unzipped')
    }
  })

  test('a bomb takes no more memory than an honest list', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'bomb-')), 'bomb.xlsx')
    writeFileSync(file, bomb(400))
    const script = `
      const { readFileSync } = await import('node:fs')
      const { readWorkbook } = await import(${JSON.stringify(new URL('./workbook.ts', import.meta.url).href)})
      const bytes = readFileSync(${JSON.stringify(file)})
      const before = process.resourceUsage().maxRSS
      const { error } = readWorkbook(bytes)
      console.log(JSON.stringify({ error, kibibytes: process.resourceUsage().maxRSS - before }))
    `
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
    rmSync(dirname(file), { recursive: true })
    const { error, kibibytes } = JSON.parse(output)
    expect(error).toBe('too-large-unzipped')
    expect(kibibytes).toBeLessThan(64 * 1024)
  })

  test('blank formatted squares without end', () => {
    const parts = { [SHEET]: sheet(`<row>${'<c s="1"/>'.repeat(1000)}</row>`) }
    expect(outcome(xlsx({ ...small, parts }), { tags: 1000 })).toBe('too-large-unzipped')
  })

  test('a merge over the whole sheet is two corners', () => {
    const parts = { [SHEET]: sheet('', '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>') }
    const workbook = readWorkbook(xlsx({ ...small, parts }))
    expect(workbook).toMatchObject({
      sheets: [{ rows: [], merges: [{ top: 1, left: 1, bottom: 1_048_576, right: 16_384 }] }],
    })
  })
})

describe('what a workbook may look like', () => {
  test('prefixed names, absent references, the strict namespace', () => {
    const strict = 'http://purl.oclc.org/ooxml/spreadsheetml/main'
    const xml = `<x:worksheet xmlns:x="${strict}"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c r="C1"><x:v>3</x:v></x:c><x:c><x:v>4</x:v></x:c></x:row><x:row r="5"><x:c t="str"><x:v>a</x:v></x:c></x:row><x:row><x:c t="b"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`
    expect(values({ ...small, parts: { [SHEET]: xml } })).toEqual([
      [1, [1, 1], [3, 3], [4, 4]],
      [5, [1, 'a']],
      [6, [1, 'TRUE']],
    ])
  })

  test('rich text is joined, phonetic runs are left out, escapes are resolved, text is NFC', () => {
    const strings = [
      '<r><rPr><b/></rPr><t>Võ </t></r><r><t>Văn</t></r><rPh sb="0" eb="1"><t>vo van</t></rPh><phoneticPr/>',
      '<t>a_x000D_b_x005F_x0041_</t>',
      `<t>${'Hòa'.normalize('NFD')}</t>`,
    ]
    const rows = [strings.map((_, i) => ({ attributes: 't="s"', xml: `<v>${i}</v>` }))]
    expect(values({ sheets: [{ rows }], strings })).toEqual([
      [1, [1, 'Võ Văn'], [2, 'a\rb_x0041_'], [3, 'Hòa'.normalize('NFC')]],
    ])
  })

  test.each<[string, unknown]>([
    ['dd/mm/yyyy', { date: '1968-04-12' }],
    ['[$-42A]d mmmm yyyy;@', { date: '1968-04-12' }],
    ['mmm\\-yy', { date: '1968-04-12' }],
    ['00000000', 24940],
    ['#,##0 "ngày"', 24940],
    ['[Red]0.00', 24940],
    ['hh:mm', 24940],
    ['General', 24940],
  ])('a number shown as %s', (format, value) => {
    const rows = [[{ attributes: 's="1"', xml: '<v>24940.75</v>' }]]
    const read = values({ sheets: [{ rows }], formats: [format] })
    expect(read).toEqual([[1, [1, typeof value === 'number' ? 24940.75 : value]]])
  })

  test('the 1904 date system; a year in a date format', () => {
    const rows = [
      [
        { attributes: 's="1"', xml: '<v>23478</v>' },
        { attributes: 's="1"', xml: '<v>1958</v>' },
      ],
    ]
    expect(values({ sheets: [{ rows }], date1904: true })).toEqual([
      [1, [1, { date: '1968-04-12' }], [2, 1958]],
    ])
  })

  test('part names in other letters, stored parts, a byte order mark, UTF-16', () => {
    const parts = partsOf(small)
    const text = new TextDecoder().decode(parts[SHEET])
    delete parts[SHEET]
    const utf16 = Uint8Array.from([0xff, 0xfe, ...Buffer.from(text.replace('UTF-8', 'UTF-16'), 'utf16le')])
    const marked = strToU8(`\ufeff${text}`)
    for (const content of [marked, utf16]) {
      const bytes = zipSync({ ...parts, 'XL\\Worksheets\\Sheet1.xml': [content, { level: 0 }] })
      expect(outcome(bytes)).toBe('ok')
    }
  })
})
