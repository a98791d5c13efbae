const month = (m: string) => `${Number(m.slice(5, 7))}/${m.slice(0, 4)}`
const ROMAN = ['I', 'II', 'III', 'IV']

const span = (kind: 'month' | 'quarter' | 'half' | 'year', starts: string): string => {
  const [year, m] = [starts.slice(0, 4), Number(starts.slice(5, 7))]
  if (kind === 'month') return `Tháng ${m}/${year}`
  if (kind === 'quarter') return `Quý ${ROMAN[(m - 1) / 3]}/${year}`
  if (kind === 'half') return `6 tháng ${m === 1 ? 'đầu' : 'cuối'} năm ${year}`
  return `Năm ${year}`
}
const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

/** Lịch báo cáo, chốt số liệu, báo cáo lên cấp trên. */
export const reporting = {
  span,
  month: (m: string) => `Tháng ${month(m)}`,
  usual: {
    mark: 'BC/ĐU',
    role: 'T/M Ban Thường vụ',
    post: 'Phó Bí thư',
    recipients: ['Cấp ủy cấp trên (để báo cáo)', 'Lưu Văn phòng Đảng ủy'],
  },

  policy: {
    link: 'Lịch báo cáo lên cấp trên',
    title: 'Lịch báo cáo',
    lead: 'Báo cáo nào, chốt số liệu ngày nào, gửi trước ngày nào. Đổi ở đây không đổi báo cáo đã chốt.',
    saved: 'Đã lưu.',
    kinds: 'Kỳ số liệu',
    kind: { month: 'Hằng tháng', quarter: 'Hằng quý', half: '6 tháng', year: 'Cả năm' },
    cutoff: 'Ngày chốt số liệu',
    due: 'Hạn gửi cấp trên',
    dayHint: 'Ngày của tháng sau kỳ số liệu, từ 1 đến 28.',
    paper: 'Trên báo cáo',
    mark: 'Ký hiệu sau số',
    markHint: 'Ví dụ: BC/ĐU',
    role: 'Thay mặt',
    post: 'Chức vụ người ký',
    recipients: 'Nơi nhận',
    recipientsHint: 'Mỗi nơi một dòng.',
    noKind: 'Mời đồng chí chọn ít nhất một kỳ.',
    badDay: 'Mời đồng chí ghi một số từ 1 đến 28.',
    dueFirst: 'Hạn gửi không thể trước ngày chốt.',
    badLine: 'Mời đồng chí ghi một dòng, không quá 60 chữ cái.',
    badRecipients: 'Mời đồng chí ghi từ 1 đến 10 dòng, mỗi dòng không quá 120 chữ cái.',
  },

  calendar: {
    title: 'Lịch báo cáo',
    lead: 'Kỳ nào đến hạn, còn thiếu số liệu của chi bộ nào.',
    none: 'Chưa có kỳ tự soi nào nên chưa có gì để báo cáo.',
    toCall: 'Cần gọi',
    nobody: 'Không thiếu số liệu của chi bộ nào.',
    spans: 'Các kỳ số liệu',
    days: (cutoff: string, due: string) => `Chốt số liệu ngày ${cutoff}, gửi trước ngày ${due}.`,
    complete: (n: number, all: number) => `${n}/${all} chi bộ đã đủ số liệu.`,
    state: {
      running: 'kỳ chưa hết',
      waits: 'chờ ngày chốt',
      'to-freeze': 'đến ngày chốt',
      overdue: 'đã quá hạn gửi',
      'under-way': 'đang tập hợp số liệu',
      frozen: 'đã chốt, chưa phát hành',
      issued: 'đã phát hành',
    },
    freeze: (name: string) => `Chốt số liệu ${lower(name)}`,
    supplement: (name: string) => `Chốt số liệu bổ sung ${lower(name)}`,
    cameLater: (cells: string) => `Sau khi chốt đã có thêm số liệu của: ${cells}.`,
    made: 'Các báo cáo',
    settings: 'Đổi ngày chốt, hạn gửi',
  },
  missing: {
    'no-meeting': 'chưa ghi buổi họp',
    'not-locked': 'chưa khóa biên bản',
    said: ({ from, to }: { from: string; to: string }, reason: string) =>
      `${from === to ? `tháng ${month(to)}` : `từ tháng ${from.slice(0, 4) === to.slice(0, 4) ? Number(from.slice(5, 7)) : month(from)} đến tháng ${month(to)}`} ${reason}`,
    of: (cell: string, said: readonly string[]) => `${cell} (${said.join(', ')})`,
  },

  freeze: {
    title: (name: string) => `Chốt số liệu ${lower(name)}?`,
    supplementTitle: (name: string) => `Chốt số liệu bổ sung ${lower(name)}?`,
    lead: 'Bấm chốt thì máy đếm một lần rồi giữ nguyên các con số ấy. Về sau không tính lại, không sửa được; số đến sau đi vào báo cáo bổ sung.',
    supplementLead: (day: string) =>
      `Số liệu kỳ này đã chốt ngày ${day}. Máy đếm lại một lần; chỗ nào khác thì thành báo cáo bổ sung, báo cáo trước vẫn giữ nguyên.`,
    missing: (n: number, all: number) =>
      `${n}/${all} chi bộ còn thiếu số liệu. Báo cáo sẽ ghi rõ thiếu chi bộ nào:`,
    knows: 'Tôi biết còn thiếu và vẫn chốt',
    button: 'Chốt số liệu',
    long: 'Nhiều tháng và nhiều chi bộ nên máy làm trong ít phút; đồng chí xem tiến độ và có thể thôi giữa chừng.',
    refusals: {
      'not-over': (day: string) => `Kỳ này đến hết ngày ${day} mới xong. Sau ngày đó mới chốt được.`,
      'too-early': (day: string) =>
        `Còn thiếu số liệu nên đến ngày chốt ${day} mới chốt được. Đủ số liệu thì chốt được ngay.`,
      unsaid: 'Còn thiếu số liệu: mời đồng chí đánh dấu là đã biết.',
      'nothing-new': 'Không có số nào khác với lần chốt trước nên không có gì để bổ sung.',
    },
  },

  progress: {
    title: 'Đang tập hợp số liệu',
    done: (n: number, all: number) => `Đã xong ${n} trên ${all} tháng.`,
    waits: 'Máy bắt đầu trong vòng một phút.',
    refresh: 'Trang này tự tải lại sau 5 giây.',
    cancel: 'Thôi, không chốt nữa',
    cancelled: (name: string) => `Đồng chí ${name} đã cho thôi. Không có số nào được chốt.`,
    nothingNew: 'Không có số nào khác với lần chốt trước nên không lập báo cáo bổ sung.',
    tooLate: 'Số liệu vừa chốt xong nên không thôi được nữa.',
    name: (name: string) => `${name}, đã thôi`,
  },

  one: {
    report: (name: string) => `Báo cáo ${lower(name)}`,
    supplement: (name: string, nth: number) =>
      `Báo cáo bổ sung ${lower(name)}${nth > 1 ? `, lần ${nth}` : ''}`,
    frozen: (day: string, time: string, name: string) =>
      `Số liệu chốt lúc ${time} ngày ${day}. Người chốt: ${name}.`,
    frozenOn: (day: string) => `Số liệu chốt ngày ${day}.`,
    complete: (n: number, all: number, missing: readonly string[]) =>
      missing.length === 0
        ? `${n}/${all} chi bộ có đủ số liệu.`
        : `${n}/${all} chi bộ có đủ số liệu; thiếu: ${missing.join('; ')}.`,
    issued: (number: string, day: string, name: string) =>
      `Phát hành số ${number} ngày ${day}. Người phát hành: ${name}.`,
    notIssued: 'Chưa phát hành. Văn bản còn để trống số và ngày.',
    follows: (number: string, day: string) =>
      number ? `Bổ sung Báo cáo số ${number}, ngày ${day}.` : `Bổ sung số liệu đã chốt ngày ${day}.`,
    followed: 'Có báo cáo bổ sung',
    issue: 'Phát hành báo cáo',
    print: 'Xem bản in',
    word: 'Tải tệp Word',
    excel: 'Tải tệp Excel',
    cellsExcel: 'Bảng theo chi bộ, tệp Excel',
    cellsCsv: 'Bảng theo chi bộ, tệp CSV',
    cellsHint: 'Chỉ dùng trong đảng bộ; báo cáo lên cấp trên không có số của từng chi bộ.',
    noNames: 'Các bảng này chỉ có số, không có tên người.',
    rollUp: 'Tệp số liệu có ký, để cấp trên nhập vào máy',
    rollUpLater: 'Có sau khi phát hành',
  },

  issue: {
    title: 'Phát hành báo cáo',
    lead: 'Ghi số và ngày như trong sổ văn bản đi. Phát hành rồi thì không đổi được; có sai sót thì báo cáo bổ sung.',
    number: 'Số văn bản',
    numberHint: (mark: string) => `Chỉ ghi phần số; máy thêm “-${mark}”.`,
    day: 'Ngày ban hành',
    dayHint: 'Ví dụ: 05/01/2027',
    name: 'Họ tên người ký',
    nameHint: 'Để trống nếu ký tay và ghi rõ họ tên.',
    button: 'Phát hành',
    badNumber: 'Mời đồng chí ghi số, ví dụ 12.',
    badDay: 'Mời đồng chí ghi ngày từ ngày chốt đến hôm nay.',
    badName: 'Tên dài quá 60 chữ cái.',
    already: 'Báo cáo này đã phát hành.',
  },

  tables: {
    months: {
      title: 'Kết quả từng tháng',
      what: 'Nội dung',
      month: (m: string) => `Tháng ${Number(m.slice(5, 7))}`,
      short: (m: string) => `T${Number(m.slice(5, 7))}`,
      part: (from: string, to: string) =>
        `Kết quả từ tháng ${Number(from.slice(5, 7))} đến tháng ${Number(to.slice(5, 7))}`,
      whole: 'Cả kỳ',
      note: 'Cột “Cả kỳ” cộng các tháng; dòng ghi “cuối tháng” lấy số tháng cuối. Góp ý, phản ánh dưới 5 việc ghi “<5”, không cộng.',
    },
    rounds: {
      title: 'Các đợt tự nhận xét đã chốt trong kỳ',
      head: ['Đợt', 'Ngày chốt', 'Đảng viên', 'Được kết luận', 'Có hạn chế', 'Trong đó một phần', 'Tự nêu'],
      none: 'Trong kỳ không có đợt tự nhận xét nào được chốt.',
    },
    missing: { title: 'Chi bộ còn thiếu số liệu', head: ['Chi bộ', 'Còn thiếu'] },
    changed: {
      title: 'Số đã thay đổi so với lần chốt trước',
      head: ['Nội dung', 'Tháng', 'Đã báo cáo', 'Nay là'],
    },
    cells: { title: 'Theo chi bộ', unit: 'Chi bộ' },
    unknown: '–',
  },
  figures: {
    cells: 'Chi bộ (cuối tháng)',
    met: 'Lượt chi bộ họp thường kỳ',
    locked: 'Biên bản đã khóa',
    ended: 'Lượt chi bộ xong phần tự soi',
    thematic: 'Buổi sinh hoạt chuyên đề',
    members: 'Đảng viên tự soi hằng tháng (cuối tháng)',
    reviewed: 'Lượt đảng viên đã tự soi',
    turns: 'Lượt kiểm điểm xoay vòng',
    promisesDue: 'Việc đến hạn khắc phục',
    promisesKept: 'Việc đến hạn đã khắc phục',
    promisesOpen: 'Việc đang khắc phục (cuối tháng)',
    promisesLate: 'Việc quá hạn khắc phục (cuối tháng)',
    remindersProposed: 'Nhắc nhở được đề nghị',
    remindersDecided: 'Nhắc nhở được quyết định',
    remindersClosed: 'Nhắc nhở kết thúc vì đã sửa',
    deeds: 'Việc tốt được ghi nhận',
    promisesRaised: 'Việc cần sửa đảng viên nêu thêm trong tháng',
    promisesFixed: 'Việc chi bộ công nhận sửa xong trong tháng',
  },
  feedback: {
    received: 'Góp ý, phản ánh đã nhận',
    concluded: 'Góp ý, phản ánh đã kết luận',
    open: 'Góp ý, phản ánh đang giải quyết (lúc chốt)',
    medianDays: 'Số ngày giải quyết, ở giữa',
  },
  few: '<5',

  paper: {
    title: 'Báo cáo',
    supplementTitle: 'Báo cáo bổ sung',
    abstract: (kind: 'month' | 'quarter' | 'half' | 'year', starts: string) =>
      `Kết quả tự soi, tự sửa ${lower(span(kind, starts)).replace(/\/(\d{4})$/, ' năm $1')}`,
    body: (name: string) => name.replace(/^Đảng bộ/, 'Đảng ủy'),
    issuedNumber: (number: string) => `Số ${number}`,
    openNumber: (mark: string) => `Số        -${mark}`,
    noDay: (place: string) => `${place ? `${place}, ` : ''}ngày      tháng      năm`,
    file: (name: string) => name,
    sheets: {
      months: 'Từng tháng',
      months2: 'Từng tháng (tiếp)',
      rounds: 'Các đợt',
      missing: 'Còn thiếu',
      changed: 'Thay đổi',
      cells: 'Theo chi bộ',
    },
  },
  stamp: (name: string, time: string, day: string) => `Đồng chí ${name} in lúc ${time} ngày ${day}.`,
}
