export const app = {
  name: 'Tự Soi',
  motto: 'Tự soi, tự sửa',
  skip: 'Đến phần chính của trang',
  menu: 'Các mục chính',
  sample: 'DỮ LIỆU MẪU',
  nav: {
    month: 'Tháng này',
    diary: 'Nhật ký',
    meeting: 'Họp',
    me: 'Tôi',
    cell: 'Chi bộ',
    committee: 'Đảng ủy',
    feedback: 'Góp ý',
    keep: 'Thiết lập',
  },
  problem: {
    404: { title: 'Không có trang này', text: 'Địa chỉ này không có, hoặc không dành cho đồng chí.' },
    403: {
      title: 'Yêu cầu không đến từ trang của Tự Soi',
      text: 'Để an toàn, chúng tôi chỉ nhận biểu mẫu gửi từ chính trang này. Mời đồng chí mở lại trang rồi gửi.',
    },
    401: {
      title: 'Mời đồng chí vào lại',
      text: 'Phiên đã hết. Mời đồng chí vào lại bằng mã PIN rồi gửi lại; bấm nút quay lại của máy để thấy chữ đã gõ.',
    },
    409: {
      title: 'Trang này của người khác',
      text: 'Trang vừa gửi được mở dưới tên một người khác dùng chung máy này nên không lưu. Mời đồng chí mở lại trang của mình.',
    },
    413: {
      title: 'Nội dung quá dài',
      text: 'Phần gửi lên dài quá mức nhận được (tệp tối đa 5 MiB). Bấm nút quay lại của máy: chữ đã gõ vẫn còn.',
    },
    400: {
      title: 'Biểu mẫu không đúng',
      text: 'Trang gửi lên có phần chúng tôi không nhận ra. Mời đồng chí mở lại trang rồi gửi lại.',
    },
    500: {
      title: 'Có trục trặc',
      text: 'Lỗi ở phía chúng tôi. Việc đã lưu trước đó vẫn còn. Mời đồng chí thử lại sau ít phút.',
    },
    503: {
      title: 'Tạm thời chưa vào được',
      text: 'Máy chủ đang bận việc bảo trì. Những gì đã lưu vẫn còn. Trang này tự thử lại sau 10 giây; hoặc bấm nút quay lại để giữ chữ đang gõ rồi gửi lại.',
    },
  },
  toHome: 'Về trang đầu',
  whoSees: 'Ai xem được?',
  yes: 'Có',
  no: 'Không',
  save: 'Lưu',
  next: 'Tiếp tục',
  print: 'In trang này',
}

export const conflict = {
  title: 'Biểu mẫu này đã gửi với nội dung khác',
  text: 'Có thể đồng chí đã mở trang ở hai nơi. Cả hai bản ở dưới đây, chưa bản nào mất.',
  saved: 'Bản đã lưu',
  sent: 'Bản vừa gửi',
  keep: 'Lưu bản này',
  empty: '(để trống)',
}

export const form = {
  mend: 'Có chỗ cần sửa',
  required: 'Mời đồng chí điền ô này.',
  tooLong: (limit: number, given: number) =>
    `Ô này nhận tối đa ${limit} chữ cái; đồng chí đã viết ${given}. Mời đồng chí bớt lại, phần đã viết vẫn còn nguyên.`,
  hidden:
    'Trong ô có ký tự ẩn không hiện trên màn hình. Chúng tôi đã bỏ chúng đi; mời đồng chí xem lại rồi gửi.',
  choose: 'Mời đồng chí chọn một ý.',
  badDate: 'Ngày chưa đúng. Viết như 03/12/2026.',
  unknown: 'Biểu mẫu có ô lạ. Mời đồng chí mở lại trang.',
}
