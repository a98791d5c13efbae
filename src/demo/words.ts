/** What invented members of the demo found and planned. Signs are those that members of villages name most. */

export interface Finding {
  readonly sign: string
  readonly plan: string
}

export const FINDINGS: readonly Finding[] = [
  { sign: 'I.3.2', plan: 'Khi có buổi học nghị quyết thì tôi đến đủ giờ, ghi ít nhất ba ý cần làm ở ấp.' },
  { sign: 'I.4.1', plan: 'Khi chi bộ đã biểu quyết thì tôi làm theo, có ý khác thì nói trong kỳ họp sau.' },
  { sign: 'I.4.2', plan: 'Khi vận động bà con thì gia đình tôi làm trước một tuần.' },
  { sign: 'I.4.3', plan: 'Khi được giao việc khó thì tôi nhận ngay và hỏi chi ủy chỗ chưa rõ.' },
  { sign: 'I.4.4', plan: 'Khi gần tới hạn thì tôi xem lại sổ việc mỗi sáng thứ Hai.' },
  { sign: 'I.5.1', plan: 'Khi có khuyết điểm thì tôi tự nói trong kỳ họp gần nhất.' },
  {
    sign: 'I.5.3',
    plan: 'Khi thấy đồng chí mình làm chưa đúng thì tôi góp ý riêng trong ngày, rồi góp ý ở chi bộ.',
  },
  { sign: 'I.6.2', plan: 'Khi đã hứa với bà con thì tôi ghi vào sổ và trả lời trong bảy ngày.' },
  { sign: 'I.6.3', plan: 'Khi nhận lời thì tôi chỉ hứa việc làm được, mỗi tháng không quá hai việc.' },
  { sign: 'I.7.2', plan: 'Khi lớp trẻ góp ý thì tôi nghe hết rồi mới nói.' },
  { sign: 'II.1.2', plan: 'Khi ấp có ngày công thì tôi sắp xếp việc nhà để đi đủ buổi.' },
  { sign: 'II.2.2', plan: 'Khi họp thì tôi nói điều mình nghĩ ngay trong họp, không để ra ngoài.' },
  { sign: 'II.4.1', plan: 'Khi làm báo cáo thì tôi ghi cả việc chưa xong và lý do.' },
  { sign: 'II.5.1', plan: 'Khi rảnh chiều thứ Bảy thì tôi ghé ba hộ trong tổ hỏi thăm.' },
  { sign: 'II.5.2', plan: 'Khi bà con nói chuyện khó thì tôi ghi lại và báo ấp trong ngày.' },
  { sign: 'II.6.1', plan: 'Khi thu quỹ thì tôi vào sổ trước mặt người nộp.' },
  { sign: 'II.9.1', plan: 'Khi đi đám tiệc thì tôi về trước chín giờ tối, không ngồi lại đánh bài.' },
]

/** Why a promise of the demo was not kept yet. */
export const NOT_YET = 'Tháng này mưa lũ, cả ấp lo chống ngập nên chưa làm được.'

export const LEARNING = [
  'Nêu gương trước bà con trong việc giữ sạch tuyến đường ấp.',
  'Mỗi tuần đến thăm một hộ khó khăn.',
  'Tiết kiệm điện, nước ở trụ sở; nhắc nhau tắt máy khi ra về.',
  'Đọc một bài về Bác và kể lại trong sinh hoạt chi bộ.',
]

/** What villagers thanked members for, by the place of the cell in the tree. */
export const DEEDS: Readonly<
  Record<number, { day: string; words: string; source: 'spoken' | 'letter' | 'meeting'; toldBy: string }>
> = {
  0: {
    day: '2026-10-19',
    words: 'Đêm mưa lớn chở bà Sáu đi cấp cứu, ở lại bệnh viện đến sáng mới về.',
    source: 'letter',
    toldBy: 'gia đình bà Sáu',
  },
  1: {
    day: '2026-10-11',
    words: 'Cho bà con mượn máy bơm chống úng ba ngày liền, tự lo xăng dầu.',
    source: 'meeting',
    toldBy: 'bà con tổ 2',
  },
  2: {
    day: '2026-10-25',
    words: 'Hiến 40 mét vuông đất để mở rộng đường vào trường mẫu giáo.',
    source: 'spoken',
    toldBy: 'phụ huynh lớp lá',
  },
}

export const WAITING_DEED = {
  day: '2026-11-08',
  words: 'Đứng ra cùng tổ 4 dọn lại đoạn mương sau nhà văn hóa, nhà mình làm trước.',
} as const

/** The one formal reminder of the demo. */
export const REMINDED = {
  topic: 'Học tập và thực hiện nghị quyết',
  self: 'Tôi nhận hai buổi học nghị quyết vừa rồi tôi bỏ ngang, chưa báo với chi bộ.',
  wording: 'Hai buổi học nghị quyết không dự hết buổi, không báo lý do.',
  sign: {
    catalogue: 'nqtw4-82@1',
    id: 'I.3.2',
    label: 'Lười học tập chủ nghĩa Mác - Lênin, tư tưởng Hồ Chí Minh, đường lối, nghị quyết của Đảng',
  },
  plan: 'Khi có lớp học thì đồng chí ấy đến đủ buổi và ghi chép.',
  decision: {
    reason: 'Buổi học bù ngày 08/11 cũng không dự, dù chi bộ đã kết luận và hẹn ngày.',
    expected: 'Học bù hai chuyên đề còn thiếu và nói lại với chi bộ những việc sẽ làm',
    due: '2026-12-31',
  },
  answer: 'Tôi nhận. Cuối tháng xã mở lớp bù, tôi đã ghi tên và sẽ học đủ.',
} as const
