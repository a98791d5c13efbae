import { number as num } from '../number.ts'

/** Trang mục tiêu của cấp trên: số cộng của các đảng bộ xã. */

export const targetAbove = {
  lead: 'Số cộng của các đảng bộ xã bên dưới, theo nửa năm. Mỗi con số kết luận đứng cạnh số tự nêu. Đọc cả hai mới hiểu được.',
  noRound:
    'Chưa đảng bộ xã nào có đợt tự nhận xét đã chốt với từ 5 đảng viên được kết luận trở lên, nên chưa có số để đặt cạnh mục tiêu.',
  outOfTitle: 'Số này của những đâu',
  outOf: (half: string, here: number, all: number) =>
    `${half}: tính từ ${num(here)} trên ${num(all)} đảng bộ xã.`,
  running: 'Nửa năm này chưa hết, số còn thêm khi các đảng bộ xã chốt đợt.',
  missing: (names: readonly string[]) => `Chưa có: ${names.join(', ')}.`,
  missingOf: (unit: string, names: readonly string[]) => `${unit}, chưa có: ${names.join(', ')}.`,
  nothingFrom: (unit: string) => `${unit}: chưa có số của đảng bộ xã nào.`,
  missingMeans:
    'Chưa có nghĩa là trong nửa năm ấy chưa chốt đợt nào, có dưới 5 đảng viên được kết luận, hoặc số chưa lên đến đây. Nơi chưa có không tính là không có hạn chế.',
  unclear: (units: number) =>
    units > 0
      ? `Còn ${num(units)} đảng bộ xã chưa có số, nên chưa nói được số này nằm trong mức đặt ra hay chưa.`
      : 'Còn nơi chưa có số, nên chưa nói được số này nằm trong mức đặt ra hay chưa.',
  one: (half: string) => `Mới có một nửa năm có đợt được chốt: ${half}. Từ hai trở lên mới thấy đường đi.`,
  unlike: 'Hai lần tính từ số đảng bộ xã khác nhau, nên không trừ số này cho số kia.',
  communes: 'Đảng bộ xã',
  still: {
    of: (half: string) => `${half}: những nhóm các chi bộ kết luận, theo thứ tự của danh mục.`,
    mixed:
      'Các đảng bộ xã dùng danh mục khác nhau, hoặc danh mục chưa có trên máy này, nên không cộng theo nhóm.',
    'too-few': 'Có dưới 20 đảng viên được kết luận, nên không nêu số theo nhóm.',
  },
  most: (label: string, above: string) => `${label}: trên ${above} người.`,
  few: (groups: number) => `${num(groups)} nhóm có dưới 5 người, kể cả không có ai, nên không nêu số.`,
  month: (month: string, raised: number, fixed: number, open: number, late: number) =>
    `${month}: đảng viên nêu thêm ${num(raised)} việc cần sửa, chi bộ công nhận sửa xong ${num(fixed)} việc; còn đang sửa ${num(open)}${late > 0 ? `, trong đó ${num(late)} việc đã quá hạn` : ''}.`,
  paper: {
    body: (name: string) =>
      name
        .replace(/^Đảng bộ tỉnh/i, 'Tỉnh ủy')
        .replace(/^Đảng bộ thành phố/i, 'Thành ủy')
        .replace(/^Đảng bộ/, 'Đảng ủy'),
    number: { province: 'Số        -BC/TU', nation: 'Số        -BC/TW' },
    recipients: ['Như trên', 'Lưu Văn phòng'],
  },
  link: 'Mục tiêu và các nửa năm',
  print: 'Xem bản in',
}
