const WEEKDAYS = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy']

export const ownMeeting = {
  title: 'Họp',
  table: 'Đồng chí đang ghi buổi họp này:',
  toTable: (name: string) => `mở ${name}`,
  weekday: (n: number) => WEEKDAYS[n]!,
  /** "19 giờ 30": as invitations have it. */
  time: (time: string) => {
    const [hour, minute] = time.split(':').map(Number) as [number, number]
    return minute === 0 ? `${hour} giờ` : `${hour} giờ ${String(minute).padStart(2, '0')}`
  },
  when: (time: string, weekday: string, day: string) => `lúc ${time}, ${weekday}, ngày ${day}`,
  next: (when: string) => `Họp chi bộ ${when}.`,
  running: 'Buổi họp đang diễn ra.',
  later: 'Buổi họp sau đó',
  place: 'Nơi họp',
  kind: 'Loại',
  kinds: { ordinary: 'Họp thường kỳ', thematic: 'Sinh hoạt chuyên đề' },
  topic: 'Chuyên đề',
  moved: (from: string, reason: string) =>
    reason ? `Dời từ ngày ${from} vì ${reason}.` : `Dời từ ngày ${from}.`,
  rhythm: (weekday: string, day: string) =>
    `Kỳ họp tới theo nhịp: ${weekday}, ngày ${day}. Chi ủy chưa định giờ và nơi họp.`,
  none: 'Chưa có kỳ họp nào được mở.',
  part: 'Trong buổi họp có phần “Tự soi theo danh mục (10 phút)”. Đồng chí làm trên điện thoại hoặc trên phiếu giấy.',
  agenda: 'Chương trình',
  agendaLines: (n: number) => `Chương trình (${n} mục)`,
  agendaLater: 'Chương trình hiện ở đây khi chi ủy thông báo họp.',
  up: 'Kỳ này đến lượt đồng chí được kiểm điểm.',
  upOthers: (day: string) => `Đến lượt đồng chí được kiểm điểm: kỳ họp ngày ${day}.`,
  prepare: 'Chuẩn bị kiểm điểm',
  absent: 'Báo vắng',
  absentSent: 'Đồng chí đã báo vắng kỳ này.',
  absentChange: 'Xem hoặc sửa báo vắng',
  brings: 'Dòng đồng chí xin chi bộ góp ý',
  noBrings: 'Đồng chí chưa đưa dòng nào ra chi bộ.',
  rotation: 'Kiểm điểm xoay vòng',
  conclusions: 'Chi bộ kết luận về tôi',
  calendar: 'Đưa lịch họp vào lịch của điện thoại',
  toMonth: 'Làm phần tự soi',
  reviewed: 'Đồng chí đã tự soi cho kỳ này.',
  run: 'Chuẩn bị và ghi các buổi họp của chi bộ',
}

export const absence = {
  title: 'Báo vắng',
  for: (when: string) => `Buổi họp ${when}.`,
  reason: 'Lý do',
  reasonHint: 'Viết ngắn, từ 3 chữ cái trở lên. Ví dụ: Đi khám bệnh ở tỉnh.',
  tooShort: 'Lý do ngắn quá. Mời đồng chí viết rõ hơn, ít nhất 3 chữ cái.',
  readers: (names: string) =>
    `${names}; và trong buổi họp, chi bộ nghe đọc người vắng, lý do. Những người khác không thấy.`,
  clerk: (name: string) => `${name} (thư ký buổi họp)`,
  clerkLater: 'đồng chí sẽ được cử làm thư ký buổi họp',
  send: 'Gửi báo vắng',
  save: 'Gửi lý do đã sửa',
  sentOn: (day: string) =>
    `Đồng chí đã báo vắng ngày ${day}. Sửa hoặc rút lại được đến khi buổi họp bắt đầu.`,
  turnWent: (day: string) =>
    `Vì báo vắng, lượt kiểm điểm của đồng chí đã chuyển sang kỳ họp ${day}. Rút báo vắng thì lượt vẫn ở kỳ ấy; muốn trở lại kỳ này, mời đồng chí nói với bí thư chi bộ.`,
  withdraw: 'Rút lại, tôi sẽ đi họp',
  begun:
    'Buổi họp đã bắt đầu nên báo vắng không ghi được nữa. Mời đồng chí báo trực tiếp cho thư ký buổi họp. Chữ đồng chí viết vẫn ở dưới đây.',
  dropped: 'Buổi họp này không tổ chức nữa nên không cần báo vắng. Chữ đồng chí viết vẫn ở dưới đây.',
  past: 'Buổi họp này đã qua nên báo vắng không ghi được nữa. Chữ đồng chí viết vẫn ở dưới đây.',
  moved:
    'Đồng chí đã chuyển sinh hoạt sang chi bộ khác nên không phải báo vắng ở chi bộ này. Chữ đồng chí viết vẫn ở dưới đây.',
  yours: 'Lý do đồng chí vừa viết',
  back: 'Về trang Họp',
}

