/** Gợi ý kiểm điểm: điều Ủy ban kiểm tra đề nghị chi bộ xem khi kiểm điểm một đồng chí. */
export const reviewPrompt = {
  title: 'Gợi ý kiểm điểm',
  lead: 'Ủy ban kiểm tra đề nghị chi bộ xem những điều dưới đây khi kiểm điểm. Gợi ý không phải là kết luận của chi bộ. Mỗi lần mở trang này được ghi lại cho đồng chí ấy biết.',
  none: 'Chưa có gợi ý nào.',
  own: 'Gợi ý kiểm điểm cho tôi',
  ownHint: 'Điều Ủy ban kiểm tra đề nghị chi bộ xem khi kiểm điểm',
  ownLead: 'Chi ủy và bàn thư ký buổi kiểm điểm của đồng chí đọc đúng những chữ này. Máy xóa sau một năm.',
  atReview: 'Ủy ban kiểm tra gợi ý',
  from: (day: string) => `Ủy ban kiểm tra, ngày ${day}`,
  reviewed: (day: string) => `Đã kiểm điểm ngày ${day}.`,
}
