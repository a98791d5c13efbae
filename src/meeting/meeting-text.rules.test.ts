import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { standing, type TextVersion } from './meeting-text.rules.ts'

const version = (id: string, body: string, more: Partial<TextVersion> = {}): TextVersion => ({
  id,
  body,
  seen: [],
  writing: id,
  turn: 1,
  ...more,
})
const bodies = (versions: readonly TextVersion[]) => standing(versions).map((one) => one.body)

describe('two people at one text', () => {
  test.each([
    ['nobody wrote', [], []],
    ['one wrote', [version('a', 'một')], ['một']],
    ['the second had seen the first', [version('a', 'một'), version('b', 'hai', { seen: ['a'] })], ['hai']],
    ['neither had seen the other', [version('a', 'một'), version('b', 'hai')], ['một', 'hai']],
    [
      'a third made them one',
      [version('a', 'một'), version('b', 'hai'), version('c', 'một hai', { seen: ['a', 'b'] })],
      ['một hai'],
    ],
    [
      'a third had seen one of them only',
      [version('a', 'một'), version('b', 'hai'), version('c', 'ba', { seen: ['a'] })],
      ['hai', 'ba'],
    ],
    ['both wrote the same', [version('a', 'một'), version('b', 'một')], ['một']],
    [
      'one emptied what the other was changing',
      [version('a', 'một'), version('b', '', { seen: ['a'] }), version('c', 'một, thêm', { seen: ['a'] })],
      ['một, thêm'],
    ],
    [
      'a page saved twice while typing, the first save arriving last',
      [version('b', 'một hai', { writing: 'p', turn: 2 }), version('a', 'một', { writing: 'p', turn: 1 })],
      ['một hai'],
    ],
  ] as const)('%s', (_, versions, shown) => {
    expect(bodies(versions)).toEqual(shown)
  })

  /**
   * Each editor opens the page, types, and saves at any moment, in any interleaving and with saves arriving in any
   * order. A text that is gone from the page must have been before the eyes of whoever wrote the next, or have been
   * typed over by its own writer on the same page.
   */
  test('1,000 random interleavings lose no text', () => {
    const step = fc.record({
      who: fc.constantFrom(0, 1),
      what: fc.constantFrom('open', 'type', 'save') as fc.Arbitrary<'open' | 'type' | 'save'>,
    })
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 2, maxLength: 40 }),
        fc.infiniteStream(fc.nat()),
        (steps, order) => {
          const stored: TextVersion[] = []
          const editors = [0, 1].map(() => ({ seen: [] as string[], writing: '', turn: 0, text: '' }))
          let n = 0
          for (const { who, what } of steps) {
            const editor = editors[who]!
            if (what === 'open' || editor.writing === '') {
              const shown = standing(stored)
              editors[who] = {
                seen: shown.map((one) => one.id),
                writing: `writing ${n++}`,
                turn: 0,
                text: shown.map((one) => one.body).join('\n'),
              }
            } else if (what === 'type') editor.text += ` chữ${n++} của ${who}`
            else {
              editor.turn++
              const place = order.next().value % (stored.length + 1)
              stored.splice(place, 0, {
                id: `v${n++}`,
                body: editor.text,
                seen: editor.seen,
                writing: editor.writing,
                turn: editor.turn,
              })
            }
          }
          const stands = new Set(standing(stored).map((one) => one.body))
          for (const one of stored) {
            if (one.body === '' || stands.has(one.body)) continue
            const followed = stored.some(
              (later) =>
                later.seen.includes(one.id) || (later.writing === one.writing && later.turn > one.turn),
            )
            expect(followed).toBe(true)
          }
          // Whatever was last saved on each page stands, unless somebody had it before their eyes when they wrote.
          for (const writing of new Set(stored.map((one) => one.writing))) {
            const last = stored
              .filter((one) => one.writing === writing)
              .reduce((a, b) => (b.turn > a.turn ? b : a))
            const replaced = stored.some((one) => one.seen.includes(last.id))
            expect(replaced || last.body === '' || stands.has(last.body)).toBe(true)
          }
        },
      ),
      { numRuns: 1000 },
    )
  })
})
