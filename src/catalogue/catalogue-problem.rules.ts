import type { z } from 'zod'

/** What is wrong with a file, in words for whoever prepared it. */
export type Problem = { path: string; vi: string; en: string }

const MAX_PROBLEMS = 50

/** The two-language wording of a check, carried on the issue that the check raises. */
export function said(vi: string, en: string): { message: string; params: { vi: string; en: string } } {
  return { message: en, params: { vi, en } }
}

export function problemsOf(issues: z.core.$ZodIssue[], content: unknown): Problem[] {
  return issues.slice(0, MAX_PROBLEMS).map((issue) => {
    const place = placeOf(issue.path, content)
    const { vi, en } = wording(issue, at(content, issue.path))
    return { path: issue.path.join('.'), vi: `${place.vi}: ${vi}.`, en: `${place.en}: ${en}.` }
  })
}

const kinds: Record<string, { vi: string; en: string }> = {
  sections: { vi: 'Phần', en: 'Section' },
  groups: { vi: 'Nhóm', en: 'Group' },
  items: { vi: 'Mục', en: 'Item' },
}

/** Names the nearest section, group or item by its id, or by its place in the list when it has no usable id. */
function placeOf(path: PropertyKey[], content: unknown): { vi: string; en: string } {
  let last = -1
  path.forEach((step, index) => {
    if (typeof step === 'number' && kinds[String(path[index - 1])]) last = index
  })
  const field = path.slice(last + 1).join('.')
  const suffix = field && `, “${field}”`
  const kind = kinds[String(path[last - 1])]
  if (!kind)
    return field ? { vi: `Trường “${field}”`, en: `Field “${field}”` } : { vi: 'Tệp', en: 'The file' }

  const id = at(content, [...path.slice(0, last + 1), 'id'])
  const ordinal = Number(path[last]) + 1
  const known = typeof id === 'string' && id !== '' && id.length <= 32
  return {
    vi: `${kind.vi} ${known ? `“${id}”` : `thứ ${ordinal} trong danh sách`}${suffix}`,
    en: `${kind.en} ${known ? `“${id}”` : `number ${ordinal} in its list`}${suffix}`,
  }
}

function at(content: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      value !== null && typeof value === 'object' ? (value as Record<PropertyKey, unknown>)[step] : undefined,
    content,
  )
}

const types: Record<string, { vi: string; en: string }> = {
  string: { vi: 'chữ trong ngoặc kép', en: 'text in quotes' },
  int: { vi: 'số nguyên', en: 'a whole number' },
  number: { vi: 'số nguyên', en: 'a whole number' },
  array: { vi: 'danh sách trong ngoặc vuông', en: 'a list in square brackets' },
  object: { vi: 'nhóm trường trong ngoặc nhọn', en: 'fields in curly brackets' },
  record: { vi: 'nhóm trường trong ngoặc nhọn', en: 'fields in curly brackets' },
}

function wording(issue: z.core.$ZodIssue, value: unknown): { vi: string; en: string } {
  if (value === undefined && issue.code !== 'custom') return { vi: 'còn thiếu', en: 'is missing' }
  switch (issue.code) {
    case 'custom':
      return issue.params as { vi: string; en: string }
    case 'invalid_type': {
      const type = types[issue.expected]
      return { vi: `phải là ${type?.vi ?? issue.expected}`, en: `must be ${type?.en ?? issue.expected}` }
    }
    case 'invalid_value': {
      const values = issue.values.map((each) => `“${String(each)}”`).join(', ')
      return { vi: `chỉ nhận ${values}`, en: `must be one of ${values}` }
    }
    case 'invalid_format':
      return {
        vi: 'phải là ngày dạng năm-tháng-ngày, ví dụ 2016-10-30',
        en: 'must be a date as year-month-day, for example 2016-10-30',
      }
    case 'unrecognized_keys': {
      const keys = issue.keys
        .slice(0, 5)
        .map((key) => `“${key.slice(0, 40)}”`)
        .join(', ')
      return {
        vi: `có trường lạ ${keys}, xem lại tên trường`,
        en: `has unknown fields ${keys}; check their names`,
      }
    }
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? { vi: 'đang để trống', en: 'is empty' }
        : { vi: `nhỏ nhất là ${issue.minimum}`, en: `must be at least ${issue.minimum}` }
    case 'too_big':
      if (issue.origin === 'string')
        return { vi: `dài quá ${issue.maximum} ký tự`, en: `is longer than ${issue.maximum} characters` }
      if (issue.origin === 'array')
        return { vi: `có quá ${issue.maximum} phần tử`, en: `has more than ${issue.maximum} entries` }
      return { vi: `lớn nhất là ${issue.maximum}`, en: `must be at most ${issue.maximum}` }
    default:
      return { vi: 'không đúng mẫu', en: 'does not fit the format' }
  }
}
