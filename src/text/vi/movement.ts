const time = (minutes: number) => {
  const rest = minutes % 60
  return `${Math.floor(minutes / 60)} giờ${rest ? ` ${String(rest).padStart(2, '0')}` : ''}`
}

/** Phong trào: cấp trên yêu cầu gì, từ đâu; phát động, thay đổi, kết thúc; văn bản học tập. */
export const movement = {
  title: 'Phong trào đang làm',
  titleHint: 'Đơn vị tôi đang làm theo điều gì, ai đặt ra; văn bản cần học',
  none: 'Đơn vị của đồng chí chưa có phong trào nào. Mọi mức đang dùng do đảng ủy tự đặt.',
  lead: (unit: string) => `Những điều dưới đây áp dụng cho ${unit} và mọi đơn vị ở dưới.`,
  since: (day: string) => `Áp dụng từ ngày ${day}.`,
  coming: (day: string) => `Từ ngày ${day} có thay đổi.`,
  ending: (day: string) => `Kết thúc từ ngày ${day}.`,
  ended: (day: string) => `Đã kết thúc từ ngày ${day}.`,
  notYet: (day: string) => `Bắt đầu từ ngày ${day}.`,
  asks: 'Phong trào yêu cầu',
  asksNothing: 'Phong trào này không đặt mức nào, chỉ học tập và làm theo.',
  directives: 'Văn bản học tập',
  noDirectives: 'Chưa ghi văn bản nào.',
  binds: 'Mức đơn vị tôi phải theo',
  bindsLead: 'Đơn vị được đặt chặt hơn, không được đặt rộng hơn.',
  bindsNothing: 'Các phong trào đang làm không đặt mức nào.',
  targets: 'Mục tiêu',

  /** Who laid something down, in a sentence. */
  launchedBy: (unit: string) => `${unit} phát động`,
  launchedOutside: (outside: string, unit: string) => `${outside} phát động; ${unit} ghi lại`,
  byDocument: (title: string, number: string, day: string) =>
    [title, number && `số ${number}`, day && `ngày ${day}`].filter(Boolean).join(' '),
  source: (who: string, name: string, document: string) =>
    `${who}, phong trào “${name}”${document ? `, theo ${document}` : ''}`,
  laidBy: 'Do',
  linkAt: (host: string) => `Xem ở ${host}`,
  launch: (who: string, document: string) => `${who}${document ? ` theo ${document}` : ''}`,
  beside: (words: string, source: string) =>
    `Cùng lúc có mức khác: ${words} (${source}). Mức chặt hơn được theo.`,
  besideCatalogue: (words: string, source: string) =>
    `Cùng lúc có danh mục khác: ${words} (${source}). Danh mục của cấp cao hơn được theo.`,
  hoursClash:
    'Giờ nhắn tin của hai phong trào không còn khoảng nào chung, nên không tin nào được gửi. Mời đồng chí báo cấp trên.',
  bound: (words: string, source: string) => `Đang theo: ${words}. Do ${source}.`,
  looser: (words: string, source: string) => `Chưa lưu được, vì rộng hơn mức đã đặt: ${words}. Do ${source}.`,
  looserCatalogue: (words: string, source: string) =>
    `Chưa lưu được, vì đơn vị phải dùng đúng danh mục đã đặt: ${words}. Do ${source}.`,
  looserTarget: (words: string, source: string) =>
    `Chưa lưu được, vì mục tiêu này thấp hơn mục tiêu đã đặt: ${words} Do ${source}.`,

  terms: {
    catalogue: (title: string) => `soi theo danh mục ${title}`,
    form: {
      skim: 'hằng tháng lướt các nhóm, soi kỹ vài điều, hoặc đọc đủ',
      'full-yearly': 'mỗi năm ít nhất một lần đọc đủ danh mục',
      full: 'tháng nào cũng đọc đủ danh mục',
    },
    latestDay: (day: number) => `tự soi của tháng xong chậm nhất ngày ${day}`,
    roundEvery: (months: number) =>
      `${months === 12 ? 'mỗi năm' : `${months} tháng`} có ít nhất một đợt tự nhận xét`,
    most: (n: number) => `mỗi kỳ họp kiểm điểm nhiều nhất ${n} đồng chí`,
    crowded: (n: number) => `chi bộ đông cũng không quá ${n} đồng chí một kỳ họp`,
    longest: (n: number) => `một vòng kiểm điểm nhiều nhất ${n} kỳ họp`,
    longer: (yes: boolean): string =>
      yes ? 'chi bộ đông được cho vòng kiểm điểm dài hơn' : 'không cho vòng kiểm điểm dài hơn',
    perMonth: (n: number) =>
      n === 0 ? 'không nhắn tin nhắc việc' : `mỗi tháng nhiều nhất ${n} tin nhắn nhắc việc`,
    opens: (minutes: number) => `không nhắn tin trước ${time(minutes)}`,
    shuts: (minutes: number) => `không nhắn tin sau ${time(minutes)}`,
  },
  target: (share: number, day: string) =>
    share === 0
      ? `Đến ngày ${day}, không còn đảng viên nào có biểu hiện.`
      : `Đến ngày ${day}, không quá ${share}% đảng viên còn biểu hiện.`,
}
