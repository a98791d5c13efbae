import { HTMLElement, type Node, parse, TextNode } from 'node-html-parser'
import { beforeEach, describe, expect, test } from 'vitest'
import { type PathName, paths } from '../src/paths.ts'
import { languages } from '../src/text/text.ts'
import { type Browser, formFields, useWorld } from './harness.ts'
import { comeAs, makeObjects, matrix, type Objects } from './matrix.ts'

const MARKED = /[ăâđêôơưạảãáàấầẩẫậắằẳẵặẹẻẽéèếềểễệịỉĩíìọỏõóòốồổỗộớờởỡợụủũúùứừửữựỳỵỷỹý]/i

/** The words of a language as they stand in its texts, in pieces without what is filled in. */
function piecesOf(words: unknown): string[] {
  if (typeof words === 'string') return [words]
  if (typeof words === 'function')
    return [...words.toString().matchAll(/`([^`]*)`|'([^']*)'|"([^"]*)"/g)].flatMap(([, ...found]) =>
      (found.find((one) => one !== undefined) ?? '').split(/\$\{[^}]*\}/),
    )
  return words && typeof words === 'object' ? Object.values(words).flatMap(piecesOf) : []
}

/** Words of ours that are data as well: of the tests' commune, its agenda and papers, of catalogues, of what is sent. */
const DATA = [
  'Bí thư chi bộ',
  'Phó Bí thư chi bộ',
  'Phó Bí thư Thường trực',
  'Ủy viên UBKT',
  'Đảng bộ tỉnh',
  'cấp ủy cấp trên',
  'Chấm điểm buổi họp',
  'Kết thúc buổi họp',
  'Cấp ủy cấp trên (để báo cáo)',
  'Lưu Văn phòng',
  'Lưu Văn phòng Đảng ủy',
  'bản diễn giải',
  'văn bản chính thức',
  'chưa báo kết quả',
  'Mời đồng chí',
]

const telling = (pieces: readonly string[]) =>
  new Set(pieces.map((piece) => piece.trim()).filter((piece) => piece.length >= 12))
const vietnamese = telling(piecesOf(languages.vi).filter((piece) => MARKED.test(piece))).difference(
  new Set(DATA),
)
const english = telling(piecesOf(languages.en)).difference(telling(piecesOf(languages.vi)))

/** What is read on a page, without what it says to be in another language. */
const readIn = (node: Node, lang: string): string[] =>
  node instanceof TextNode
    ? [node.text.replace(/\s+/g, ' ').trim()].filter(Boolean)
    : node instanceof HTMLElement && (node.getAttribute('lang') ?? lang) === lang
      ? node.childNodes.flatMap((child) => readIn(child, lang))
      : []

describe('a screen in English', () => {
  const world = useWorld()
  let objects: Objects
  beforeEach(async () => {
    objects = await makeObjects(world)
  })

  test('on every page whoever it opens for reads English, and on every paper Vietnamese', async () => {
    const mixed: string[] = []
    const seen = { page: 0, paper: 0 }
    for (const [name, door] of Object.entries(matrix)) {
      const visitor = door.opens[0]
      if (!visitor || !door.methods.includes('GET')) continue
      const browser = comeAs(world, visitor)
      browser.cookies.set('ngon-ngu', 'en')
      const address = (paths[name as PathName].to as (params: object) => string)(door.params?.(objects) ?? {})
      const page = await browser.get(address)
      if (page.status !== 200 || !page.html.startsWith('<!doctype html>')) continue
      const root = parse(page.html, { blockTextElements: { script: true, style: true } })
      const kind = root.querySelector('body.paper') ? 'paper' : 'page'
      const lang = kind === 'paper' ? 'vi' : 'en'
      seen[kind]++
      if (root.querySelector('html')!.getAttribute('lang') !== lang) mixed.push(`${name}: not in ${lang}`)
      const others = kind === 'paper' ? english : vietnamese
      for (const text of readIn(root.querySelector('html')!, lang))
        for (const piece of others) if (text.includes(piece)) mixed.push(`${name}: “${piece}” in “${text}”`)
    }
    expect(mixed).toEqual([])
    expect(vietnamese.size).toBeGreaterThan(2000)
    expect(seen.page).toBeGreaterThan(150)
    expect(seen.paper).toBeGreaterThan(20)
  })

  test('whoever asks for English reads it at once, keeps it, and goes back; others are not asked', async () => {
    const lan = world.as('lan')
    const english = await lan.follow(await ask(lan, '/toi', 'en'))
    expect(english.dom.querySelector('html')?.getAttribute('lang')).toBe('en')
    expect(english.text).toContain(languages.en.account.out)
    expect((await lan.get('/nhat-ky')).text).toContain(languages.en.diary.title)
    expect((await world.as('nam').get('/toi')).text).toContain(languages.vi.account.out)
    expect((await lan.follow(await ask(lan, '/toi', 'vi'))).text).toContain(languages.vi.account.out)
    expect([...lan.cookies.keys()]).not.toContain('ngon-ngu')
  })

  test('somebody signed out asks for it on the first page, and is told in it what is not there', async () => {
    const somebody = world.as()
    expect((await somebody.follow(await ask(somebody, '/', 'en'))).text).toContain(languages.en.app.motto)
    expect((await somebody.get('/khong-co')).text).toContain(languages.en.app.problem[404].title)
  })

  test.each(['', 'fr', '__proto__', 'constructor', 'vi,en'])('nobody is given “%s”', async (language) => {
    const somebody = world.as()
    expect((await somebody.post('/ngon-ngu', { language })).status).toBe(400)
    somebody.cookies.set('ngon-ngu', language)
    expect((await somebody.get('/')).text).toContain(languages.vi.app.motto)
  })
})

const ask = async (browser: Browser, page: string, language: string) => {
  const { action, fields } = formFields(await browser.get(page), {}, { action: paths.language.to() })
  expect(fields.language).toEqual([language])
  return browser.post(action, fields)
}
