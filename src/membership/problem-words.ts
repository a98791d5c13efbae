import type { Field, Problem, ProblemKind } from './member-record.rules.ts'
import { type RejectionCode, rejectionWords } from './rejection.rules.ts'

export type Language = 'vi' | 'en'
type Words = Record<Language, string>

export const fieldWords: Record<Field, Words> = {
  fullName: { vi: 'Họ và tên', en: 'Full name' },
  birthDate: { vi: 'Ngày sinh', en: 'Date of birth' },
  sex: { vi: 'Giới tính', en: 'Sex' },
  cell: { vi: 'Chi bộ', en: 'Cell' },
  parentOrg: { vi: 'Đảng bộ', en: 'Organisation' },
  position: { vi: 'Chức vụ', en: 'Position' },
  admittedOn: { vi: 'Ngày vào Đảng', en: 'Date of admission' },
  officialOn: { vi: 'Ngày chính thức', en: 'Official date' },
  cardNumber: { vi: 'Số thẻ', en: 'Card number' },
  phone: { vi: 'Điện thoại', en: 'Telephone' },
  status: { vi: 'Ghi chú', en: 'Note' },
}

/** In a sentence: {field} is the column, {value} what was typed, {date} a date as people write it, {of} the earlier row. */
const sentences: Record<ProblemKind, Words> = {
  'missing-name': {
    vi: 'Dòng này chưa có họ tên nên chưa nhập được. Mời đồng chí ghi họ và tên.',
    en: 'This row has no name, so it was left out. Please add the full name.',
  },
  'missing-birth-date': {
    vi: 'Chưa có ngày sinh. Mời đồng chí ghi thêm; chỉ biết năm thì ghi năm, ví dụ 1958.',
    en: 'The date of birth is missing. Please add it; if only the year is known, write the year, such as 1958.',
  },
  'missing-cell': {
    vi: 'Chưa ghi chi bộ. Mời đồng chí chọn chi bộ của người này.',
    en: 'The cell is missing. Please choose this person’s cell.',
  },
  'unknown-cell': {
    vi: 'Chưa có chi bộ nào tên “{value}”. Mời đồng chí chọn một chi bộ đã có, hoặc tạo chi bộ này trước.',
    en: 'There is no cell called “{value}”. Please choose an existing one, or create this cell first.',
  },
  'missing-official-date': {
    vi: 'Chưa có ngày chính thức nên tạm ghi là đảng viên chính thức. Mời đồng chí ghi ngày, hoặc ghi “dự bị” nếu còn dự bị.',
    en: 'The official date is missing, so the member is taken as official for now. Please add the date, or write “dự bị” if still on probation.',
  },
  'invalid-date': {
    vi: '{field} “{value}” không phải là một ngày có thật hoặc đọc được. Mời đồng chí ghi lại theo ngày/tháng/năm, ví dụ 05/03/1958.',
    en: '{field} “{value}” is not a real or readable date. Please write it as day/month/year, such as 05/03/1958.',
  },
  'date-order': {
    vi: '{field} ({date}) lại trước {before}. Mời đồng chí xem lại hai ngày này.',
    en: '{field} ({date}) is earlier than the {before}. Please check both dates.',
  },
  'invalid-sex': {
    vi: 'Giới tính “{value}” không rõ là nam hay nữ. Mời đồng chí ghi “Nam” hoặc “Nữ”.',
    en: 'Sex “{value}” says neither male nor female. Please write “Nam” or “Nữ”.',
  },
  'invalid-card': {
    vi: 'Số thẻ “{value}” không đủ hoặc không đúng 8 chữ số. Mời đồng chí xem lại trên thẻ đảng viên.',
    en: 'Card number “{value}” does not have 8 digits. Please check the membership card.',
  },
  'invalid-phone': {
    vi: 'Số điện thoại “{value}” không đúng. Số di động có 10 chữ số, bắt đầu bằng 0. Mời đồng chí xem lại.',
    en: 'Telephone number “{value}” is not valid. A mobile number has 10 digits and begins with 0. Please check it.',
  },
  'leading-zero': {
    vi: 'Excel đã làm mất số 0 ở đầu số thẻ “{value}”; phần mềm đã thêm lại. Mời đồng chí xem có đúng không.',
    en: 'Excel dropped the zeros in front of card number “{value}”; they were put back. Please check that it is right.',
  },
  'duplicate-person': {
    vi: '“{value}” trùng họ tên và ngày sinh với {of}. Mời đồng chí xem có phải cùng một người không.',
    en: '“{value}” has the same name and date of birth as {of}. Please check whether this is the same person.',
  },
  'duplicate-card': {
    vi: 'Số thẻ “{value}” đã có ở {of}. Mời đồng chí xem lại hai thẻ.',
    en: 'Card number “{value}” is already used in {of}. Please check both cards.',
  },
  'suspicious-text': {
    vi: 'Ô {field} có ký hiệu lạ (như dấu = ở đầu dòng, < >, hoặc ký tự ẩn). Phần mềm giữ lại như chữ thường. Mời đồng chí xem lại.',
    en: 'The field “{field}” holds unusual signs (such as a leading =, < > or hidden characters). It was kept as plain text. Please check it.',
  },
  'hidden-row': {
    vi: 'Dòng này đang bị ẩn trong Excel nhưng vẫn được nhập. Mời đồng chí xem có đúng là cần nhập không.',
    en: 'This row is hidden in Excel but was imported all the same. Please check that it is wanted.',
  },
  'legacy-encoding': {
    vi: 'Trang này gõ bằng phông chữ cũ (TCVN3); phần mềm đã đổi sang chữ Unicode. Mời đồng chí đọc lại vài tên xem có đúng không.',
    en: 'This sheet was typed with old TCVN3 fonts and has been converted to Unicode. Please read a few names to see that they are right.',
  },
}

/** One problem as one plain sentence with what to do about it. */
export function problemSentence(problem: Problem, language: Language): string {
  const { kind, field, value = '', of } = problem
  const before: Field = field === 'officialOn' ? 'admittedOn' : 'birthDate'
  const parts: Record<string, string> = {
    field: field ? fieldWords[field][language] : '',
    value: shortened(value),
    date: value.split('-').reverse().join('/'),
    before: fieldWords[before][language].toLowerCase().replace('đảng', 'Đảng'),
    of: of ? (problem.sheet === of.sheet ? here(of.row) : elsewhere(of.row, of.sheet))[language] : '',
  }
  return sentences[kind][language].replace(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? '')
}

export function rejectionSentence(code: RejectionCode, language: Language): string {
  return rejectionWords[code][language]
}

function here(row: number): Words {
  return { vi: `dòng ${row}`, en: `row ${row}` }
}

function elsewhere(row: number, sheet: string): Words {
  return { vi: `dòng ${row} trang “${sheet}”`, en: `row ${row} of sheet “${sheet}”` }
}

const LONGEST_QUOTE = 60

function shortened(value: string): string {
  return value.length > LONGEST_QUOTE ? `${value.slice(0, LONGEST_QUOTE)}…` : value
}
