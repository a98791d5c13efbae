/** Sau kết luận của một góp ý: việc tiếp theo, lời khen thành việc tốt, giấy xác nhận. */
export const feedbackFollow = {
  close: {
    nothing:
      'Kết luận này không kéo theo việc gì. Đóng xong, máy xóa nội dung; chỉ còn một con số không ngày.',
    follows: {
      guidance: 'Gợi ý cho chi bộ khi kiểm điểm',
      promise: 'Việc phải sửa, có hẹn ngày, chi bộ theo dõi',
      reminder: 'Đề nghị Thường trực Đảng ủy xem xét nhắc nhở',
    },
    text: 'Lời gửi chi bộ và đồng chí ấy',
    textHint: 'Viết bằng lời khác, không để lộ ai gửi. Nơi nhận và đồng chí ấy đọc đúng những chữ này.',
    plan: 'Việc phải sửa',
    planHint: '“Khi … thì …”. Chỉ ghi khi chọn việc phải sửa.',
    due: 'Xong trước ngày',
    dueHint: 'Ví dụ 31/03/2027. Để trống khi chỉ gợi ý.',
    dueProblem: 'Mời đồng chí ghi một ngày sau hôm nay, trong vòng một năm.',
  },
  followed: {
    guidance: 'Ủy ban kiểm tra gợi ý chi bộ xem khi kiểm điểm',
    promise: 'Việc phải sửa sau kết luận',
    reminder: 'Ủy ban kiểm tra đề nghị Thường trực Đảng ủy xem xét nhắc nhở',
  },

  thanks: {
    link: 'Ghi lời khen thành việc tốt',
    title: 'Ghi việc tốt từ lời khen',
    lead: 'Hai đồng chí đã xem và coi đây là lời khen. Ghi lại bằng lời của đồng chí; chi bộ của người được khen xem và ghi nhận trong buổi họp. Người được khen có thể xin không kể.',
    person: 'Ai được khen?',
    words: 'Đã làm việc gì?',
    wordsHint: 'Một, hai dòng. Không chép lời người gửi.',
    day: 'Ngày nào?',
    dayHint: 'Ví dụ 25/11/2026. Không nhớ thì để trống, máy ghi ngày nhận.',
    preview: 'Xem trước',
    previewTitle: 'Chi bộ sẽ đọc đúng như sau',
    readers: (cell: string) => `Chi ủy, bàn thư ký và đảng viên ${cell} đọc được trong buổi họp.`,
    told: 'người dân',
    send: 'Ghi và chuyển chi bộ',
    edit: 'Sửa lại',
    mine: 'Lời khen này về chính đồng chí. Mời một đồng chí khác ghi.',
    again: 'Việc này đã được ghi rồi.',
    noted: (day: string) => `Đã ghi thành việc tốt ngày ${day}.`,
    toSender:
      'Cảm ơn ông bà. Lời khen đã được chuyển đến chi bộ của đồng chí ấy để ghi nhận việc tốt trong buổi họp.',
  },

  certificate: {
    ask: 'Xin giấy xác nhận',
    askHint:
      'Ủy ban kiểm tra in một tờ giấy xác nhận kết luận này, ký và giao cho đồng chí. Giấy chỉ in một lần; nơi đây không giữ bản nào.',
    askButton: 'Xin giấy xác nhận',
    asked: (day: string) => `Đồng chí đã xin giấy xác nhận ngày ${day}.`,
    printedOwn: (day: string) => `Ủy ban kiểm tra đã in giấy ngày ${day}.`,
    link: 'Giấy xác nhận cho người được nêu',
    wanted: (day: string) => `Người được nêu xin giấy xác nhận ngày ${day}.`,
    title: 'Giấy xác nhận',
    lead: 'Giấy nói rằng một góp ý về đồng chí ấy đã được xem xét và kết luận thế nào. Giấy chỉ in một lần, khi đồng chí ấy xin; máy không giữ lại nội dung.',
    byMouth: 'Đồng chí ấy đã xin trực tiếp',
    needAsk: 'Giấy chỉ in khi đồng chí được nêu xin.',
    ready: 'Mời đồng chí chuẩn bị máy in rồi bấm nút.',
    print: 'Lập giấy để in',
    printed: (day: string) =>
      `Giấy đã in ngày ${day}. Giấy chỉ in một lần và nơi đây không giữ bản nào, nên không in lại được. Nếu mất giấy, Ủy ban kiểm tra tra số đã ghi trên giấy trong sổ công văn đi.`,
    once: 'In ngay bây giờ: rời trang này thì không mở lại được.',
    back: 'Về việc này',
    issuer: 'ỦY BAN KIỂM TRA',
    number: 'Số ……-XN/UBKT',
    heading: 'GIẤY XÁC NHẬN',
    about: 'kết quả xem xét góp ý, phản ánh',
    confirms: (committee: string) => `Ủy ban kiểm tra ${committee} xác nhận:`,
    who: (name: string, cell: string) =>
      `Đồng chí ${name}, đảng viên ${cell}, có một góp ý, phản ánh được gửi đến Ủy ban kiểm tra.`,
    found: (day: string, outcome: string) =>
      `Ủy ban kiểm tra đã xem xét, xác minh, nghe đồng chí trả lời và kết luận ngày ${day}: ${outcome}.`,
    effect:
      'Góp ý, phản ánh đó không được dùng để nhận xét, đánh giá đồng chí. Nội dung được xóa theo quy định; nơi lập giấy này không giữ bản nào.',
    signer: 'T/M ỦY BAN KIỂM TRA',
    post: 'CHỦ NHIỆM',
    outcomes: { unfounded: 'nội dung phản ánh không đúng', insufficient: 'chưa đủ căn cứ kết luận' },
  },
}
