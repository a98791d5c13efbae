import { number as num } from '../number.ts'

/** Mục tiêu, việc đã kết luận đi đến đâu, bảng nhóm theo quý. Không câu nào khen một con số không. */

export const target = {
  title: 'Mục tiêu và các đợt',
  titleHint: 'Mục tiêu của phong trào, các đợt đã qua nói gì',
  lead: 'Mỗi con số kết luận đứng cạnh số tự nêu của cùng một đợt. Đọc cả hai mới hiểu được.',
  none: 'Chưa cấp nào đặt mục tiêu cho đơn vị này.',
  setOne: 'Đặt mục tiêu trong phong trào',
  from: (source: string) => `Do ${source}.`,
  noRound: 'Chưa có đợt tự nhận xét nào được chốt, nên chưa có số để đặt cạnh mục tiêu.',
  noRoundBefore: (day: string) => `Ngày đặt ra đã qua. Không có đợt nào được chốt đến hết ngày ${day}.`,
  past: (round: string, day: string) =>
    `Ngày đặt ra đã qua. Đợt chốt gần nhất trước đó là ${round}, ngày ${day}.`,
  standing: {
    above: (most: number, more: number) =>
      most === 0
        ? `Mục tiêu là không còn ai; còn ${num(more)} đồng chí cần cùng chi bộ sửa xong.`
        : `Mục tiêu là nhiều nhất ${num(most)} người; còn ít nhất ${num(more)} đồng chí cần cùng chi bộ sửa xong.`,
    within:
      'Số kết luận của đợt này nằm trong mức đặt ra. Số ấy chỉ kể điều đã được nêu và đã kết luận; đợt sau vẫn soi đủ như đợt này.',
    unclear: (open: number) =>
      `Còn ${num(open)} đồng chí chưa được kết luận, nên chưa nói được số này nằm trong mức đặt ra hay chưa.`,
  },
  concluded: (name: string, limits: number, concluded: number) =>
    limits === 0
      ? `${name}: trong ${num(concluded)} đảng viên được kết luận, chi bộ không nêu tên ai còn hạn chế.`
      : `${name}: ${num(limits)} trên ${num(concluded)} đảng viên được kết luận còn hạn chế.`,
  open: (n: number) => `${num(n)} đồng chí chưa được kết luận, không tính là không có hạn chế.`,
  raised: (n: number) =>
    n === 0
      ? 'Trong đợt này chưa ai tự nêu điều gì.'
      : `Trong đợt này ${num(n)} đồng chí tự nêu điều cần sửa.`,
  silent: 'Chưa ai tự nêu thì số kết luận cũng chưa nói hết: nên hỏi trong chi bộ xem nói ra có khó không.',
  raisedWay: {
    more: (before: number, after: number) =>
      `Số tự nêu từ ${num(before)} lên ${num(after)}: thêm đồng chí nói ra để sửa.`,
    fewer: (before: number, after: number) =>
      `Số tự nêu từ ${num(before)} xuống ${num(after)}. Có thể bớt điều cần nêu, cũng có thể bớt người nói ra; riêng con số không phân biệt được.`,
    same: (_: number, after: number) => `Số tự nêu vẫn là ${num(after)}.`,
  },
  concludedWay: {
    more: (before: number, after: number) =>
      `Số còn hạn chế từ ${num(before)} lên ${num(after)}. Điều được nhìn ra là điều bắt đầu sửa được.`,
    fewer: (before: number, after: number) => `Số còn hạn chế từ ${num(before)} xuống ${num(after)}.`,
    same: (_: number, after: number) => `Số còn hạn chế vẫn là ${num(after)}.`,
  },
  concludedTitle: 'Chi bộ kết luận',
  raisedTitle: 'Đảng viên tự nêu',
  fixedSince: (fixed: number, all: number) =>
    `Từ khi chốt đợt ấy, chi bộ đã công nhận khắc phục ${fixed} trên ${all} việc.`,
  tooFew: 'Có dưới 5 đảng viên được kết luận. Ít người như vậy, con số thành ra tên người, nên không nêu số.',
  tooFewForAll: 'Đợt này có dưới 20 đồng chí được kết luận, nên trang chung không nêu số.',
  trend: {
    corrected: (round: string, n: number) =>
      `${round} có ${n} điều bổ sung, đính chính sau khi chốt; số ở đây giữ như lúc chốt, lời bổ sung nằm ở trang của đợt.`,
    title: 'Qua các đợt',
    finding: (from: string, before: string, to: string, after: string) =>
      `${from}: ${before} người còn hạn chế; ${to}: ${after} người.`,
    one: (name: string) => `Mới có một đợt được chốt: ${name}. Từ hai đợt trở lên mới thấy đường đi.`,
    left: (n: number) => `${n} đợt có dưới 5 đảng viên được kết luận nên không nêu số.`,
    key: 'Thanh đặc: chi bộ kết luận còn hạn chế. Thanh rỗng: đảng viên tự nêu; thanh này không phải càng ngắn càng hay. Số bên phải: số người trên số người được tính.',
    mark: 'Vạch đứt: mức đặt ra.',
    head: ['Đợt', 'Còn hạn chế', 'Tự nêu', 'Được kết luận', 'Phải tự nhận'],
  },
  still: {
    title: 'Còn những gì',
    of: (name: string) => `Những điều các chi bộ kết luận ở ${name}, theo thứ tự của danh mục.`,
    none: (name: string) => `Ở ${name}, không điều nào trong danh mục được nêu tên trong kết luận.`,
    head: ['Điều', 'Số người'],
    key: 'Mỗi thanh là số người trên số người được kết luận. Một đồng chí có thể có hơn một điều.',
  },
  all: {
    lead: 'Trang này như nhau với mọi đảng viên của đơn vị. Dưới 5 người chỉ ghi “dưới 5”, để con số không thành tên người.',
    head: ['Đợt', 'Kết luận còn hạn chế', 'Tự nêu'],
    table: 'Các đợt đã chốt',
    few: 'dưới 5',
    most: (above: number) => `trên ${above}`,
    people: (n: string) => `${n} người`,
    untold: 'không nêu số',
    above: 'Số kết luận của đợt gần nhất còn cao hơn mức đặt ra.',
    unclear: 'Còn đồng chí chưa được kết luận, nên chưa nói được số này nằm trong mức đặt ra hay chưa.',
    fewLeft: 'Số kết luận của đợt gần nhất dưới 5 người. Trang này không nêu rõ hơn.',
    more: 'Điều cần sửa, nói ra được với chi bộ là bắt đầu sửa được.',
  },
  cell: {
    title: (name: string) => `Mục tiêu: ${name}`,
    own: 'Chi bộ ta',
    whole: 'Cả đơn vị',
    none: 'Chi bộ chưa có trong đợt nào đã chốt.',
  },
}

