const how = {
  'at-meeting': 'tại buổi họp',
  'by-hand': 'trao tận tay',
  'on-phone': 'trên điện thoại',
  'before-witnesses': 'trước hai người làm chứng',
}

/** Nhắc nhở. Ngày và tên đưa vào đã viết theo lối Việt Nam. */
export const reminder = {
  title: 'Nhắc nhở',

  how,
  body: { cell: 'Chi bộ', committee: 'Đảng ủy' },
  above: { cell: 'đảng ủy', committee: 'cấp ủy cấp trên' },
  conclusion: { sign: 'kết luận về biểu hiện', commitment: 'kết luận chưa giữ cam kết' },

  states: {
    proposed: (body: string, day: string, conclusion: string) =>
      `${body} nêu việc nhắc nhở ngày ${day}, dựa trên ${conclusion}; chưa nghe đồng chí trình bày nên chưa quyết định.`,
    invited: (body: string, day: string) => `${body} mời đồng chí đến trình bày ngày ${day}.`,
    missed: (body: string, day: string) =>
      `Đồng chí chưa đến trình bày ngày ${day}; ${body} sẽ mời lại, hoặc đồng chí gửi bản viết.`,
    'heard-at-meeting': (body: string, day: string) =>
      `${body} đã nghe đồng chí trình bày ngày ${day}, chưa quyết định.`,
    'heard-in-writing': (body: string, day: string) =>
      `${body} đã nhận bản đồng chí viết ngày ${day}, chưa quyết định.`,
    'heard-declined': (body: string, day: string) =>
      `Ngày ${day} đồng chí cho biết không trình bày, có hai người làm chứng; ${body} chưa quyết định.`,
    'heard-missed': (body: string, day: string) =>
      `Đồng chí được mời hai lần mà không đến và không nêu lý do, lần sau ngày ${day}; ${body} được quyết định, nhưng trước đó đồng chí vẫn có thể trình bày.`,
    decided: (body: string, day: string, yes: number, entitled: number) =>
      `${body} biểu quyết nhắc nhở ngày ${day}, ${yes} trên ${entitled} đồng ý; chưa báo cho đồng chí nên chưa tính hạn.`,
    open: (day: string, told: keyof typeof how) =>
      `Đồng chí được báo nhắc nhở ngày ${day}, ${how[told]}, và đang sửa.`,
    'open-not-fixed': (body: string, day: string) =>
      `Ngày ${day} ${body} thấy chưa sửa xong và hẹn lại ngày khác.`,
    'open-took-back': (day: string) => `Ngày ${day} đồng chí báo lại là chưa sửa xong, và đang sửa tiếp.`,
    'open-changed': (above: string, day: string) =>
      `Ngày ${day} ${above} trả lời đề nghị xem lại: đổi việc cần sửa hoặc hạn sửa.`,
    'said-fixed': (body: string, day: string) =>
      `Đồng chí báo đã sửa xong ngày ${day}; chờ ${body} xem và công nhận trong buổi họp.`,
    confirmed: (body: string, day: string) => `${body} công nhận đã sửa xong ngày ${day}.`,
    forgotten: (day: string) => `Việc nhắc nhở này đã được xóa khỏi sổ theo dõi ngày ${day}.`,
  },
  ends: {
    fixed: (day: string) => `Đã sửa xong và kết thúc ngày ${day}.`,
    'not-approved': (day: string) => `Biểu quyết ngày ${day} không thông qua nên không có nhắc nhở.`,
    withdrawn: (day: string) => `Nơi nêu việc nhắc nhở đã rút lại ngày ${day}; coi như không có.`,
    lifted: (day: string) => `Cấp trên xem lại và bỏ nhắc nhở ngày ${day}; coi như không có.`,
    'conclusion-withdrawn': (day: string) =>
      `Kết luận làm căn cứ đã rút lại ngày ${day} nên nhắc nhở cũng không còn.`,
    transferred: (day: string) => `Đồng chí chuyển đi ngày ${day} khi chưa quyết định nên việc này kết thúc.`,
    exempt: (day: string) => `Đồng chí được miễn sinh hoạt từ ngày ${day} nên việc này kết thúc.`,
    left: (day: string) => `Không còn trong danh sách đảng viên từ ngày ${day} nên việc này kết thúc.`,
    died: (day: string) => `Đồng chí đã từ trần ngày ${day} nên việc này kết thúc.`,
  },
  expected: (what: string, day: string) => `Việc cần sửa: ${what}. Hạn: ${day}.`,
  overdue: (day: string) => `Đã quá hạn ngày ${day}.`,
  waiting: (above: string, day: string) =>
    `Đang chờ ${above} xem lại, muộn nhất ngày ${day}; trong lúc chờ không tính là quá hạn.`,
  upheld: (above: string, day: string) => `Ngày ${day} ${above} xem lại và giữ nguyên nhắc nhở.`,
  off: (day: string) => `Từ ngày ${day} không còn trong danh sách nào.`,

  steps: {
    speak: 'Đồng chí trình bày tại buổi họp, hoặc gửi bản viết.',
    invite: 'Mời đồng chí ấy đến trình bày.',
    'note-missed': 'Ghi là không đến, có lý do hay không.',
    'note-heard': 'Ghi lại việc đã nghe trình bày.',
    decide: 'Biểu quyết có nhắc nhở hay không.',
    drop: 'Thôi, không nêu việc này nữa.',
    tell: 'Báo cho đồng chí ấy biết.',
    answer: 'Trả lời bằng lời của đồng chí.',
    appeal: 'Đề nghị cấp trên xem lại, được một lần.',
    'answer-appeal': 'Trả lời đề nghị xem lại: giữ nguyên, đổi, hoặc bỏ.',
    'say-fixed': 'Báo đã sửa xong.',
    'take-back': 'Chưa xong, rút lại.',
    confirm: 'Công nhận đã sửa xong, trong buổi họp.',
    'find-not-fixed': 'Ghi là chưa sửa xong và hẹn ngày khác.',
    extend: 'Cho thêm thời gian, nêu lý do.',
    withdraw: 'Rút lại vì quyết định chưa đúng.',
    close: 'Máy kết thúc việc này.',
    forget: 'Máy xóa việc này khỏi sổ theo dõi.',
  },
  until: (day: string) => `Hạn: hết ngày ${day}.`,

  refusals: {
    'not-proposed': 'Chưa có ai nêu việc nhắc nhở này.',
    'proposed-already': 'Việc nhắc nhở này đã được nêu rồi.',
    'no-such-day': 'Không có ngày này. Mời đồng chí xem lại ngày.',
    'before-last': 'Ngày này trước việc đã ghi gần nhất. Mời đồng chí xem lại ngày.',
    closed: 'Việc này đã kết thúc nên không ghi thêm được.',
    'not-closed': 'Việc này chưa kết thúc nên chưa xóa được.',
    forgotten: 'Việc này đã được xóa khỏi sổ theo dõi.',
    'still-listed': 'Chưa đủ thời gian lưu sau khi kết thúc nên chưa xóa được.',
    'no-conclusion': 'Phải có kết luận trước thì mới nhắc nhở được.',
    'conclusion-later': 'Kết luận ghi ngày sau ngày nêu việc nhắc nhở. Mời đồng chí xem lại ngày.',
    'another-conclusion': 'Nhắc nhở này không dựa trên kết luận ấy.',
    'not-of-this-body': 'Đồng chí ấy đã chuyển đi, không còn sinh hoạt ở đây nên không nhắc nhở ở đây được.',
    'member-exempt': 'Đồng chí ấy được miễn sinh hoạt nên không nhắc nhở.',
    'member-left': 'Người này không còn trong danh sách đảng viên nên không nhắc nhở.',
    'member-suspended': 'Đồng chí ấy đang bị đình chỉ sinh hoạt nên không nhắc nhở.',
    'not-this-body': 'Việc này do nơi khác làm, không phải ở đây.',
    'no-meeting': 'Mời đồng chí chọn buổi họp đã làm việc này.',
    'no-text': 'Chưa viết gì. Mời đồng chí viết rồi gửi.',
    'no-reason': 'Mời đồng chí ghi lý do.',
    'no-expected': 'Mời đồng chí ghi rõ việc cần sửa.',
    'no-witnesses': 'Cần tên hai người làm chứng khác nhau, không phải chính đồng chí ấy.',
    'too-short-notice': 'Mời gấp quá. Mời đồng chí chọn ngày xa hơn để người được mời kịp chuẩn bị.',
    'not-invited': 'Chưa mời đồng chí ấy trình bày, hoặc chưa đến ngày mời.',
    'heard-already': 'Đã nghe trình bày rồi nên không cần mời nữa.',
    'not-heard': 'Phải nghe đồng chí ấy trình bày trước khi biểu quyết.',
    'own-matter': 'Người được nhắc nhở không chủ trì, không ghi biên bản phần này.',
    counts: 'Số phiếu chưa khớp với số người có mặt được biểu quyết. Mời đồng chí đếm lại.',
    'too-few-present': 'Chưa đủ số người dự họp để biểu quyết.',
    'not-approved': 'Số đồng ý chưa đủ nên không nhắc nhở. Mời đồng chí ghi là không thông qua.',
    approved: 'Số đồng ý đã đủ nên không ghi là không thông qua được.',
    'decided-already': 'Đã biểu quyết rồi.',
    'not-decided': 'Chưa biểu quyết nhắc nhở nên chưa làm được việc này.',
    'due-past': 'Ngày hẹn phải sau hôm nay. Mời đồng chí chọn ngày khác.',
    'due-far': 'Ngày hẹn xa quá. Mời đồng chí chọn ngày gần hơn.',
    'due-not-later': 'Ngày hẹn mới không được sớm hơn ngày đã hẹn. Mời đồng chí chọn ngày sau ngày đó.',
    'due-passed': 'Ngày hẹn đã qua trước khi báo cho đồng chí ấy. Mời hẹn ngày khác rồi báo.',
    'told-already': 'Đồng chí ấy đã được báo rồi.',
    'not-told': 'Đồng chí ấy chưa được báo nên chưa làm được việc này.',
    'answered-already': 'Đồng chí đã trả lời rồi. Lời đã gửi vẫn giữ nguyên.',
    'not-next-level': 'Chỉ cấp trên trực tiếp của nơi đã quyết định mới xem lại được việc này.',
    'appealed-already': 'Đồng chí đã đề nghị xem lại một lần nên không gửi thêm được.',
    'appeal-late': 'Đã quá hạn đề nghị xem lại.',
    'appeal-waiting': 'Cấp trên đang xem lại nên việc này phải chờ.',
    'no-appeal': 'Không có đề nghị xem lại nào đang chờ trả lời.',
    'said-already': 'Đồng chí đã báo sửa xong rồi, đang chờ công nhận.',
    'not-said': 'Đồng chí chưa báo sửa xong nên không có gì để rút lại.',
    'said-fixed': 'Đồng chí ấy đã báo sửa xong. Mời công nhận, hoặc ghi là chưa xong và hẹn ngày khác.',
    'not-due': 'Chưa đến hạn nên chưa ghi là chưa sửa xong được.',
    'confirmed-already': 'Việc này đã được công nhận là sửa xong.',
    'not-confirmed': 'Chưa công nhận đã sửa xong nên chưa kết thúc được.',
    'may-still-appeal': 'Còn trong thời hạn đề nghị xem lại nên chưa kết thúc được.',
    'same-cell': 'Đồng chí ấy vẫn ở chi bộ này.',
  },

  notice: {
    grades: { rhythm: 'Thông báo', matter: 'Nhắc việc', formal: 'Nhắc nhở' },
    unsaid: {
      'asked-for-none': 'Đồng chí đã chọn không nhận tin nhắn.',
      'too-late': 'Đã qua lúc cần báo nên không nhắn nữa.',
      limit: 'Tháng này đã nhắn đủ số lần nên không nhắn thêm.',
    },
    byHand: 'Cần gặp và báo trực tiếp cho đồng chí ấy.',
  },
}
