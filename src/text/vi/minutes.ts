const votesIn = { hands: 'giơ tay', named: 'gọi tên', secret: 'bỏ phiếu kín' }

/** Biên bản họp chi bộ. Ngày, giờ đưa vào đã viết theo lối Việt Nam. */
export const minutes = {
  title: 'BIÊN BẢN',
  abstract: {
    ordinary: (month: string) => `Họp chi bộ thường kỳ tháng ${month}`,
    thematic: (topic: string) => `Họp chi bộ chuyên đề: ${topic}`,
    section: (month: string) => `Phần tự soi và kiểm điểm, kỳ họp tháng ${month}`,
  },
  /** Nơi ghi trên đầu giấy: tên xã, phường trong tên đảng bộ. */
  placeOf: (organisation: string) =>
    organisation.match(/^Đảng bộ (?:xã|phường|thị trấn|đặc khu)\s+(.+)$/i)?.[1] ?? '',
  placeAndDay: (place: string, day: string, month: string, year: string) =>
    `${place ? `${place}, ` : ''}ngày ${day} tháng ${month} năm ${year}`,
  comrade: (name: string) => `Đồng chí ${name}`,
  hour: (time: string) =>
    time
      .replace(':', ' giờ ')
      .replace(/ giờ 00$/, ' giờ')
      .replace(/^0/, ''),

  people: 'I. THÀNH PHẦN',
  time: 'Thời gian',
  timeAt: (hour: string, day: string) => `${hour}, ngày ${day}`,
  place: 'Địa điểm',
  chair: 'Chủ trì',
  clerk: 'Thư ký',
  guests: 'Khách dự',
  total: 'Tổng số đảng viên phải có mặt',
  totalOf: (called: number, official: number, probationary: number, temporary: number) =>
    `${called} (chính thức ${official}, dự bị ${probationary}, sinh hoạt tạm thời ${temporary})`,
  exempt: 'Được miễn sinh hoạt',
  away: 'Đang sinh hoạt tạm thời nơi khác',
  present: 'Có mặt',
  late: 'Đến muộn',
  lateAt: (name: string, hour: string) => (hour ? `${name} (${hour})` : name),
  excused: 'Vắng có lý do',
  unexcused: 'Vắng không lý do',
  unmarked: 'Chưa điểm danh',
  beyond: 'Trong đó không phải dự mà đến dự',
  withReason: (name: string, reason: string) => (reason ? `${name} (${reason})` : name),
  counted: (count: number, names: string) => (count === 0 ? 'không' : `${count} đồng chí, gồm ${names}`),

  content: 'II. NỘI DUNG',
  item: (n: number, heading: string) => `${n}. ${heading}`,
  selfReview: (done: number, all: number) =>
    `${done} trên ${all} đảng viên đã tự soi theo danh mục, trên điện thoại hoặc trên giấy. Nội dung tự soi là việc riêng của mỗi người, không ghi vào biên bản.`,
  review: (name: string) => `Kiểm điểm đồng chí ${name}`,
  reviewChair: 'Chủ trì phần này',
  reviewClerk: 'Ghi phần này',
  self: 'Tự phê bình',
  criticism: 'Góp ý',
  reply: 'Tiếp thu, giải trình',
  reserved: 'Ý kiến bảo lưu (ghi nguyên văn)',
  conclusion: 'Chi bộ kết luận',
  outcomes: {
    'none-seen': 'Chưa thấy hạn chế.',
    fixed: 'Có hạn chế, đã khắc phục.',
    'to-fix': (day: string) => `Có hạn chế, khắc phục trước ngày ${day}.`,
  },
  signs: 'Biểu hiện chi bộ biểu quyết ghi tên',
  plan: 'Cách khắc phục',
  putOff: (name: string, reason: string) =>
    `Chưa kiểm điểm đồng chí ${name} tại kỳ này${reason ? ` (${reason})` : ''}; xếp lại vào kỳ khác.`,
  notConcluded: 'Chưa kết luận.',
  vote: (yes: number, no: number, other: number, entitled: number, manner: keyof typeof votesIn) =>
    `Biểu quyết (${votesIn[manner]}): tán thành ${yes}, không tán thành ${no}, ý kiến khác ${other}; tổng số có quyền biểu quyết có mặt ${entitled}.`,
  question: 'Đề nghị biểu quyết',
  namedVote: { yes: 'Tán thành', no: 'Không tán thành', other: 'Ý kiến khác' },
  twoVersions: (name: string) => `Bản của đồng chí ${name}`,

  saidNothing: '(chưa ghi lời)',
  droppedItem: (heading: string) => `Ghi dưới việc đã bỏ khỏi chương trình: ${heading}`,
  promises: 'Việc đã hứa đưa ra chi bộ',

  before: 'Việc đã giao kỳ trước',
  beforeDone: 'đã xong',
  beforeOpen: 'chưa xong',
  plansConfirmed: 'Chi bộ xác nhận đã khắc phục',
  tasks: 'Phân công việc',
  taskHead: ['Việc', 'Người làm', 'Hạn'],
  everybody: 'Cả chi bộ',
  score: 'Chấm điểm buổi họp',
  scoreHead: ['Phần', 'Điểm tối đa', 'Điểm'],
  scoreTotal: 'Cộng',
  scoreGrade: (total: string, grade: string) => `${total} điểm, loại ${grade}`,

  close: 'III. KẾT THÚC',
  ended: (hour: string) => `Buổi họp kết thúc lúc ${hour} cùng ngày. Biên bản đã được đọc lại trước chi bộ.`,
  running: 'Buổi họp chưa kết thúc.',
  fromBook: (book: string, page: string) =>
    `Ghi lại từ sổ: biên bản ${book ? `sổ số ${book}` : 'trong sổ'}${page ? `, trang ${page}` : ''}.`,
  seal: (hash: string, n: number, head: string) =>
    `Mã đối chiếu với bản lưu: ${hash}. Sổ ghi việc trước khi khóa biên bản: việc thứ ${n}, mã ${head}.`,
}