export const funnel = {
  title: 'Việc đã kết luận đi đến đâu',
  lead: (from: string) => `Những việc các chi bộ kết luận phải sửa, từ ngày ${from} đến nay.`,
  none: (from: string) => `Từ ngày ${from} đến nay chưa có việc nào được kết luận phải sửa.`,
  tooFew: 'Đơn vị có dưới 5 đảng viên. Ít người như vậy, con số thành ra tên người, nên không nêu số.',
  finding: (all: number, confirmed: number, overdue: number) =>
    `Trong ${all} việc đã kết luận, chi bộ đã công nhận xong ${confirmed}; ${overdue === 0 ? 'không việc nào quá hẹn' : `${overdue} việc quá hẹn`}.`,
  rows: {
    concluded: 'Đã kết luận phải sửa',
    planned: 'Có cách sửa, có ngày hẹn',
    told: 'Báo đã sửa xong',
    confirmed: 'Chi bộ công nhận',
    waiting: 'Còn lại: đã báo, chờ chi bộ công nhận',
    open: 'Còn lại: đang sửa, chưa đến hẹn',
    overdue: 'Còn lại: quá hẹn',
    gone: 'Còn lại: đảng viên không còn sinh hoạt ở đây',
  },
  key: 'Thanh đặc: việc đi đến bước nào. Thanh rỗng: việc còn lại, cộng với số chi bộ công nhận thì bằng số có cách sửa.',
  unplanned: (n: number) =>
    `${n} điều cam kết được kết luận là chưa giữ. Đảng viên tự đặt cách sửa cho điều ấy; cách sửa đó là riêng, không đếm ở đây.`,
  older: (n: number) => `Ngoài ra còn ${n} việc kết luận trước ngày ấy chưa được công nhận.`,
  head: ['Bước', 'Số việc'],
}