export const preparation = {
  title: 'Chuẩn bị kiểm điểm',
  for: (when: string) => `Cho buổi họp ${when}.`,
  lead: 'Phiếu này của riêng đồng chí: chỉ mình đồng chí mở được. Không có gì được chép sẵn; đồng chí chọn từng dòng muốn chép vào phiếu rồi sửa theo ý mình.',
  sheet: 'Phiếu của tôi',
  sheetHint: 'Ưu điểm, hạn chế, nguyên nhân, cách sửa: viết theo lời của mình.',
  tick: 'Chọn dòng để chép vào phiếu',
  tickHint: 'Chép rồi thì sửa được trong phiếu. Dòng không chọn không đi đâu cả.',
  nothing: 'Chưa có gì đã ghi để chọn. Đồng chí viết thẳng vào phiếu.',
  marks: 'Điều đã đánh dấu',
  plans: 'Cách sửa và kết quả',
  diary: 'Nhật ký',
  count: (n: number) => `${n} dòng`,
  copied: 'Đã có trong phiếu',
  save: 'Lưu, chép dòng đã chọn',
  saved: 'Đã lưu vào phiếu của đồng chí.',
  mark: (label: string, times: string) => `${label} (${times})`,
  time: (day: string, level: 'partial' | 'present') =>
    `kỳ họp ${day}: ${level === 'partial' ? 'đôi lúc' : 'có'}`,
  plan: (text: string, due: string, state: string) => `${text} (hẹn ${due}; ${state})`,
  planned: 'chưa báo kết quả',
  entry: (day: string, text: string) => `${day}: ${text}`,
  closed: 'Máy này không mở được phiếu đã lưu: phiếu viết trước khi đồng chí bắt đầu lại.',
  tooLong: (limit: number, given: number) =>
    `Chép thêm thì phiếu dài ${given} chữ cái, quá ${limit}. Mời đồng chí bớt lại; chưa dòng nào mới được chép.`,
  print: 'In phiếu',
  paperTitle: 'Phiếu chuẩn bị kiểm điểm',
  paperOwn: 'Phiếu riêng, đồng chí tự giữ.',
  empty: 'Phiếu chưa có chữ nào.',
  later: 'Đồng chí không còn chuẩn bị cho buổi họp này. Phiếu vẫn ở đây cho đồng chí xem lại.',
  tooLate:
    'Buổi họp đã xong, hoặc đồng chí không còn được kiểm điểm ở buổi họp này, nên phiếu không sửa được nữa. Chữ đồng chí vừa viết chưa lưu, vẫn ở dưới đây.',
  typed: 'Chữ đồng chí vừa viết',

  send: 'Gửi trước phần tự phê bình cho chi ủy',
  sendLead:
    'Không bắt buộc. Nếu gửi, chi ủy đọc được đúng bản dưới đây trước buổi họp, và bản ấy vào phần tự phê bình của biên bản. Trang riêng của đồng chí vẫn đóng.',
  sendTitle: 'Xem lại rồi gửi cho chi ủy',
  sendText: 'Chi ủy sẽ đọc được đúng những chữ này',
  readers: (names: string) => `${names}; và chi bộ trong buổi họp.`,
  sendButton: 'Gửi cho chi ủy',
  sendChanged: 'Phiếu vừa đổi ở máy khác. Đây là bản bây giờ; mời đồng chí xem lại rồi gửi.',
  sendEmpty: 'Phiếu chưa có chữ nào nên chưa gửi được. Mời đồng chí viết vào phiếu trước.',
  sendBegun:
    'Buổi họp đã bắt đầu nên không gửi trước được nữa. Phiếu vẫn còn nguyên; đồng chí đọc trong buổi họp.',
  sendNotListed:
    'Chi ủy chưa ghi đồng chí vào danh sách kiểm điểm của buổi họp này nên chưa gửi trước được. Phiếu vẫn còn nguyên.',
  sentBeforehand: 'Tự phê bình gửi trước',
  sentTitle: 'Bản chi ủy đang có',
  sentBy: (name: string, day: string) => `${name} ghi ngày ${day}`,
  sentSame: 'Chi ủy đã có đúng bản này.',
  sendAgain: 'Gửi bản mới cho chi ủy',
  edit: 'Về phiếu',
}

export const calendar = {
  title: 'Lịch họp trên điện thoại',
  lead: 'Lịch của điện thoại tự lấy ngày, giờ, nơi họp của chi bộ đồng chí. Trong lịch chỉ ghi “Họp chi bộ”: không chuyên đề, không tên ai.',
  summary: 'Họp chi bộ',
  expected: 'Họp chi bộ (dự kiến)',
  make: 'Tạo địa chỉ lịch',
  again: 'Tạo địa chỉ mới, bỏ địa chỉ cũ',
  revoke: 'Bỏ địa chỉ này',
  has: (day: string) =>
    `Đồng chí đang có một địa chỉ lịch, tạo ngày ${day}. Địa chỉ chỉ hiện một lần nên trang này không hiện lại được.`,
  none: 'Đồng chí chưa có địa chỉ lịch.',
  once: 'Địa chỉ chỉ hiện lần này. Ai có địa chỉ thì xem được ngày, giờ, nơi họp; xin đừng chuyển cho người khác.',
  address: 'Địa chỉ lịch của đồng chí',
  copyHint: 'Chạm vào ô, chọn tất cả rồi chép.',
  how: 'Cách đưa vào điện thoại',
  iphone:
    'iPhone: Cài đặt → Ứng dụng → Lịch → Tài khoản lịch → Thêm tài khoản → Khác → Thêm lịch đăng ký, rồi dán địa chỉ.',
  android:
    'Máy Android: mở calendar.google.com trên máy tính, mục “Lịch khác” → “Từ URL”, rồi dán địa chỉ. Lịch sẽ hiện trên điện thoại.',
  back: 'Về trang Họp',
  lost: 'Mất địa chỉ, hoặc lỡ đưa cho người khác: tạo địa chỉ mới, địa chỉ cũ hết dùng ngay.',
}

export const lunar = {
  tet: 'dịp Tết',
  'full-moon': 'rằm',
  'first-of-month': 'mồng một',
}
