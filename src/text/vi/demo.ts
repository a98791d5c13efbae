export const demo = {
  enter: 'Xem bản mẫu: chọn một vai',
  title: 'Bản mẫu',
  commune: 'Xã Thạnh Quới (mẫu)',
  lead: '12 chi bộ, 206 đảng viên, mọi tên đều hư cấu. Bấm một vai để vào thẳng việc đang chờ trong tuần này.',
  roles: {
    'dang-vien': {
      name: 'Bác đảng viên 68 tuổi',
      thing: 'Hai việc đã hứa tháng trước, và phần tự soi của kỳ họp 03/12',
    },
    'bi-thu': { name: 'Bí thư chi bộ', thing: 'Ai còn chưa tự soi trước buổi họp 03/12' },
    'thuong-truc': { name: 'Phó Bí thư Thường trực', thing: 'Số liệu quý 3 đang chờ công bố' },
    'uy-vien-ubkt': {
      name: 'Ủy viên Ủy ban Kiểm tra',
      thing: 'Một góp ý chờ ý kiến của đồng chí, hạn 03/12',
    },
    'quan-tri': { name: 'Quản trị', thing: 'Danh sách đảng viên và thẻ đăng nhập chưa in' },
  },
  villager: { name: 'Người dân', thing: 'Góp ý đã gửi tuần trước: xã đang hỏi lại một điều' },
  limit: (label: string, before: string, after: string) => `${label}: ${before} người, nay ${after}`,
  clock: 'Đồng hồ của bản mẫu bắt đầu lúc 8 giờ sáng ngày 01/12/2026.',
  reset: 'Làm lại từ đầu',
  resetHint: 'Xóa mọi thay đổi đã thử và kể lại câu chuyện từ đầu.',
}
