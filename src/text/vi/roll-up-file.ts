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
    have: (n: number, all: number, missing: readonly string[]) =>
      missing.length === 0
        ? `Đã có số liệu của ${n}/${all} đơn vị.`
        : `Đã có số liệu của ${n}/${all} đơn vị; thiếu: ${missing.join(', ')}.`,
    noChildren: 'Dưới đơn vị này chưa có đơn vị nào.',
    online: 'số liệu tự lên, không cần tệp',
    none: 'chưa có tệp',
    taken: (number: string, issued: string, taken: string, by: string) =>
      `Báo cáo số ${number} ngày ${issued}; nhận ngày ${taken}, người nhận: ${by}.`,
    complete: {
      commune: (n: number, all: number, missing: readonly string[]) =>
        `${n}/${all} chi bộ${missing.length > 0 ? `; thiếu: ${missing.join(', ')}` : ''}`,
      province: (n: number, all: number, missing: readonly string[]) =>
        `${n}/${all} đảng bộ xã đủ số${missing.length > 0 ? `; chưa đủ: ${missing.join(', ')}` : ''}`,
    },
    leftOut: (names: readonly string[]) =>
      `Không cộng vì đã tính ở nơi khác trên máy này: ${names.join('; ')}.`,
    supplement: 'bổ sung',
    file: 'Tệp số liệu',
    fileHint: 'Tệp có đuôi .json do đơn vị dưới gửi.',
    take: 'Nhận tệp',
    signers: 'Khóa ký của đơn vị dưới',
    done: (name: string) => `Đã nhận tệp của ${name}.`,
    feedback: 'Góp ý, phản ánh trong tệp không cộng vào số chung.',
  },
  sends: {
    title: 'Gửi số cộng lên cấp trên',
    lead: 'Dành cho cấp trên dùng máy khác. Số được chốt rồi ký bằng khóa của đơn vị. Trong tệp có số từng đảng bộ xã; không có số của chi bộ nào, không có tên đảng viên.',
    span: (name: string) => `Kỳ gửi: ${name}`,
    missingMeans:
      'Chưa đủ là có tháng chưa có số, hoặc số còn có thể đổi. Số đã có vẫn vào tệp; khi đủ thì gửi bổ sung.',
    made: 'Tệp đã lập',
    again: 'Lập tệp bổ sung',
    file: (number: string) => `Tải tệp của văn bản số ${number}`,
    sent: (day: string, by: string) => `chốt ngày ${day}, người chốt: ${by}`,
    number: 'Số văn bản gửi kèm',
    numberHint: 'Ví dụ: 30-BC/TU.',
    knows: 'Tôi biết còn thiếu và vẫn gửi',
    button: 'Chốt số và lập tệp',
    supplement: 'Chốt lại và lập tệp bổ sung',
    refusals: {
      'not-over': 'Kỳ này chưa hết nên chưa chốt được số.',
      nothing: 'Kỳ này chưa có số của đảng bộ xã nào, nên chưa có gì để gửi.',
      unsaid: 'Còn đảng bộ xã chưa đủ số. Mời đồng chí đánh dấu nếu vẫn gửi.',
      'nothing-new': 'Số không đổi so với tệp đã lập, nên không cần gửi bổ sung.',
    },
  },
  one: {
    title: 'Tệp số liệu đã nhận',
    from: (name: string, span: string) => `${name}, ${span}`,
    releases: 'Số liệu theo nhóm đã công bố',
    released: (quarter: string, people: number) => `${quarter}: ${people} đảng viên có gửi.`,
    notShown: (quarter: string) => `${quarter}: không công bố.`,
    group: 'Nhóm',
    count: 'Số người',
    communes: {
      title: 'Đảng bộ xã trong tệp',
      head: ['Đảng bộ xã', 'Tháng có số', 'Nửa năm có đợt'],
      none: '–',
    },
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
    'other-kind':
      'Tệp này không phải của cấp ấy: đảng bộ xã gửi số của mình, tỉnh gửi số cộng của các đảng bộ xã. Mời đồng chí xem lại tệp và khóa đã ghi nhận.',
    counted: (name: string, span: string) =>
      `Mọi số trong tệp đã tính ở nơi khác trên máy này, như ${name}, ${span}. Nhận nữa thì cộng hai lần nên không nhận.`,
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
