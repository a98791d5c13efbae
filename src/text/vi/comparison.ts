/** "54 đồng chí đã khắc phục"; nothing where nobody. */
const part = (n: number, words: string) => (n > 0 ? `${n} ${words}` : '')
const listed = (parts: readonly string[]) => {
  const said = parts.filter(Boolean)
  return said.length < 2 ? said.join('') : `${said.slice(0, -1).join(', ')} và ${said.at(-1)}`
}

export const comparison = {
  title: 'So sánh hai đợt',
  headline: (before: number, after: number) =>
    before === after
      ? `Vẫn ${after} đảng viên có hạn chế`
      : `Từ ${before} ${after < before ? 'còn' : 'lên'} ${after} đảng viên có hạn chế`,
  between: (before: string, after: string) => `${before} và ${after}`,
  before: (name: string, limits: number, concluded: number) =>
    `${name}: ${limits} trên ${concluded} đảng viên được kết luận có hạn chế.`,
  raised: (name: string, n: number, of: number) => `${name}: ${n} trên ${of} đảng viên tự nêu.`,
  raisedLead: 'Tự nêu ra để sửa là việc tốt; số này không phải càng ít càng hay.',
  /** Everybody who had limits in one of the rounds, once. */
  flow: (f: {
    fixed: number
    still: number
    new: number
    joined: number
    left: number
    openAfter: number
    openBefore: number
  }) => {
    const said = listed([
      part(f.fixed, 'đồng chí đã khắc phục'),
      part(f.still, 'còn'),
      part(f.new, 'mới'),
      part(f.joined, 'mới về sinh hoạt'),
      part(f.left, 'đã chuyển đi hoặc không còn sinh hoạt'),
      part(f.openAfter, 'chưa được kết luận ở đợt sau'),
      part(f.openBefore, 'đợt trước chưa được kết luận'),
    ])
    return said ? `: ${said}.` : '.'
  },
  stillSame: (n: number, still: number) =>
    `Trong ${still} đồng chí còn hạn chế, ${n} đồng chí còn đúng điều cũ.`,
  tooFew:
    'Một trong hai đợt có dưới 5 đảng viên được kết luận. Ít người như vậy, con số thành ra tên người, nên không lập so sánh.',
  notConcluded: (n: number) => `${n} đồng chí chưa được kết luận, không tính là không có hạn chế.`,
  rows: {
    title: 'Đi đâu, từ đâu',
    what: 'Đảng viên có hạn chế',
    count: 'Số người',
    limitsBefore: (name: string) => `Có hạn chế, ${name}`,
    fixed: 'đã khắc phục',
    left: 'đã chuyển đi hoặc không còn sinh hoạt',
    openAfter: 'chưa được kết luận ở đợt sau',
    still: 'còn hạn chế',
    new: 'mới có hạn chế',
    joined: 'mới về sinh hoạt, có hạn chế',
    openBefore: 'đợt trước chưa được kết luận, nay có hạn chế',
    limitsAfter: (name: string) => `Có hạn chế, ${name}`,
  },
  slope: {
    title: 'Đảng viên có hạn chế',
    of: (concluded: number) => `trên ${concluded} người`,
    finding: (before: number, after: number, ofBefore: number, ofAfter: number) =>
      `${before} trên ${ofBefore} người, nay ${after} trên ${ofAfter} người.`,
  },
  limits: {
    title: 'Những hạn chế nào',
    what: 'Hạn chế',
    finding: (label: string, before: number, after: number) =>
      `Nhiều nhất ở đợt trước: “${label}”, ${before} người; nay ${after} người.`,
    several: (n: number) => `${n} hạn chế được nêu tên ở một trong hai đợt.`,
    way: (before: string, after: string) => `${before} → ${after}`,
    none: 'Không có hạn chế nào được nêu tên.',
    noItem: '–',
    noItemWords: 'danh mục không có điều này',
    changes: {
      same: '',
      reworded: 'lời văn có sửa',
      split: 'tách ra từ một điều rộng hơn',
      merged: 'gộp từ nhiều điều cũ',
      ended: 'danh mục mới không có điều này',
      fresh: 'danh mục cũ không có điều này',
      apart: 'không nối được với danh mục kia',
    },
    sameList: (title: string) => `Hai đợt cùng theo danh mục “${title}”.`,
    mapped: (before: string, after: string) =>
      `Đợt trước theo “${before}”, đợt sau theo “${after}”. Các điều được nối theo bảng nối của danh mục; điều nào không nối được thì ghi rõ.`,
    unmapped: (before: string, after: string) =>
      `Đợt trước theo “${before}”, đợt sau theo “${after}”. Không có bảng nối giữa hai danh mục nên không so từng điều; số người thì vẫn so được.`,
  },
  units: {
    title: 'Theo chi bộ',
    unit: 'Chi bộ',
    finding: (fewer: number, same: number, more: number) =>
      `${fewer} dòng giảm, ${same} dòng không đổi, ${more} dòng tăng. Xếp theo thứ tự trong đảng bộ, không xếp hạng.`,
    together: 'Chi bộ có dưới 5 đảng viên được kết luận thì tính chung với chi bộ kề bên.',
    and: (names: readonly string[]) => names.join(' và '),
    absent: '–',
    absentWords: 'đợt này chưa có hoặc không còn chi bộ',
    of: (limits: number, concluded: number) => `${limits}/${concluded}`,
  },
  addenda: (name: string) => `Bổ sung, đính chính của ${name}`,
  key: 'Chấm rỗng là đợt trước, chấm đặc là đợt sau. Số bên phải: đợt trước → đợt sau.',
  table: 'Bảng số',
  print: 'Xem bản in',
  word: 'Tải về Word',
  excel: 'Tải về Excel',
  file: 'So sánh hai đợt tự nhận xét',
  paper: {
    title: 'Báo cáo',
    abstract: (before: string, after: string) => `So sánh kết quả ${before} và ${after}`,
    body: (name: string) => name.replace(/^Đảng bộ/, 'Đảng ủy'),
    number: 'Số        -BC/ĐU',
    signer: 'T/M Ban Thường vụ',
    post: 'Phó Bí thư',
    recipients: ['Như trên', 'Lưu Văn phòng Đảng ủy'],
    asOf: (before: string, after: string) => `Số liệu đã chốt ngày ${before} và ngày ${after}.`,
  },
}
