const more = (day: string) => ` đến hết ngày ${day}`

/** Kiểm điểm xoay vòng. Ngày đưa vào đã viết theo lối Việt Nam. */
export const rotation = {
  title: 'Kiểm điểm xoay vòng',
  comrade: (name: string) => `đồng chí ${name}`,

  shape: {
    size: (most: number, least: number) => (least === most ? `${most}` : `từ ${least} đến ${most}`),
    cycle: (members: number, size: string, meetings: number) =>
      `${members} đảng viên, mỗi kỳ họp ${size} đồng chí: ${meetings} kỳ thì hết một vòng`,
    none: 'Chưa có ai để xếp vào vòng kiểm điểm.',
    within: '.',
    more: (usual: number, longest: number) =>
      `. Có kỳ quá ${usual} đồng chí, như chính sách cho phép, để cả vòng không quá ${longest} kỳ.`,
    longer: (longest: number) => `. Vòng này dài hơn ${longest} kỳ, như chính sách cho phép.`,
    both: (usual: number, longest: number) =>
      `. Có kỳ quá ${usual} đồng chí mà vòng vẫn dài hơn ${longest} kỳ, như chính sách cho phép.`,
    beyond: (longest: number) =>
      `. Như vậy là dài hơn ${longest} kỳ mà chính sách cho phép: cần quyết định cho thêm người mỗi kỳ, hoặc cho vòng dài hơn.`,
  },

  meeting: (day: string) => `Kỳ họp ${day}`,
  notes: {
    last: (count: number) => `Kỳ cuối của vòng: còn ${count} đồng chí.`,
    empty: 'Không ai đến lượt: người của kỳ này đã đổi lượt, chưa xếp được người khác thay.',
    short: (fewest: number) => `Ít hơn ${fewest} đồng chí vì chưa xếp được ai khác vào kỳ này.`,
    above: (usual: number) => `Quá ${usual} đồng chí, như chính sách cho phép.`,
    held: 'Đã họp.',
  },

  reason: (name: string, why: string) => `Đồng chí ${name}: ${why}.`,
  reasons: {
    officer: 'giữ chức vụ nên nêu gương, kiểm điểm trước',
    drawn: (nth: number) => `chưa ghi lần kiểm điểm nào trước đây, máy bốc thăm, được thứ ${nth} trong vòng`,
    newcomer: 'mới về chi bộ, xếp vào kỳ còn chỗ sau khi đã dự vài kỳ họp',
    'moved-in': 'chuyển đến giữa vòng, chưa kiểm điểm trong vòng này ở chi bộ cũ',
    returned: 'sinh hoạt trở lại, xếp vào kỳ gần nhất còn chỗ',
    merged: 'hai chi bộ nhập làm một, vẫn theo thứ tự của hai vòng cũ',
    waiting: 'trước chưa xếp được vào kỳ nào, nay có kỳ này',
    'stood-in': 'kiểm điểm tại kỳ họp này dù chưa đến lượt',
    'longest-ago': (day: string) =>
      `kiểm điểm lần trước ngày ${day}; ai lâu chưa kiểm điểm thì đến lượt trước`,
    joined: (day: string) => `về chi bộ ngày ${day}, từ đó chưa kiểm điểm lần nào`,
    'brought-forward': (day: string) => `lên sớm từ kỳ họp ${day} vì kỳ này thiếu người`,
    dropped: (day: string) => `kỳ họp ${day} không họp nên chuyển sang kỳ này`,
    unable: (why: string, day: string) => `${why} vào kỳ họp ${day} nên chuyển sang kỳ này`,
    household: (name: string, day: string) =>
      `kỳ họp ${day} đã có đồng chí ${name}, mà chi bộ không xếp hai đồng chí cùng một kỳ`,
    swapped: (name: string, day: string) => `đổi lượt với đồng chí ${name}, trước ở kỳ họp ${day}`,
    'by-hand': 'chi bộ chuyển lượt sang kỳ này',
    'by-hand-with': (name: string) => `chi bộ cho đổi chỗ với đồng chí ${name}`,
  },
  hindrances: {
    'not-yet': 'chưa về chi bộ',
    left: 'đã chuyển đi',
    exempt: 'được miễn sinh hoạt',
    away: 'đang vắng',
    absent: 'vắng mặt',
  },
  skipped: {
    'not-yet': 'chưa về chi bộ trong vòng này',
    left: 'đã chuyển đi',
    exempt: (until: string | null) =>
      `được miễn sinh hoạt${until ? more(until) : ''}, không xếp trong vòng này`,
    away: (until: string | null) => `đang vắng${until ? more(until) : ''}, vòng sau được xếp trước`,
    'no-meeting': 'chưa có kỳ họp để xếp, sẽ xếp khi thêm kỳ họp',
  },

  next: (day: string, names: string) => `Kỳ họp sau, ngày ${day}, kiểm điểm ${names}.`,
  complete: 'Đã hết một vòng: mọi đồng chí trong vòng đều đã kiểm điểm.',
  left: (count: number) => `Còn ${count} đồng chí chưa kiểm điểm trong vòng này.`,

  changes: {
    absent: (name: string) => `Đồng chí ${name} báo vắng`,
    moved: (name: string) => `Chi bộ chuyển lượt của đồng chí ${name}`,
    swapped: (a: string, b: string) => `Đồng chí ${a} và đồng chí ${b} đổi chỗ cho nhau`,
    newcomer: (name: string) => `Đồng chí ${name} mới về chi bộ`,
    'moved-in': (name: string) => `Đồng chí ${name} chuyển đến`,
    'moved-in-reviewed': (name: string, day: string) =>
      `Đồng chí ${name} chuyển đến, trong vòng này đã kiểm điểm ngày ${day} ở chi bộ cũ`,
    left: (name: string, day: string) => `Đồng chí ${name} chuyển đi từ ngày ${day}`,
    exempt: (name: string, day: string) => `Đồng chí ${name} được miễn sinh hoạt từ ngày ${day}`,
    away: (name: string, day: string) => `Đồng chí ${name} vắng từ ngày ${day}`,
    returned: (name: string, day: string) => `Đồng chí ${name} sinh hoạt trở lại từ ngày ${day}`,
    merged: 'Hai chi bộ nhập làm một nên hai vòng kiểm điểm gộp làm một',
    'meeting-dropped': (day: string) => `Không họp kỳ ${day}`,
    'meeting-added': (day: string) => `Thêm kỳ họp ${day}`,
    'meeting-moved': (day: string, to: string) => `Kỳ họp ${day} dời sang ngày ${to}`,
    redated: (day: string, to: string) =>
      `Lịch họp đổi: kỳ ${day} sang ngày ${to}, các kỳ sau cũng theo ngày mới`,
    held: (day: string, count: number) => `Kỳ họp ${day} đã kiểm điểm ${count} đồng chí`,
  },
  moves: {
    none: 'không ai phải đổi lượt',
    moved: (name: string, from: string, to: string) => `đồng chí ${name} từ kỳ họp ${from} sang kỳ họp ${to}`,
    placed: (name: string, to: string) => `đồng chí ${name} được xếp vào kỳ họp ${to}`,
    dropped: (name: string) => `đồng chí ${name} không còn lượt trong vòng này`,
    many: (count: number) => `${count} đồng chí có lượt mới, xem bảng`,
    clause: (cause: string, moves: string) => `${cause}: ${moves}.`,
  },
  refusals: {
    'no-such-member': 'Không có đồng chí này trong vòng kiểm điểm của chi bộ.',
    'no-such-meeting': 'Không có kỳ họp này.',
    'known-already': 'Đã có trong kế hoạch rồi.',
    'no-place': 'Đồng chí này không có lượt trong vòng này.',
    'already-reviewed': 'Đồng chí này đã kiểm điểm trong vòng này rồi.',
    'meeting-held': 'Kỳ họp đã qua nên không đổi được nữa.',
    'same-meeting': 'Lượt đã ở kỳ họp này rồi.',
    unable: 'Có đồng chí không dự được kỳ họp ấy.',
    household: 'Kỳ họp ấy đã có một đồng chí mà chi bộ không xếp cùng một kỳ với đồng chí này.',
    full: 'Kỳ họp ấy đã đủ người.',
    'too-few': 'Chuyển như vậy thì có kỳ họp thiếu người. Mời chọn “đổi chỗ với” một đồng chí khác.',
  },
}
