/** Trang góp ý cho người dân: không tài khoản, gọi người gửi là ông bà. */
export const feedbackPublic = {
  title: 'Góp ý, phản ánh, khen ngợi',
  closed: {
    text: 'Nơi này chưa mở trang góp ý. Mời ông bà gửi thư hoặc đến gặp trực tiếp Ủy ban kiểm tra Đảng ủy xã.',
  },
  lead: 'Ông bà không cần xưng tên. Chúng tôi không ghi số máy, không ghi địa chỉ mạng.',
  commune: 'Ông bà góp ý cho nơi nào?',
  about: 'Ông bà muốn nói về điều gì?',
  abouts: {
    member: 'Một đảng viên, cán bộ ở ấp hoặc xã',
    common: 'Việc chung của ấp, của xã',
    praise: 'Khen một người, một việc tốt',
    officials: 'Người của cấp ủy xã hoặc Ủy ban kiểm tra xã',
    denounce: 'Tố cáo',
  },
  next: 'Tiếp tục',
  notHere: {
    denounce: {
      title: 'Tố cáo: không nhận ở trang này',
      text: [
        'Tố cáo là báo cho cơ quan có thẩm quyền biết một người có hành vi vi phạm pháp luật hoặc kỷ luật Đảng.',
        'Theo luật, người tố cáo ghi rõ họ tên, địa chỉ và được giữ bí mật tên tuổi. Trang này không hỏi tên nên không nhận tố cáo được.',
      ],
      where: 'Gửi đơn ở đâu?',
      places: [
        'Đảng viên vi phạm kỷ luật Đảng: Ủy ban kiểm tra của Đảng ủy xã, hoặc của Tỉnh ủy, Thành ủy.',
        'Cán bộ, công chức làm sai khi làm nhiệm vụ: Ủy ban nhân dân xã, hoặc cơ quan thanh tra.',
        'Việc có dấu hiệu tội phạm: công an xã, hoặc viện kiểm sát.',
      ],
      how: 'Nộp đơn tận tay, hoặc gửi bưu điện. Nếu gửi cùng đơn này cho nhiều nơi, ông bà ghi rõ trong đơn.',
    },
    officials: {
      title: 'Việc này gửi lên cấp trên',
      text: [
        'Người xem góp ý ở đây làm việc cùng những người ấy, nên không tự xem xét được.',
        'Trang này chưa lưu chữ nào của ông bà.',
      ],
      where: 'Gửi ở đâu?',
      places: ['Ủy ban kiểm tra của Tỉnh ủy, Thành ủy: nộp tận tay, hoặc gửi bưu điện.'],
      how: 'Ông bà ghi rõ việc gì, ở đâu, khi nào.',
    },
    back: 'Chọn lại',
  },
  tell: {
    member: 'Ông bà kể lại sự việc',
    common: 'Ông bà kể lại sự việc',
    praise: 'Ông bà muốn khen ai, việc gì?',
  },
  notDenounce:
    'Đây không phải nơi nhận tố cáo. Góp ý không tên chỉ để tìm hiểu thêm, không dùng một mình để kết luận về ai.',
  text: 'Sự việc',
  textHint: 'Ai, làm gì. Viết điều ông bà thấy hoặc nghe.',
  where: 'Ở đâu?',
  when: 'Khi nào?',
  whenHint: 'Chưa nhớ rõ thì ghi áng chừng.',
  contact: 'Cách liên lạc',
  contactHint:
    'Bỏ trống cũng được: không ghi thì chúng tôi không biết ông bà là ai. Có ghi thì chỉ người xem góp ý đọc được.',
  photo: {
    label: 'Ảnh kèm theo',
    hint: 'Không bắt buộc, một ảnh. Máy vẽ lại ảnh, bỏ nơi chụp, giờ chụp và tên máy. Ảnh có mặt hay nhà của ông bà thì người xem góp ý vẫn nhìn thấy.',
    problem: {
      'not-a-photo':
        'Tệp này không phải ảnh chụp (JPG, PNG, WebP). Mời ông bà chọn tệp khác, hoặc gửi không kèm ảnh.',
      heic: 'Ảnh này kiểu HEIC, ở đây chưa mở được. Mời ông bà gửi ảnh chụp màn hình của ảnh ấy, hoặc gửi không kèm ảnh.',
      'too-large': 'Ảnh nặng quá 8 MB. Mời ông bà chọn ảnh nhẹ hơn, hoặc gửi không kèm ảnh.',
      'too-many-pixels':
        'Ảnh rộng quá, trên 26 triệu điểm. Mời ông bà gửi ảnh chụp màn hình của ảnh ấy, hoặc gửi không kèm ảnh.',
      broken: 'Ảnh này bị lỗi, không mở được. Mời ông bà chọn ảnh khác, hoặc gửi không kèm ảnh.',
      busy: 'Đang có nhiều ảnh gửi đến. Mời ông bà chờ một phút, chọn lại ảnh rồi bấm Gửi; chữ vẫn còn nguyên.',
    },
  },
  goBack: 'Bấm nút quay lại của máy: chữ đã gõ vẫn còn.',
  busyNow: 'Đang có nhiều người gửi. Mời ông bà chờ một phút rồi thử lại.',
  toCheck: 'Xem lại',
  check: 'Xem lại rồi gửi',
  empty: 'không ghi',
  named:
    'Trong phần kể có chỗ giống tên hoặc số điện thoại của ông bà. Nếu không muốn xưng tên, mời ông bà bấm “Sửa lại”.',
  readers:
    'Người của Ủy ban kiểm tra Đảng ủy xã đọc được, từ ngày mai. Tên ông bà, nếu có, không đưa cho người khác.',
  member: 'Nếu việc được nhận xác minh, người được nêu sẽ được báo bằng lời khác và được trả lời.',
  edit: 'Sửa lại',
  send: 'Gửi',
  early: 'Trang vừa mở. Mời ông bà đọc lại một lượt rồi bấm Gửi; chữ vẫn còn nguyên.',
  old: 'Trang này mở đã lâu nên chưa gửi được. Mời ông bà bấm Gửi lần nữa; chữ vẫn còn nguyên.',
  busy: 'Đang có nhiều người gửi. Mời ông bà chờ một phút rồi bấm Gửi; chữ vẫn còn nguyên.',
  short: (n: number) => `Viết ngắn quá. Mời ông bà viết rõ hơn, ít nhất ${n} chữ cái.`,
  required: 'Mời ông bà điền ô này.',
  choose: 'Mời ông bà chọn một ý.',
  tooLong: (limit: number, given: number) =>
    `Ô này nhận tối đa ${limit} chữ cái; ông bà đã viết ${given}. Mời ông bà bớt lại, phần đã viết vẫn còn.`,
  hidden:
    'Trong ô có ký tự ẩn không hiện trên màn hình. Chúng tôi đã bỏ chúng đi; mời ông bà xem lại rồi gửi.',

  /** Thành một lời qua lại, khi người thứ hai gửi đúng những lời ấy và để lại cách liên lạc. */
  sameAgain: 'Gửi đúng những lời đã có ở trên, kèm cách liên lạc.',

  receipt: {
    title: 'Đã nhận',
    lead: 'Cảm ơn ông bà. Đây là mã của việc này, chỉ hiện một lần. Mời ông bà chép lại hoặc chụp màn hình.',
    photo: 'Đã nhận cả ảnh.',
    code: 'Mã',
    how: (address: string) => `Muốn biết việc đến đâu, đọc trả lời hoặc bổ sung: mở ${address} rồi gõ mã.`,
    lost: 'Mất mã thì không ai tìm lại được, kể cả chúng tôi.',
    open: 'Xem bằng mã',
  },

  code: {
    title: 'Xem việc đã gửi',
    label: 'Mã',
    hint: '5 nhóm, mỗi nhóm 6 số.',
    look: 'Xem',
    have: 'Tôi đã gửi và có mã',
    mistyped: (groups: string) => `Mã gõ chưa đúng ở nhóm ${groups}. Mời ông bà xem lại.`,
    length: (given: number) => `Mã có 30 số; ông bà đã gõ ${given}. Mời ông bà xem lại.`,
    unknown: 'Không có việc nào với mã này. Có thể mã gõ sai, hoặc việc đã xong và nội dung đã được xóa.',
    busy: 'Gõ mã nhiều lần quá. Mời ông bà chờ một phút rồi thử lại.',
    state: 'Việc đến đâu',
    messages: 'Lời qua lại',
    fromSender: (day: string) => `Ông bà, chuyển ngày ${day}`,
    toSender: (day: string) => `Ủy ban kiểm tra, ngày ${day}`,
    older: 'Xem lời trước đó',
    photo: 'Kèm một ảnh.',
    several: 'Lời ông bà gửi nói về nhiều việc nên được tách ra, mỗi việc xem xét riêng.',
    part: (n: number) => `Việc ${n}`,
    whichOne: 'Bổ sung cho việc nào?',
    which: 'Mời ông bà chọn bổ sung cho việc nào rồi gửi lại; chữ vẫn còn.',
    add: 'Bổ sung, trả lời',
    addHint: 'Người của Ủy ban kiểm tra đọc được.',
    send: 'Gửi bổ sung',
    added: 'Đã gửi bổ sung.',
    over: 'Việc này đã xong nên không bổ sung được nữa.',
    'too-often': 'Ông bà đã bổ sung nhiều lần. Mời ông bà chờ trả lời.',
    again: 'Gõ mã khác',
  },

  poster: {
    title: 'Tờ dán: mời góp ý',
    heading: 'Mời bà con góp ý',
    lines: [
      'Góp ý, phản ánh, khen đảng viên, cán bộ và việc chung.',
      'Không cần xưng tên. Khoảng một phút trên điện thoại.',
      'Gửi xong có mã để xem trả lời.',
    ],
    scan: 'Mở máy ảnh, soi vào ô này',
    or: 'hoặc mở trang',
    not: 'Không nhận tố cáo ở đây. Tố cáo xin gửi đơn có họ tên, địa chỉ đến Ủy ban kiểm tra.',
    qr: 'Mã vuông dẫn đến trang góp ý',
  },
}
