import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formOf } from './form.ts'

const ID = '0b3e8a3e-6a5f-4f1e-9d55-0f5b5a1c2d3e'

describe('a field as it was sent', () => {
  test.each([
    ['is trimmed', '  Khi họp \n', 'Khi họp'],
    ['has one kind of line end', 'một\r\nhai\rba', 'một\nhai\nba'],
    ['is composed', 'Tie\u0302\u0301ng Vie\u0323\u0302t', 'Ti\u1ebfng Vi\u1ec7t'],
    ['loses what copying left', 'ti\u00adền\u200b \ufeffđề\u2060', 'tiền đề'],
    ['loses control characters', 'a\u0000b\u0007c\u009fd', 'abcd'],
    ['loses marks that turn the text round', 'a\u202eb\u2066c\u200fd', 'abcd'],
    ['keeps tabs and lines', 'một\thai\nba', 'một\thai\nba'],
    ['keeps what joins letters', 'क\u200dष', 'क\u200dष'],
  ])('%s', (_, sent, read) => {
    expect(formOf([['text', sent]]).text('text')).toBe(read)
  })

  test('tells when something in it was hidden', () => {
    expect(formOf([['text', 'mật\u202e']]).hadHidden('text')).toBe(true)
    expect(formOf([['text', 'ti\u00adền']]).hadHidden('text')).toBe(false)
  })

  test('never holds a hidden character, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (sent) => {
        const text = formOf([['text', sent]]).text('text')
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
        expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
      }),
    )
  })
})

describe('a form', () => {
  test('of one field sent twice goes by the first, and still has them all', () => {
    const form = formOf([
      ['answer', 'none'],
      ['answer', 'present'],
    ])
    expect(form.text('answer')).toBe('none')
    expect(form.all('answer')).toEqual(['none', 'present'])
  })

  test.each([
    ['an id', ID, ID],
    ['an id in capitals', ID.toUpperCase(), ID],
    ['no id', null, null],
    ['something else for an id', '1 or 1=1', null],
  ])('with %s', (_, given, id) => {
    expect(formOf(given === null ? [] : [['form-id', given]]).id).toBe(id)
  })

  test('knows the names it was not asked for, those JavaScript has a meaning for too', () => {
    const form = formOf([
      ['text', 'a'],
      ['__proto__', 'b'],
      ['constructor', 'c'],
      ['form-id', ID],
      ['form-for', ID],
    ])
    expect(form.unknown(['text'])).toEqual(['__proto__', 'constructor'])
    expect(form.has('toString')).toBe(false)
    expect(form.text('hasOwnProperty')).toBe('')
    expect(form.text('__proto__')).toBe('b')
    expect(form.owner).toBe(ID)
  })

  test('is the same content in whatever order its fields came, and another with a letter changed', () => {
    const content = (...entries: [string, string][]) => formOf(entries).content
    expect(content(['a', '1'], ['b', '2'])).toBe(content(['b', '2'], ['a', '1']))
    expect(content(['form-id', ID], ['a', '1'])).toBe(content(['a', '1']))
    expect(content(['a', '1'])).not.toBe(content(['a', '2']))
    expect(content(['a', '1'], ['a', '2'])).not.toBe(content(['a', '2'], ['a', '1']))
    expect(content(['a', '1,b'])).not.toBe(content(['a', '1'], ['b', '']))
  })

  // Copying the list for every value would take a million million steps.
  test('of one field sent half a million times is read', () => {
    const form = formOf(Array.from({ length: 500_000 }, () => ['a', ''] as [string, string]))
    expect(form.all('a')).toHaveLength(500_000)
  })
})
