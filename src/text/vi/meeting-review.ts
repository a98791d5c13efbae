/** Kiểm điểm và biểu quyết trong buổi họp. */
export const review = {
  list: 'Kiểm điểm',
  none: 'Kỳ này chưa xếp ai kiểm điểm.',
  open: 'chưa kết luận',
  concluded: 'đã kết luận',
  putOff: 'để kỳ khác',
  add: 'Thêm người kiểm điểm',
  addWho: 'Đồng chí nào',
  whoHere: 'Mời chọn một đồng chí có mặt.',
  afterEnd: 'Buổi họp đã kết thúc: không thêm, không chuyển kỳ được nữa. Kết luận ghi sai thì ghi lại.',
  appealed: 'Đảng viên đã đề nghị đảng ủy xem lại kết luận này nên không ghi lại được.',
  concludedAlready: 'Chi bộ đã kết luận phần này nên không để kỳ khác được.',
  hints: {
    self: 'Người được kiểm điểm tự nói; thư ký ghi ý chính.',
    reply: 'Tiếp thu điều gì, giải trình điều gì.',
    reserved: 'Ghi nguyên văn, không sửa; đi thẳng vào biên bản.',
  },
  addCriticism: 'Thêm ý kiến góp ý',
  conclude: 'Kết luận',
  concludeButton: 'Ghi kết luận',
  withdraw: 'Ghi lại kết luận này',
  back: 'Kiểm điểm ngay kỳ này',
  putOffTitle: 'Để kỳ khác kiểm điểm',
  putOffReason: 'Vì sao chưa kiểm điểm kỳ này',
  mine: 'Đồng chí là người được kiểm điểm nên đồng chí khác ghi phần này.',
  seatsLead:
    'Người được kiểm điểm không chủ trì và không ghi phần của mình. Mời chọn người thay trong phần này.',
  seat: { chair: 'Chủ trì thay', clerk: 'Thư ký thay' },
  otherSeat: 'Mời chọn một đồng chí có mặt, không phải người được kiểm điểm.',
  hindrances: {
    concluded: 'Chi bộ đã kết luận phần này. Đồng chí xem kết luận ở trang kiểm điểm.',
    'put-off': 'Phần kiểm điểm này vừa được để sang kỳ khác.',
    'seat-absent': 'Người chủ trì hoặc ghi phần này chưa được điểm danh có mặt.',
    absent:
      'Đồng chí này chưa được điểm danh có mặt nên chưa kiểm điểm được. Điểm danh lại, hoặc để kỳ khác.',
    leads: 'Đồng chí này đang chủ trì. Mời chọn người chủ trì thay cho phần này trước khi kết luận.',
    writes: 'Người được kiểm điểm không ghi kết luận về mình. Mời đồng chí khác ghi.',
    'not-heard':
      'Chưa ghi phần tự phê bình hoặc tiếp thu, giải trình. Nghe đồng chí ấy trước rồi mới kết luận.',
  },
  outcome: 'Chi bộ kết luận',
  outcomes: {
    'none-seen': 'Chưa thấy hạn chế',
    fixed: 'Có hạn chế, đã khắc phục',
    'to-fix': 'Có hạn chế, khắc phục trước ngày …',
  },
  wording: 'Lời kết luận',
  wordingHint: 'Ngắn, đúng như đã đọc cho chi bộ biểu quyết.',
  wordingNeeded: 'Có hạn chế thì cần ghi hạn chế gì.',
  fixBy: 'Khắc phục trước ngày',
  fixByPast: 'Ngày này phải sau ngày họp.',
  plan: 'Cách khắc phục',
  planHint: 'Khi … thì đồng chí ấy …',
  planNeeded: 'Mời ghi cách khắc phục đã thống nhất.',
  signs: 'Ghi tên biểu hiện (chỉ khi chi bộ biểu quyết ghi)',
  signsHint: 'Để trống nếu chi bộ không biểu quyết ghi tên biểu hiện nào.',
  noneWithSigns: 'Đã ghi tên biểu hiện thì không thể là “Chưa thấy hạn chế”.',
  failures: {
    'too-few-present': 'Chưa đủ số đảng viên dự họp để kết luận. Mời để kỳ khác.',
    'not-approved':
      'Chưa đủ số phiếu tán thành nên chưa thành kết luận. Bàn thêm rồi biểu quyết lại, hoặc để kỳ khác.',
  },
}

export const vote = {
  title: 'Biểu quyết',
  about: 'Biểu quyết việc gì',
  entitled: (n: number) =>
    `Có mặt và có quyền biểu quyết: ${n} đồng chí. Ba số dưới đây cộng lại phải bằng ${n}.`,
  notYet: 'Ai đến muộn, lúc biểu quyết chưa có mặt (không tính vào số trên)',
  rollChanged:
    'Điểm danh vừa đổi nên số người có quyền biểu quyết đã khác. Mời xem lại số rồi lưu lại; chữ đồng chí ghi còn đủ.',
  ownReview: 'Đây là phần kiểm điểm của chính đồng chí. Mời đồng chí khác ghi.',
  manner: 'Cách biểu quyết',
  manners: { hands: 'Giơ tay', named: 'Gọi tên từng người', secret: 'Bỏ phiếu kín' },
  yes: 'Tán thành',
  no: 'Không tán thành',
  other: 'Ý kiến khác',
  number: 'Mời ghi một số, từ 0 trở lên.',
  sum: (sum: number, entitled: number) =>
    sum > entitled
      ? `Cộng lại là ${sum}, nhiều hơn ${entitled} đồng chí có quyền biểu quyết có mặt. Mời đếm lại.`
      : `Cộng lại là ${sum}, còn thiếu so với ${entitled} đồng chí có quyền biểu quyết có mặt. Ai không giơ tay lần nào thì ghi vào “Ý kiến khác”.`,
  nobody: 'Chưa điểm danh nên chưa biết bao nhiêu người có quyền biểu quyết.',
  each: (n: number) => `Ghi đủ ${n} đồng chí có mặt và có quyền biểu quyết.`,
  byName: 'Ghi theo tên từng người',
  byCount: 'Chỉ ghi ba con số',
  missing: (name: string) => `Chưa ghi đồng chí ${name} biểu quyết thế nào.`,
  save: 'Lưu kết quả',
  result: (yes: number, no: number, other: number, entitled: number) =>
    `Tán thành ${yes}, không tán thành ${no}, ý kiến khác ${other}; trên ${entitled}.`,
}
