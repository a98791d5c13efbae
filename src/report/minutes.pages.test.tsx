import fc from 'fast-check'
import { type HTMLElement, parse } from 'node-html-parser'
import { describe, expect, test } from 'vitest'
import type { Minutes } from '../meeting/minutes.rules.ts'
import type { Extra } from '../meeting/minutes.ts'
import { languages } from '../text/text.ts'
import { renderPage } from '../ui/layout.tsx'
import { MinutesPaper } from './minutes.pages.tsx'
import { paperStyle } from './paper-style.ts'
import { anyExtra, anyMinutes } from './testing/any-minutes.ts'
import { noExtra, sampleExtra, sampleMinutes, someName, speech } from './testing/minutes-sample.ts'
import { firstMissing, textsInOrder } from './testing/paper-words.ts'

const frame = {
  t: languages.vi,
  nav: [],
  here: '',
  demo: false,
  account: null,
  asset: (name: string) => name,
}

function show(minutes: Minutes, extra: Extra = noExtra, inside = false): HTMLElement {
  const body = <MinutesPaper minutes={minutes} extra={extra} inside={inside} />
  return parse(renderPage(frame, { title: 'Biên bản', paper: true }, body)).querySelector('.document')!
}

/** What stands on the paper, a paragraph or a cell a line. */
const words = (paper: HTMLElement) =>
  paper
    .querySelectorAll('h1, h2, h3, h4, p, li, th, td')
    .map((element) => element.text)
    .join('\n')

describe('minutes on a page', () => {
  test('every text comes back whole and in order, those of the Word file', () => {
    fc.assert(
      fc.property(anyMinutes, anyExtra, (minutes, extra) => {
        const text = show(minutes, extra).text
        expect(firstMissing(textsInOrder(minutes, extra), text)).toBeNull()
        expect(text).toBe(text.normalize('NFC'))
      }),
      { numRuns: 200 },
    )
  })

  test('the bodies on the left, the Party on the right, then title and parts as headings', () => {
    const paper = show(sampleMinutes(), sampleExtra)
    const [left, right] = paper.querySelectorAll('.document-head > div').map((side) => side.text)
    expect(left).toBe('ĐẢNG BỘ XÃ THẠNH QUỚICHI BỘ ẤP QUỚI THẠNH*Số 12-BB/CB')
    expect(right).toBe('ĐẢNG CỘNG SẢN VIỆT NAMThạnh Quới, ngày 03 tháng 12 năm 2026')
    expect(paper.querySelector('h1')!.text).toBe('BIÊN BẢN')
    expect(paper.querySelectorAll('h2').map((heading) => heading.text)).toEqual([
      'I. Thành phần',
      'II. Nội dung',
      'III. Kết luận',
      'BỔ SUNG, ĐÍNH CHÍNH',
    ])
  })

  test('everybody of sixty is named in a table with a head, and who spoke before what was said', () => {
    const paper = show(sampleMinutes({ people: 60 }))
    expect(paper.querySelector('table')!.querySelectorAll('tbody tr')).toHaveLength(60)
    for (let nth = 0; nth < 60; nth++) expect(words(paper)).toContain(someName(nth))
    expect(paper.querySelector('blockquote strong')!.text).toBe(`Đồng chí ${someName(0)}:`)
    expect(paper.querySelectorAll('blockquote')[0]!.querySelectorAll('p')).toHaveLength(2)
  })

  test('inside a page of the app all headings stand one step lower', () => {
    expect(show(sampleMinutes(), noExtra, true).querySelector('h1')).toBeNull()
    expect(show(sampleMinutes(), noExtra, true).querySelector('h2')!.text).toBe('BIÊN BẢN')
  })

  test('a section for a bound book has no head; what it is about is its heading', () => {
    const head = { superior: '', body: '', number: '', placeAndDay: '' }
    const paper = show({ ...sampleMinutes(), head, title: '', signers: [], recipients: [] })
    expect(paper.querySelector('.document-head')).toBeNull()
    expect(paper.querySelector('h1')!.text).toBe('Họp chi bộ thường kỳ tháng 12/2026')
    expect(paper.querySelector('.signers')).toBeNull()
  })

  test('corrections show what was written and what is to be read', () => {
    const lines = show(sampleMinutes(), sampleExtra)
      .querySelectorAll('.addenda dl > div')
      .map((one) => one.text)
    expect(lines.slice(0, 3)).toEqual([
      'Đã ghi: Sửa nhà văn hóa: chưa xong, còn phần mái.',
      'Nay ghi: Sửa nhà văn hóa: chưa xong, còn phần mái và sân.',
      'Lý do: Ghi thiếu.',
    ])
  })

  test('a text that is a script is shown as text', () => {
    const paper = show({ ...sampleMinutes(), blocks: [{ kind: 'text', text: '<script>alert(1)</script>' }] })
    expect(paper.querySelector('script')).toBeNull()
    expect(words(paper)).toContain('<script>alert(1)</script>')
  })

  test('thirty thousand characters stay whole', () => {
    const long = speech(30_000)
    expect(show({ ...sampleMinutes(), blocks: [{ kind: 'text', text: long }] }).text).toContain(long)
  })
})

describe('the margins of a printed paper', () => {
  test('are those the organisation laid down, by the address of a style sheet and no inline style', () => {
    const paper = show({ ...sampleMinutes(), margins: [25, 20, 35, 15] })
    expect(paper.querySelector('link')!.getAttribute('href')).toBe('/giay/25-20-35-15.css')
    expect(paper.querySelectorAll('[style]')).toEqual([])
    expect(paperStyle('25-20-35-15.css', null)).toContain('@page{size:A4;margin:25mm 15mm 20mm 35mm;')
  })

  test('pages are numbered from the second on; in the demo each says that its data are samples', () => {
    expect(paperStyle('20-20-30-15.css', null)).toMatch(
      /counter\(page\).*\n@page:first\{@top-center\{content:none/,
    )
    expect(paperStyle('20-20-30-15.css', 'DỮ LIỆU MẪU')).toContain('content:"DỮ LIỆU MẪU"')
  })

  test.each(['x.css', '20-20-30.css', '20-20-30-15', '20-20-30-99.css', '20-20-30-15;}.css', ''])(
    'nobody gets a style sheet for "%s"',
    (file) => {
      expect(paperStyle(file, null)).toBeNull()
    },
  )
})
