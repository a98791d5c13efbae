import type { Block, Minutes } from '../../meeting/minutes.rules.ts'
import type { Extra } from '../../meeting/minutes.ts'

const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Huỳnh', 'Võ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ']
const MIDDLE = ['Văn', 'Thị', 'Hữu', 'Ngọc', 'Minh', 'Thị Ngọc']
const GIVEN = ['Dũng', 'Lan', 'Hương', 'Phúc', 'Tám', 'Nghĩa', 'Thủy', 'Quỳnh', 'Khởi', 'Vững', 'Ỷ']

export const someName = (nth: number): string =>
  `${FAMILY[nth % FAMILY.length]} ${MIDDLE[nth % MIDDLE.length]} ${GIVEN[nth % GIVEN.length]}`

const SENTENCE =
  'Từ tháng trước đến nay tôi đã đến dự đủ các buổi học tập nghị quyết, nhưng còn nể nang khi góp ý với đồng chí cùng tổ; ' +
  'tôi nhận khuyết điểm ấy và hứa mỗi tháng góp ý thẳng thắn ít nhất một lần, ghi lại để chi bộ theo dõi. '

/** About this many characters of what somebody says. */
export const speech = (length: number): string =>
  SENTENCE.repeat(Math.ceil(length / SENTENCE.length))
    .slice(0, length)
    .trim()

/** Minutes of an ordinary meeting with this many people on the roll; what each says is this long. */
export function sampleMinutes({ people = 20, words = 700 } = {}): Minutes {
  const roll = Array.from({ length: people }, (_, i) => someName(i))
  return {
    head: {
      superior: 'Đảng bộ xã Thạnh Quới',
      body: 'Chi bộ ấp Quới Thạnh',
      number: 'Số 12-BB/CB',
      placeAndDay: 'Thạnh Quới, ngày 03 tháng 12 năm 2026',
    },
    title: 'BIÊN BẢN',
    abstract: 'Họp chi bộ thường kỳ tháng 12/2026',
    blocks: [
      { kind: 'fact', label: 'Thời gian', text: '19 giờ 30 phút, ngày 03 tháng 12 năm 2026' },
      { kind: 'fact', label: 'Địa điểm', text: 'Nhà văn hóa ấp Quới Thạnh' },
      { kind: 'fact', label: 'Chủ trì', text: 'đồng chí Trần Thị Hương, Bí thư chi bộ' },
      { kind: 'fact', label: 'Thư ký', text: 'đồng chí Lê Văn Dũng' },
      {
        kind: 'fact',
        label: 'Tổng số đảng viên',
        text: `${people} (chính thức ${people - 2}, dự bị 1, sinh hoạt tạm thời 1); được miễn sinh hoạt 1`,
      },
      { kind: 'part', text: 'I. Thành phần' },
      {
        kind: 'table',
        head: ['TT', 'Họ và tên', 'Tư cách', 'Dự họp'],
        rows: roll.map((name, i) => [
          `${i + 1}`,
          name,
          i === 3 ? 'Đảng viên dự bị' : 'Đảng viên chính thức',
          i === 5 ? 'Vắng có lý do: đưa mẹ đi khám bệnh ở bệnh viện tỉnh' : 'Có mặt',
        ]),
      },
      { kind: 'part', text: 'II. Nội dung' },
      { kind: 'heading', text: '1. Kết quả tháng trước và việc đã giao' },
      {
        kind: 'list',
        lines: ['Vận động 12 hộ hiến đất làm đường: đã xong.', 'Sửa nhà văn hóa: chưa xong, còn phần mái.'],
      },
      { kind: 'heading', text: '2. Kiểm điểm xoay vòng: tự phê bình và phê bình' },
      ...roll.slice(0, Math.min(12, people)).flatMap((name, i): Block[] => [
        { kind: 'heading', text: `2.${i + 1}. Đồng chí ${name} tự phê bình` },
        { kind: 'said', who: `Đồng chí ${name}`, text: `${speech(words)}\n${speech(120)}` },
        { kind: 'said', who: `Đồng chí ${someName(i + 7)}`, text: speech(words / 3) },
        { kind: 'text', text: 'Kết luận: chi bộ thống nhất đánh giá đồng chí đã tự phê bình nghiêm túc.' },
      ]),
      { kind: 'heading', text: '3. Biểu quyết' },
      {
        kind: 'table',
        head: ['Nội dung biểu quyết', 'Đồng ý', 'Không đồng ý', 'Ý kiến khác'],
        rows: [['Thông qua nghị quyết tháng 12/2026', `${people - 2}`, '0', '0']],
      },
      { kind: 'part', text: 'III. Kết luận' },
      { kind: 'text', text: `${speech(400)}\n${speech(300)}` },
      {
        kind: 'text',
        text: 'Cuộc họp kết thúc lúc 21 giờ 15 phút cùng ngày. Biên bản đã đọc lại và được thông qua.',
      },
    ],
    signers: [
      { role: 'Thư ký', name: 'Lê Văn Dũng' },
      { role: 'Chủ trì', name: 'Trần Thị Hương' },
    ],
    recipients: ['Đảng ủy xã (để báo cáo);', 'Lưu chi bộ.'],
    margins: [20, 20, 30, 15],
  }
}

export const noExtra: Extra = { addenda: [], seal: null }

export const sampleExtra: Extra = {
  addenda: [
    {
      before: 'Sửa nhà văn hóa: chưa xong, còn phần mái.',
      after: 'Sửa nhà văn hóa: chưa xong, còn phần mái và sân.',
      reason: 'Ghi thiếu.',
      by: 'Trần Thị Hương',
      day: '07/12/2026',
    },
    {
      before: '',
      after: 'Có đại biểu Đảng ủy xã dự họp.',
      reason: '',
      by: 'Lê Văn Dũng',
      day: '08/12/2026',
    },
  ],
  seal: 'Dấu xác nhận: 7f3a 91c2 5e0b 44d8 · khóa lúc 08 giờ 12 phút, ngày 05/12/2026',
}
