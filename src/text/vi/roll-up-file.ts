/** Tệp số liệu có ký, cho các cấp không dùng chung một máy. */
export const rollUpFile = {
  own: {
    title: 'Khóa ký tệp số liệu',
    lead: 'Tệp số liệu gửi cấp trên được ký bằng khóa của đơn vị. Cấp trên so dấu dưới đây với dấu trên máy của họ rồi mới nhận tệp.',
    none: 'Đơn vị chưa có khóa.',
    make: 'Lập khóa',
    print: 'Dấu của khóa',
    how: 'In trang này, ký và đóng dấu, gửi cấp trên theo đường công văn. Không gửi chung với tệp số liệu.',
    made: (day: string, name: string) => `Lập ngày ${day}, người lập: ${name}.`,
    again: 'Lập khóa khác',
    againHint: 'Chỉ khi nghi khóa đã lộ. Cấp trên phải ghi nhận dấu mới thì mới nhận tệp.',
    againButton: 'Lập khóa khác thay khóa này',
    file: (name: string) => `Tệp số liệu, ${name}`,
  },
  files: {
    title: 'Tệp số liệu của đơn vị dưới',
    lead: (span: string) => `Nhận tệp cho kỳ: ${span}`,
    other: 'Kỳ khác',
    complete: (n: number, all: number, missing: readonly string[]) =>
      missing.length === 0
        ? `Đã có số liệu của ${n}/${all} đơn vị.`
        : `Đã có số liệu của ${n}/${all} đơn vị; thiếu: ${missing.join(', ')}.`,
    noChildren: 'Dưới đơn vị này chưa có đơn vị nào.',
    online: 'số liệu tự lên, không cần tệp',
    none: 'chưa có tệp',
    taken: (number: string, issued: string, taken: string, by: string) =>
      `Báo cáo số ${number} ngày ${issued}; nhận ngày ${taken}, người nhận: ${by}.`,
    cells: (n: number, all: number, missing: readonly string[]) =>
      `${n}/${all} chi bộ${missing.length > 0 ? `; thiếu: ${missing.join(', ')}` : ''}`,
    supplement: 'bổ sung',
    file: 'Tệp số liệu',
    fileHint: 'Tệp có đuôi .json do đơn vị dưới gửi.',
    take: 'Nhận tệp',
    signers: 'Khóa ký của đơn vị dưới',
    done: (name: string) => `Đã nhận tệp của ${name}.`,
    feedback: 'Góp ý, phản ánh trong tệp không cộng vào số chung.',
  },
  one: {
    title: 'Tệp số liệu đã nhận',
    from: (name: string, span: string) => `${name}, ${span}`,
    releases: 'Số liệu theo nhóm đã công bố',
    released: (quarter: string, people: number) => `${quarter}: ${people} đảng viên có gửi.`,
    notShown: (quarter: string) => `${quarter}: không công bố.`,
    group: 'Nhóm',
    count: 'Số người',
  },
  refusals: {
    missing: 'Mời đồng chí chọn tệp.',
    empty: 'Tệp rỗng, không có gì bên trong.',
    'too-big': 'Tệp lớn quá 1 MiB. Tệp số liệu chỉ vài chục KB; mời đồng chí xem lại đã chọn đúng tệp chưa.',
    'not-json': 'Tệp này không phải tệp số liệu, hoặc đã hỏng trên đường gửi. Mời đơn vị gửi lại.',
    'not-ours': 'Tệp này không phải tệp số liệu của Tự Soi.',
    'unknown-version':
      'Tệp làm bằng bản Tự Soi mới hơn máy này đọc được. Mời nâng cấp máy này, hoặc đề nghị đơn vị gửi văn bản giấy.',
    malformed:
      'Tệp thiếu phần hoặc có phần không đúng mẫu nên không nhận. Mời đơn vị tải lại tệp rồi gửi lại.',
    altered: 'Nội dung tệp đã bị thay đổi sau khi ký. Không nhận; mời đơn vị gửi lại tệp gốc.',
    stranger: (fingerprint: string) =>
      `Tệp ký bằng khóa chưa được ghi nhận ở đây (dấu ${fingerprint}). Nếu đúng của đơn vị dưới, mời ghi nhận khóa trước, theo dấu trên giấy.`,
    'not-below': (name: string) => `${name} không còn nằm dưới đơn vị này nên không nhận tệp.`,
    'other-span': (file: string, asked: string) => `Tệp này của ${file}, không phải của ${asked}.`,
    replayed: (number: string, day: string) => `Tệp này đã nhận rồi: báo cáo số ${number}, nhận ngày ${day}.`,
    online: (name: string) =>
      `Số liệu của ${name} đã tự lên trên máy này. Nhận thêm tệp thì cộng hai lần nên không nhận.`,
    overlaps: (month: string, number: string, span: string) =>
      `${month} của đơn vị này đã có trong báo cáo số ${number}, ${span}. Nhận nữa thì cộng hai lần nên không nhận.`,
    'needs-follow': (number: string, day: string) =>
      `Kỳ này đã nhận báo cáo số ${number} ngày ${day}. Tệp đến sau phải là báo cáo bổ sung cho đúng báo cáo ấy.`,
    'follows-unknown': 'Tệp này là báo cáo bổ sung. Mời nhận tệp của báo cáo trước rồi hãy nhận tệp này.',
  },
  signers: {
    title: 'Khóa ký của đơn vị dưới',
    lead: 'Chỉ nhận tệp ký bằng khóa đã ghi nhận ở đây.',
    none: 'Chưa ghi nhận khóa nào.',
    line: (day: string, by: string) => `ghi nhận ngày ${day}, người ghi nhận: ${by}`,
    drop: 'Thôi nhận khóa này',
    dropLabel: (name: string) => `Thôi nhận khóa của ${name}`,
    add: 'Ghi nhận khóa',
    unit: 'Của đơn vị nào',
    file: 'Một tệp số liệu của đơn vị ấy',
    fileHint: 'Máy chỉ lấy khóa trong tệp, chưa nhận số liệu.',
    fingerprint: 'Dấu của khóa, gõ từ văn bản giấy',
    fingerprintHint: '30 chữ số. Không chép từ tệp hay tin nhắn.',
    button: 'Ghi nhận',
    registered: 'Đã ghi nhận khóa.',
    refusals: {
      'other-fingerprint':
        'Dấu vừa gõ không khớp với khóa trong tệp. Mời đồng chí xem lại giấy; không khớp thì không ghi nhận.',
      'not-below': 'Mời đồng chí chọn đơn vị.',
      known: 'Khóa này đã được ghi nhận.',
    },
  },
}
