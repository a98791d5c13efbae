/** Chữ chung của các giấy tờ theo thể thức văn bản của Đảng. */
export const paper = {
  party: 'ĐẢNG CỘNG SẢN VIỆT NAM',
  star: '*',
  recipients: 'Nơi nhận:',
  /** Dưới vai trò của người chưa có tên trong máy. */
  byHand: '(ký, ghi rõ họ tên)',
  labelled: (label: string) => `${label}:`,
  listed: (line: string) => `- ${line}`,

  addenda: 'BỔ SUNG, ĐÍNH CHÍNH',
  addendum: (nth: number, day: string, by: string) => `${nth}. Ngày ${day}, đồng chí ${by}`,
  before: 'Đã ghi',
  after: 'Nay ghi',
  reason: 'Lý do',
  nothing: '(không có)',

  minutes: 'Biên bản',
  minutesFile: (month: string) => `Biên bản họp chi bộ ${month}`,
  word: 'Tải tệp Word',
}
