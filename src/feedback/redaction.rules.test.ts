import { describe, expect, test } from 'vitest'
import { redactionProblem } from './redaction.rules.ts'

const sent = {
  texts: ['Ông Nam cho xe tải chạy trên đê lúc nửa đêm, đất sạt xuống ruộng nhà tôi.'],
  contacts: ['Trần Văn Tư, ấp 3, 0912 345 678'],
}

describe('what goes to the member or a cell', () => {
  test.each([
    ['said in other words', 'Có phản ánh về việc dùng xe trên đê ban đêm.', null],
    ['five words that are the same', 'Việc xe tải chạy trên đê.', null],
    ['six words running', 'Có việc XE TẢI, chạy trên đê lúc khuya.', 'copied'],
    ['six words without their marks', 'Co viec xe tai chay tren de luc khuya.', 'copied'],
    ['the sender’s name', 'Ông Trần Văn Tư kể lại.', 'contact'],
    ['their telephone number', 'Hỏi số 0912.345.678 để biết thêm.', 'contact'],
    ['any telephone number', 'Hỏi số 0987 654 321 để biết thêm.', 'phone'],
    ['the hamlet they live in', 'Đoạn đê ở ấp 3.', null],
    ['a year and an amount', 'Năm 2026 đã chi 12.500.000 đồng.', null],
  ])('%s', (_, text, problem) => {
    expect(redactionProblem(text, sent)).toBe(problem)
  })
})
