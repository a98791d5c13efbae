import fc from 'fast-check'
import type { Block, Minutes } from '../../meeting/minutes.rules.ts'
import type { Extra } from '../../meeting/minutes.ts'

/** Texts as people, other programs and accidents make them: several lines, marks apart from letters, whole planes. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(fc.constantFrom('Đồng chí', 'Quỳnh', 'hoa\u0300', '\n', '\t', '<&>', '"', '😀', '\u0001'), {
      maxLength: 12,
    })
    .map((all) => all.join(' ')),
)
/** A line has something in it, so that a missing one is noticed. */
const line = fc.constantFrom(
  'Trần Thị Hương',
  'Chủ trì',
  "O'Brien & “ấp”",
  'Một tên rất dài để còn xuống dòng',
  'Ngày',
)

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constantFrom('part', 'heading', 'text'), text }),
  fc.record({ kind: fc.constant('fact'), label: line, text }),
  fc.record({ kind: fc.constant('said'), who: line, text }),
  fc.record({ kind: fc.constant('list'), lines: fc.array(text, { maxLength: 4 }) }),
  fc.record({
    kind: fc.constant('table'),
    head: fc.array(line, { maxLength: 6 }),
    rows: fc.array(fc.array(text, { maxLength: 6 }), { maxLength: 4 }),
  }),
)

const margin = fc.integer({ min: 5, max: 45 })

export const anyMinutes: fc.Arbitrary<Minutes> = fc.record({
  head: fc.record({ superior: text, body: text, number: text, placeAndDay: line }),
  title: fc.oneof(line, fc.constant('')),
  abstract: text,
  blocks: fc.array(block, { maxLength: 8 }),
  signers: fc.array(fc.record({ role: line, name: fc.oneof(line, fc.constant('')) }), { maxLength: 3 }),
  recipients: fc.array(line, { maxLength: 3 }),
  margins: fc.tuple(margin, margin, margin, margin),
})

export const anyExtra: fc.Arbitrary<Extra> = fc.record({
  addenda: fc.array(
    fc.record({ before: text, after: text, reason: text, by: line, day: fc.constant('07/12/2026') }),
    { maxLength: 2 },
  ),
  seal: fc.oneof(line, fc.constant(null)),
})
