/** An error for a person: what is wrong and what to do about it, in Vietnamese and then in English. */
export function refusal(vietnamese: string, english: string, cause?: unknown): Error {
  const error = new Error(`${vietnamese}\n${english}`, { cause })
  error.name = 'Refusal'
  return error
}

/** Says in words what the operating system says in codes; any other error passes unchanged. */
export function explained(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error.name === 'Refusal') return error
  const said = `${'code' in error ? error.code : ''} ${error.message}`
  if (/ENOSPC|EDQUOT|No space left|Disk quota/i.test(said)) return fullDisk(path, error)
  if (/EACCES|EPERM|EROFS|Permission denied|Read-only file system/i.test(said))
    return noPermission(path, error)
  return error
}

export function fullDisk(path: string, cause?: Error): Error {
  return refusal(
    `Đĩa chứa ${path} đã đầy. Hãy dọn bớt tệp hoặc chọn thư mục dữ liệu trên đĩa khác rồi khởi động lại.`,
    `The disk that holds ${path} is full. Free some space, or choose a data directory on another disk, and start again.`,
    cause,
  )
}

function noPermission(path: string, cause: Error): Error {
  return refusal(
    `Không có quyền đọc hoặc ghi trong ${path}. Hãy cấp quyền cho người dùng đang chạy Tự Soi, hoặc chọn thư mục dữ liệu khác.`,
    `No permission to read or write in ${path}. Give it to the user who runs Tự Soi, or choose another data directory. (${cause.message})`,
    cause,
  )
}
