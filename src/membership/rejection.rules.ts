/** Why a file as a whole is refused. Then nothing of it may be imported. */
export type RejectionCode =
  | 'empty-file'
  | 'too-large-file'
  | 'not-xlsx'
  | 'corrupt'
  | 'too-large-unzipped'
  | 'too-many-rows'
  | 'no-members'

export type Rejected = { outcome: 'rejected'; error: RejectionCode; why: string }

export const rejectionWords: Record<RejectionCode, { vi: string; en: string }> = {
  'empty-file': {
    vi: 'Tệp này trống, không có dữ liệu nào. Mời đồng chí chọn lại tệp danh sách.',
    en: 'This file is empty. Please choose the list again.',
  },
  'too-large-file': {
    vi: 'Tệp lớn hơn 5 MB. Mời đồng chí bỏ bớt hình ảnh và các trang không cần, lưu lại rồi chọn lại tệp.',
    en: 'The file is larger than 5 MB. Please remove pictures and sheets that are not needed, save it and choose it again.',
  },
  'not-xlsx': {
    vi: 'Đây không phải tệp Excel loại .xlsx không có mật khẩu. Mời đồng chí mở danh sách bằng Excel, bỏ mật khẩu nếu có, chọn “Lưu thành” loại .xlsx, rồi chọn lại tệp.',
    en: 'This is not an Excel file of type .xlsx without a password. Please open the list in Excel, remove the password if there is one, save it as .xlsx and choose it again.',
  },
  corrupt: {
    vi: 'Tệp bị hỏng hoặc chưa tải về đủ. Mời đồng chí mở thử bằng Excel, lưu lại thành tệp mới rồi chọn tệp mới.',
    en: 'The file is damaged or incomplete. Please open it in Excel, save it as a new file and choose that one.',
  },
  'too-large-unzipped': {
    vi: 'Tệp chứa quá nhiều dữ liệu so với một danh sách đảng viên. Mời đồng chí chép riêng danh sách sang một tệp mới rồi chọn tệp mới.',
    en: 'The file holds far more data than a member list. Please copy the list alone into a new file and choose that one.',
  },
  'too-many-rows': {
    vi: 'Danh sách có hơn 20.000 dòng. Mời đồng chí chia thành nhiều tệp nhỏ hơn, ví dụ mỗi đảng bộ một tệp.',
    en: 'The list has more than 20,000 rows. Please split it into smaller files, for example one per organisation.',
  },
  'no-members': {
    vi: 'Không tìm thấy đảng viên nào. Danh sách cần một dòng tiêu đề có cột “Họ và tên” và ít nhất hai cột khác, ví dụ “Ngày sinh”, “Chi bộ”.',
    en: 'No members were found. The list needs a heading row with “Họ và tên” and at least two other columns, such as “Ngày sinh” and “Chi bộ”.',
  },
}

export function rejected(error: RejectionCode): Rejected {
  return { outcome: 'rejected', error, why: rejectionWords[error].vi }
}

export function isRejected(result: object): result is Rejected {
  return 'outcome' in result && result.outcome === 'rejected'
}
