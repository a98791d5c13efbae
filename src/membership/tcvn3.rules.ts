import type { Row, Sheet, Value } from './grid.rules.ts'

/**
 * TCVN3 ("ABC"): lists typed before Unicode with fonts such as .VnTime keep each Vietnamese letter in the code of
 * a Western one, so that "Họ và tên" is stored as "Hä vµ tªn".
 */
const CODES = '¡¢£¤¥¦§¨©ª«¬\u00AD®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ'
const LETTERS = 'ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ'

const letterOf = new Map([...CODES].map((code, i) => [code, [...LETTERS][i]!]))
letterOf.set('μ', 'à') // some converters turn the micro sign into the Greek letter

/** A code that is no letter of Vietnamese in Unicode, inside a word. */
const SIGN =
  /[A-Za-z][¡-¬\u00AD®µμ¶-¹»-¾ÆÇËÎÏÐÑÖ×ØÞßäåæçëîïñö÷øûüþ]|[¡-¬®µμ¶-¹»-¾ÆÇËÎÏÑÖ×ØÞßäåæçëîïñö÷øûüþ][A-Za-z]/
const UNICODE_LETTER = /[\u0100-\u024F\u1E00-\u1EFF]/

/** Capitals with tones have no codes of their own: "NGUYÔN" is NGUYỄN, shown so by a font of capitals. */
function fromTcvn3(text: string): string {
  const converted = [...text].map((char) => letterOf.get(char) ?? char).join('')
  return /[A-Z].*[A-Z]/s.test(text) && !/[a-z]/.test(text) ? converted.toUpperCase() : converted
}

const ENOUGH = 3
const SHARE = 10

/**
 * The sheet in Unicode, and whether it had to be converted. A few strange names may be foreign ones (ñ is a letter
 * of Ê Đê): such texts must be at least three, and not a rarity beside Unicode. Texts in Unicode stay as they are.
 */
export function inUnicode(sheet: Sheet): { sheet: Sheet; legacy: boolean } {
  let legacy = 0
  let unicode = 0
  for (const row of sheet.rows) {
    for (const value of row.values.values()) {
      if (typeof value !== 'string') continue
      if (UNICODE_LETTER.test(value)) unicode++
      else if (SIGN.test(value)) legacy++
    }
  }
  if (legacy < ENOUGH || legacy * SHARE < unicode) return { sheet, legacy: false }
  return { sheet: { ...sheet, rows: sheet.rows.map(rowInUnicode) }, legacy: true }
}

function rowInUnicode(row: Row): Row {
  const values = new Map<number, Value>()
  for (const [column, value] of row.values) {
    const convert = typeof value === 'string' && !UNICODE_LETTER.test(value)
    values.set(column, convert ? fromTcvn3(value) : value)
  }
  return { ...row, values }
}
