import { ownMeeting } from './own-meeting.ts'

/**
 * The words that leave the house. They are the same for everyone: what a message is about decides whether it goes, never
 * what it says. Whatever is changed here must pass notification/words-lint.rules.ts.
 */
export const noticeWords = {
  meeting:
    'Mời đồng chí dự họp chi bộ {ngày giờ}. Trước khi họp, mời đồng chí mở biểu tượng Tự Soi trên màn hình điện thoại.',
  dropped: 'Chi bộ không họp {ngày giờ}. Mời đồng chí mở biểu tượng Tự Soi trên màn hình điện thoại.',
  look: 'Mời đồng chí mở biểu tượng Tự Soi trên màn hình điện thoại.',
  test: 'Tin thử. Đồng chí đọc được tin này là máy nhận được tin của Tự Soi.',
}

/** "lúc 19 giờ 30, thứ Năm, ngày 03/12" */
export const whenWords = (time: string, weekday: number, day: string) =>
  `lúc ${ownMeeting.time(time)}, ${ownMeeting.weekday(weekday)}, ngày ${day}`

export const notice = {
  title: 'Tin nhắn',
  hint: 'Tin đã nhận, nhận tin ở đâu',
  lead: 'Những tin Tự Soi đã nhắn cho đồng chí. Tin của mọi đảng viên đều cùng một lời, không có nội dung riêng.',
  none: 'Chưa có tin nào.',
  at: (day: string, time: string) => `Ngày ${day}, ${time}`,
  channels: { push: 'thông báo trên máy', email: 'thư điện tử', sms: 'tin SMS', zns: 'tin Zalo' },
  states: {
    waiting: 'đang chờ gửi',
    marked: 'đang gửi',
    sent: 'đã gửi',
    failed: 'không gửi được',
    unknown: 'không rõ đã tới chưa',
    unsent: 'không gửi',
  },
  went: (channel: string, state: string) => `${channel}: ${state}`,
  inApp: 'Chỉ hiện ở đây.',
  where: 'Nhận tin ở đâu',
  banner: 'Xem buổi họp',

  contact: {
    title: 'Nhận tin ở đâu',
    lead: 'Tin chỉ mời họp hoặc mời mở Tự Soi, không bao giờ nói đồng chí có việc gì. Mỗi tháng nhiều nhất vài tin.',
    readers:
      'Số điện thoại và địa chỉ thư chỉ đồng chí xem được, và máy chủ đọc lúc gửi tin. Cấp ủy chỉ thấy “có nhận tin” hoặc “không nhận tin”.',
    quiet: 'Nhắn tin cho tôi',
    quietChoices: { no: 'Có', yes: 'Không nhắn tôi' },
    quietHint: 'Chọn “Không nhắn tôi” thì chi bộ báo họp trực tiếp cho đồng chí.',
    phone: 'Số điện thoại di động',
    phoneHint: 'Để trống nếu không nhận qua điện thoại.',
    phoneBy: 'Nhận qua điện thoại bằng',
    phoneChoices: { none: 'Không nhận qua điện thoại', sms: 'Tin SMS', zns: 'Tin Zalo' },
    email: 'Thư điện tử',
    emailHint: 'Để trống nếu không dùng.',
    push: 'Thông báo trên máy này',
    pushHint: 'Không tốn tiền tin nhắn',
    browsers: (n: number) => (n === 0 ? 'chưa bật' : `${n} máy`),
    save: 'Lưu',
    saved: 'Đã lưu.',
    phoneWrong: 'Số điện thoại di động có mười chữ số, bắt đầu bằng số 0.',
    emailWrong: 'Địa chỉ thư chưa đúng. Thí dụ: ten@noi-gui.vn',
    phoneNeeded: 'Mời đồng chí viết số điện thoại, hoặc chọn “Không nhận qua điện thoại”.',
    byNeeded: 'Mời đồng chí chọn nhận bằng tin SMS hay tin Zalo.',
    phoneBounced: (number: string, day: string) =>
      `Số ${number} không nhận được tin (nhà mạng báo ngày ${day}). Mời đồng chí xem lại số.`,
    emailBounced: (address: string, day: string) =>
      `Địa chỉ ${address} không nhận được thư (báo ngày ${day}). Mời đồng chí xem lại.`,
    none: 'Nơi đồng chí sinh hoạt chưa gửi được tin SMS, tin Zalo hay thư điện tử.',
    test: 'Gửi thử cho tôi',
    testHint: 'Gửi một tin thử tới những nơi đồng chí đã lưu. Mỗi ngày nhiều nhất ba lần.',
    tested: 'Đã xếp một tin thử. Mời đồng chí chờ một, hai phút.',
    testNowhere: 'Đồng chí chưa lưu nơi nào để nhận tin.',
    testEnough: 'Hôm nay đồng chí đã gửi thử ba lần.',
  },
  push: {
    title: 'Thông báo trên máy này',
    lead: 'Máy hiện một dòng mời mở Tự Soi, không có nội dung gì khác.',
    noScript: 'Trang này cần JavaScript, máy này đang tắt. Đồng chí vẫn nhận tin qua những nơi khác.',
    cannot:
      'Trình duyệt này không nhận được thông báo. Trên iPhone, hãy đưa Tự Soi ra màn hình chính rồi mở từ đó. Đồng chí vẫn nhận tin qua những nơi khác.',
    refused:
      'Máy đang chặn thông báo của Tự Soi. Muốn nhận, đồng chí cho phép trong phần cài đặt của trình duyệt.',
    failed: 'Chưa bật được. Mời đồng chí thử lại khi có mạng.',
    on: 'Bật thông báo',
    off: 'Tắt thông báo',
    isOn: 'Máy này đang nhận thông báo.',
    others: (n: number) =>
      n === 0 ? 'Chưa máy nào của đồng chí nhận thông báo.' : `Đồng chí có ${n} máy nhận thông báo.`,
    allOff: 'Tắt trên mọi máy',
    allOffHint: 'Mất máy, đổi máy hoặc dùng chung máy:',
    asks: 'Trình duyệt sẽ hỏi; mời đồng chí chọn “Cho phép”.',
  },
  cell: {
    title: 'Tin nhắn của chi bộ',
    link: 'Tin nhắn của chi bộ',
    lead: 'Tin theo nhịp chung, ai cũng như ai. Không trang nào cho biết tin của từng người.',
    none: 'Chưa có tin nào trong sáu tháng qua.',
    about: { meeting: 'Báo họp', dropped: 'Báo không họp', period: 'Mời tự soi' } as Readonly<
      Record<string, string>
    >,
    counts: {
      sent: (n: number) => `đã gửi ${n}`,
      waiting: (n: number) => `đang gửi ${n}`,
      failed: (n: number) => `không gửi được ${n}`,
      unknown: (n: number) => `không rõ ${n}`,
      unsent: (n: number) => `không gửi ${n}`,
      none: (n: number) => `báo trực tiếp ${n}`,
    },
    reached: (yes: number, no: number) => `${yes} đồng chí có nhận tin, ${no} đồng chí không nhận tin.`,
    went: 'Đã nhắn',
    share: 'Lời mời để gửi vào nhóm của chi bộ',
    list: 'In danh sách báo trực tiếp',
    byHand: 'Việc cần báo tận nơi',
    day: 'Ngày',
    what: 'Tin',
    state: 'Đã tới đâu',
  },
  share: {
    title: 'Lời mời để gửi vào nhóm',
    lead: 'Lời này giống hệt tin Tự Soi gửi cho từng người.',
    none: 'Chi bộ chưa báo họp buổi nào sắp tới. Đây là lời mời chung.',
    copy: 'Chép',
    copied: 'Đã chép. Mời đồng chí dán vào nhóm.',
    send: 'Gửi vào nhóm',
    byHand: 'Chạm giữ vào ô chữ rồi chọn Chép.',
    label: 'Lời mời',
  },
  list: {
    title: 'Danh sách báo trực tiếp',
    lead: 'Đọc cho từng đồng chí nghe:',
    nth: 'TT',
    name: 'Họ và tên',
    told: 'Đã báo',
    on: 'Ngày báo',
    none: 'Mọi đồng chí của chi bộ đều nhận tin.',
    print: 'In danh sách',
    paper: 'DANH SÁCH BÁO TRỰC TIẾP',
    total: (n: number) => `Tổng số: ${n} đồng chí.`,
  },
  byHand: {
    title: 'Việc cần báo tận nơi',
    lead: 'Những đồng chí này không nhận tin, nên tin nhắc nhở phải có người của cấp ủy tới nói.',
    none: 'Không có việc nào cần báo tận nơi.',
    told: 'Đã báo',
    toldOn: (day: string) => `đã báo ngày ${day}`,
    since: (day: string) => `từ ngày ${day}`,
  },
  committee: {
    title: 'Tin nhắn các chi bộ',
    link: 'Tin nhắn các chi bộ',
  },
  settings: {
    title: 'Kênh nhắn tin',
    link: 'Kênh nhắn tin và lời tin nhắn',
    lead: 'Đặt kênh ở máy chủ (biến môi trường, xem docs/notification-adapters.md). Trang này không hiện mật khẩu hay khóa.',
    on: 'đã đặt',
    off: 'chưa đặt',
    names: { push: 'Thông báo trên máy', email: 'Thư điện tử (SMTP)', sms: 'Tin SMS', zns: 'Tin Zalo (ZNS)' },
    week: (sent: number, failed: number, unknown: number) =>
      `Bảy ngày qua: đã gửi ${sent}, không gửi được ${failed}, không rõ ${unknown}.`,
    waiting: (n: number) => `Đang chờ gửi: ${n}.`,
    test: 'Gửi thử cho tôi',
    testHint: 'Gửi tới những nơi đồng chí đã lưu ở “Nhận tin ở đâu”.',
    own: 'Nhận tin ở đâu',
    words: 'Lời tin nhắn',
  },
  words: {
    title: 'Lời tin nhắn',
    lead: 'Mọi người nhận cùng một lời. Không ghi đường dẫn, mã số, tên người, biểu hiện hay nhóm của danh mục.',
    names: {
      meeting: 'Lời mời họp',
      dropped: 'Lời báo không họp',
      look: 'Lời mời mở Tự Soi',
    },
    whenHint: 'Chỗ {ngày giờ} được thay bằng “lúc 19 giờ 30, thứ Năm, ngày 03/12”.',
    save: 'Lưu lời tin nhắn',
    saved: 'Đã lưu.',
    ours: 'Để trống thì dùng lời ban đầu.',
    problems: {
      link: (part: string) => `Không ghi đường dẫn hay tên miền: “${part}”.`,
      code: (part: string) => `Không ghi mã hay dãy số dài: “${part}”.`,
      name: (part: string) => `Không ghi tên người: “${part}”.`,
      sign: (part: string) => `Không ghi biểu hiện hay nhóm của danh mục: “${part}”.`,
      empty: 'Mời đồng chí viết lời tin nhắn.',
      long: (most: number) => `Lời tin nhắn dài nhất ${most} chữ cái.`,
      when: 'Lời này phải có đúng một chỗ {ngày giờ}.',
      noWhen: 'Lời này không có chỗ {ngày giờ}.',
      brace: (part: string) => `Không có chỗ nào tên “${part}”.`,
    },
  },
}
