import { Refusal } from '../platform/refusal.ts'

/** What an administrator can mend, in both languages. */
const sentence = (vi: string, en: string) => new Refusal(`${vi}\n${en}`)

export const refused = {
  exists: (path: string) =>
    sentence(
      `${path} đã có; bản sao lưu không bao giờ ghi đè. Hãy chọn tên khác.`,
      `${path} is there already; a backup never overwrites. Choose another name.`,
    ),
  halfDone: (path: string) =>
    sentence(
      `${path} còn lại từ một lần sao lưu dở dang. Nếu không có lần nào đang chạy, hãy xóa tệp đó.`,
      `${path} is left of a backup that did not end. If none is running, remove that file.`,
    ),
  noFolder: (path: string) => sentence(`Không có thư mục ${path}.`, `There is no folder ${path}.`),
  full: (path: string) =>
    sentence(
      `Hết chỗ trên đĩa khi ghi ${path}; phần dở dang đã xóa.`,
      `The disk is full while ${path} is written; the unfinished part was removed.`,
    ),
  notWritten: (path: string, why: string) =>
    sentence(`Không ghi được ${path} (${why}).`, `${path} can't be written (${why}).`),
  notRead: (path: string, why: string) =>
    sentence(`Không đọc được ${path} (${why}).`, `${path} can't be read (${why}).`),
  stopped: () => sentence('Đã dừng theo lệnh; không để lại gì.', 'Stopped as asked; nothing is left behind.'),
  locks: () =>
    sentence(
      'PostgreSQL hết chỗ ghi khóa. Đặt max_locks_per_transaction = 1024 trong postgresql.conf, khởi động lại PostgreSQL rồi làm lại.',
      'PostgreSQL has no room for so many locks. Set max_locks_per_transaction = 1024 in postgresql.conf, restart it and try again.',
    ),
  nothing: () =>
    sentence(
      'Chưa có tổ chức nào nên chưa có gì để sao lưu.',
      'There is no organisation yet, so there is nothing to back up.',
    ),
  noData: (path: string) => sentence(`Không có dữ liệu nào ở ${path}.`, `There are no data at ${path}.`),
  oldSchema: () =>
    sentence(
      'Dữ liệu do một bản Tự Soi cũ hơn để lại, bản đó chưa biết sao lưu. Hãy khởi động bản này một lần (bin/start), rồi sao lưu.',
      'The data were left by an older Tự Soi that knew of no backups. Start this one once (bin/start), then back up.',
    ),
  unreadable: (tables: string) =>
    sentence(
      `Không đọc được trọn các bảng: ${tables}. Chưa sao lưu gì.`,
      `These tables can't be read whole: ${tables}. Nothing was backed up.`,
    ),
  newerData: () =>
    sentence(
      'Dữ liệu thuộc một bản Tự Soi mới hơn. Hãy sao lưu bằng bản đó.',
      'The data are of a newer Tự Soi. Back them up with that one.',
    ),
  otherSchema: () =>
    sentence(
      'Lược đồ của bản sao lưu hoặc của dữ liệu không phải do Tự Soi này làm ra.',
      "The schema of the backup or of the data was not made by this Tự Soi's own migrations.",
    ),
  notOurs: (path: string) =>
    sentence(
      `${path} không phải bản sao lưu của Tự Soi, hoặc đã bị cắt cụt. Chưa ghi gì vào dữ liệu.`,
      `${path} is no backup of Tự Soi, or was cut off. Nothing was written to the data.`,
    ),
  altered: (path: string, where: string) =>
    sentence(
      `${path} đã hỏng hoặc bị sửa (${where}). Chưa ghi gì vào dữ liệu.`,
      `${path} is damaged or was altered (${where}). Nothing was written to the data.`,
    ),
  newerArchive: (program: string | null) =>
    sentence(
      `Bản sao lưu này do Tự Soi mới hơn${program ? ` (${program})` : ''} làm. Hãy khôi phục bằng bản đó hoặc bản mới hơn nữa.`,
      `This backup was made by a newer Tự Soi${program ? ` (${program})` : ''}. Restore it with that one or a later one.`,
    ),
  demoIntoReal: () =>
    sentence(
      'Đây là bản sao lưu của xã mẫu; dữ liệu mẫu không bao giờ vào dữ liệu thật. Muốn khôi phục vào dữ liệu mẫu: thêm --demo.',
      'This is a backup of the demo; demo data never go into real data. To restore it into the demo data, add --demo.',
    ),
  realIntoDemo: () =>
    sentence(
      'Đây là bản sao lưu dữ liệu thật; không bao giờ đưa vào dữ liệu mẫu.',
      'This is a backup of real data; it never goes into the demo.',
    ),
  inUse: () =>
    sentence(
      'Máy chủ Tự Soi đang dùng cơ sở dữ liệu này. Hãy dừng máy chủ rồi khôi phục.',
      'A Tự Soi server is using this database. Stop it, then restore.',
    ),
  notEmpty: (tables: string) =>
    sentence(
      `Cơ sở dữ liệu không trống (${tables}). Chỉ khôi phục vào cơ sở dữ liệu trống: hãy chuyển thư mục dữ liệu đi nơi khác, hoặc tạo cơ sở dữ liệu mới.`,
      `The database is not empty (${tables}). A backup is restored into an empty one only: move the data folder away, or make a new database.`,
    ),
  brokenChain: (organisation: string) =>
    sentence(
      `Chuỗi lịch sử của ${organisation} không còn như khi sao lưu: tệp đã bị sửa. Chưa ghi gì vào dữ liệu.`,
      `The chain of history of ${organisation} is not what it was when backed up: the file was altered. Nothing was written.`,
    ),
  otherRows: (table: string, told: number, found: number) =>
    sentence(
      `Bảng ${table}: bản sao lưu kể ${told} dòng mà nạp được ${found}. Chưa ghi gì vào dữ liệu.`,
      `Table ${table}: the backup tells of ${told} rows, ${found} came in. Nothing was written.`,
    ),
  missingTable: (tables: string) =>
    sentence(
      `Bản sao lưu thiếu bảng hoặc cột: ${tables}. Chưa ghi gì vào dữ liệu.`,
      `Tables or columns are missing in the backup: ${tables}. Nothing was written.`,
    ),
}

const OUT_OF_SHARED_MEMORY = '53200'

/** Says an error of the file system, or of a server that is too small, as a sentence; anything else is handed on. */
export function asSentence(error: unknown, path: string, doing: 'read' | 'write'): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException
  if (code === OUT_OF_SHARED_MEMORY) return refused.locks()
  if (!code || !syscall) return error
  if (doing === 'read') return refused.notRead(path, code)
  return ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code) ? refused.full(path) : refused.notWritten(path, code)
}
