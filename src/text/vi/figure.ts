import { number as num } from '../number.ts'

/** Số liệu từng tháng: của đảng bộ xã, và cộng lên các cấp trên. */
const half = (name: string): string => {
  const [year, part] = name.split('-')
  return `sáu tháng ${part === '1' ? 'đầu' : 'cuối'} năm ${year}`
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

export const figure = {
  title: 'Số liệu từng tháng',
  month: (month: string) => `Tháng ${month.slice(5, 7)}/${month.slice(0, 4)}`,
  shortMonth: (month: string) => `${month.slice(5, 7)}/${month.slice(0, 4)}`,
  running: 'Số liệu đến hôm nay; tháng này chưa chốt.',
  frozen: 'Tháng này đã chốt: chia tách, sáp nhập hay ghi thêm về sau không làm đổi số cũ.',
  noneYet: 'Chưa có tháng nào được tổng hợp. Số liệu tự cộng lên khi các đảng bộ xã bắt đầu tự soi.',

  met: (held: number, cells: number, locked: number) =>
    `${num(held)} trên ${num(cells)} chi bộ đã họp; ${num(locked)} biên bản đã khóa.`,
  reviewed: (done: number, members: number) => `${num(done)} trên ${num(members)} đảng viên đã tự soi.`,
  raised: (raised: number, fixed: number) =>
    `Trong tháng đảng viên nêu thêm ${num(raised)} việc cần sửa; chi bộ công nhận sửa xong ${num(fixed)} việc.`,
  promises: (due: number, kept: number, open: number, late: number) =>
    `${due === 0 ? 'Không có việc nào đến hạn trong tháng' : `Việc hứa trước chi bộ đến hạn trong tháng: ${num(due)}, đã sửa xong ${num(kept)}`}. Còn đang sửa: ${num(open)}${late > 0 ? `, trong đó ${num(late)} việc đã quá hạn` : ''}.`,
  feedback: (received: string, open: string, concluded: string) =>
    `Góp ý, phản ánh: trong tháng nhận ${received}, kết luận ${concluded}; hiện còn đang giải quyết ${open}.`,
  feedbackLate: 'Có việc Ủy ban Kiểm tra đã để quá hạn.',
  few: 'dưới 5',
  others: (turns: number, reminders: number, deeds: number) =>
    `${num(turns)} đồng chí được kiểm điểm xoay vòng; ${num(reminders)} nhắc nhở chính thức; ${num(deeds)} việc tốt được công nhận.`,

  months: 'Từng tháng',
  byCell: 'Theo chi bộ',
  byUnit: 'Theo đơn vị',
  total: 'Cả đảng bộ',
  allBelow: 'Cộng',
  noFigures: 'chưa có số liệu',
  columns: {
    month: 'Tháng',
    cell: 'Chi bộ',
    unit: 'Đơn vị',
    met: 'Đã họp',
    reviewed: 'Đã tự soi',
    raised: 'Nêu thêm',
    fixed: 'Sửa xong',
    due: 'Đúng hạn',
    open: 'Đang sửa',
    late: 'Quá hạn',
    turns: 'Xoay vòng',
    reminders: 'Nhắc nhở',
    deeds: 'Việc tốt',
  },
  of: (n: number, all: number) => `${num(n)}/${num(all)}`,
  number: (n: number) => num(n),

  rounds: 'Các đợt tự phê bình, chi bộ kết luận',
  roundsLead:
    'Mỗi đảng bộ xã tính đợt cuối trong nửa năm. Đợt có dưới 5 đảng viên được kết luận thì không cộng vào.',
  round: (name: string) => capital(half(name)),
  roundLine: (name: string, limits: number, concluded: number, communes: number) =>
    `${half(name)}: ${num(limits)} trên ${num(concluded)} đảng viên được kết luận có hạn chế, ở ${num(communes)} đảng bộ xã`,
  roundSentence: (headline: string | null, lines: readonly string[]) =>
    headline === null ? `${capital(lines.join('; '))}.` : `${headline} (${lines.join('; ')}).`,
  roundColumns: {
    half: 'Đợt',
    communes: 'Đảng bộ xã',
    members: 'Đảng viên',
    declared: 'Đã tự kiểm',
    raised: 'Tự nêu',
    concluded: 'Được kết luận',
    limits: 'Có hạn chế',
  },
  groups: (name: string) => `Hạn chế theo nhóm, ${half(name)}`,
  group: 'Nhóm',
  people: 'Số đảng viên',

  above: {
    nav: 'Số liệu',
    communes: (n: number) => `Tổng hợp từ ${num(n)} đảng bộ xã.`,
    movements: 'Phong trào',
    whatIsSeen:
      'Cấp trên chỉ đọc số cộng của từng đảng bộ xã: không có chi bộ nào, không có tên ai, không có điều đảng viên tự đánh dấu.',
  },
}
