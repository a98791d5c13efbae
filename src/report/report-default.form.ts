import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'
import { type ReportSettings, SPAN_KINDS } from './report-span.rules.ts'

export const REPORT_FIELDS = ['kinds', 'cutoff', 'due', 'mark', 'role', 'post', 'recipients'] as const

/** Every month has such a day. */
const LAST_DAY = 28
const LONGEST = 60
const MOST_RECIPIENTS = 10

export interface TypedReports {
  readonly kinds: readonly string[]
  readonly cutoff: string
  readonly due: string
  readonly mark: string
  readonly role: string
  readonly post: string
  readonly recipients: string
}

export const typedReports = (settings: ReportSettings): TypedReports => ({
  kinds: settings.kinds,
  cutoff: String(settings.cutoffDay),
  due: String(settings.dueDay),
  mark: settings.mark,
  role: settings.signer.role,
  post: settings.signer.post,
  recipients: settings.recipients.join('\n'),
})

export function readReports(
  form: Form,
  t: Text,
): { typed: TypedReports; settings: ReportSettings | null; errors: FieldErrors } {
  const words = t.reporting.policy
  const errors: FieldErrors = {}
  const text = (name: (typeof REPORT_FIELDS)[number]) => form.text(name)
  const typed: TypedReports = {
    kinds: form.all('kinds'),
    cutoff: text('cutoff'),
    due: text('due'),
    mark: text('mark'),
    role: text('role'),
    post: text('post'),
    recipients: text('recipients'),
  }
  const kinds = SPAN_KINDS.filter((kind) => typed.kinds.includes(kind))
  if (kinds.length === 0) errors.kinds = words.noKind
  const day = (name: 'cutoff' | 'due'): number => {
    const value = /^\d{1,2}$/.test(typed[name]) ? Number(typed[name]) : 0
    if (value < 1 || value > LAST_DAY) errors[name] = words.badDay
    return value
  }
  const [cutoffDay, dueDay] = [day('cutoff'), day('due')]
  if (!errors.cutoff && !errors.due && dueDay < cutoffDay) errors.due = words.dueFirst
  for (const name of ['mark', 'role', 'post'] as const)
    if (typed[name] === '' || typed[name].length > LONGEST || typed[name].includes('\n'))
      errors[name] = words.badLine
  const recipients = typed.recipients
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  if (
    recipients.length === 0 ||
    recipients.length > MOST_RECIPIENTS ||
    recipients.some((one) => one.length > 120)
  )
    errors.recipients = words.badRecipients
  if (Object.keys(errors).length > 0) return { typed, settings: null, errors }
  return {
    typed,
    settings: {
      kinds,
      cutoffDay,
      dueDay,
      mark: typed.mark,
      signer: { role: typed.role, post: typed.post },
      recipients,
    },
    errors,
  }
}