export const heatMap = {
  title: 'Các nhóm qua bốn quý',
  lead: 'Số đảng viên tự đánh dấu từng nhóm, cả xã, đúng như đã công bố. Đây là điều tự nêu để sửa, không phải kết luận; số lớn không phải là xấu.',
  none: 'Chưa có quý nào đã hết, nên chưa có bảng.',
  column: (quarter: string) => [`Quý ${quarter.split('-')[1]}`, quarter.split('-')[0]!],
  moreThan: (n: number) => `hơn ${n}`,
  finding: (quarter: string, label: string, n: string, people: number) =>
    `${quarter}: nhiều đồng chí tự nêu nhất là nhóm “${label}”, ${n} trong ${people} người.`,
  findingMany: (quarter: string, groups: number, n: string, people: number) =>
    `${quarter}: ${groups} nhóm được nêu nhiều như nhau, ${n} trong ${people} người.`,
  findingFew: (quarter: string) => `${quarter}: không nhóm nào có từ 5 người tự nêu trở lên.`,
  findingNone: 'Trong bốn quý này chưa quý nào công bố được số.',
  group: 'Nhóm',
  cells: {
    few: ['<5'],
    withheld: ['giữ', 'kín'],
    none: ['chưa', 'có'],
    leaders: ['không', 'tính'],
    other: ['–'],
  },
  most: (above: number) => `>${above}`,
  key: {
    count: 'số người; ô càng đậm là càng nhiều trên số người gửi trong quý',
    few: 'dưới 5 người, kể cả không có ai',
    most: 'gần như mọi người, nên chỉ nói “trên”',
    withheld: 'không công bố, để không đoán ra được ai',
    none: 'quý chưa công bố, hoặc không mở được phiếu',
    leaders: 'chỉ nói về người giữ chức vụ, nên không tính',
    other: 'danh mục của quý ấy không có nhóm này',
  },
  words: {
    few: '<5',
    withheld: 'không công bố',
    none: 'chưa công bố',
    leaders: 'không tính',
    other: '–',
    most: (above: number) => `trên ${above}`,
  },
  notes: {
    people: (quarter: string, n: number) => `${quarter}: ${n} đảng viên có gửi trên điện thoại.`,
    'too-few': (quarter: string) => `${quarter}: dưới 20 người gửi nên không công bố số nào.`,
    'too-alike': (quarter: string) =>
      `${quarter}: không công bố, vì người gửi gần như vẫn là những người của một quý đã công bố.`,
    'no-key': (quarter: string) => `${quarter}: không còn ai giữ khóa số liệu nên không mở được phiếu.`,
    open: (quarter: string) => `${quarter}: chưa công bố.`,
    empty: (quarter: string) => `${quarter}: chưa có kỳ tự soi nào.`,
  },
}

export const progress = {
  title: 'Tiến độ',
  print: 'Xem bản in cả ba phần',
  word: 'Tải về Word',
  file: 'Tiến độ tự soi, tự sửa',
  abstract: 'Tiến độ thực hiện mục tiêu tự soi, tự sửa',
  asOf: (day: string) => `Số liệu đến ngày ${day}.`,
}
