import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'
import { readEmail, readPhone } from './contact.rules.ts'

export const contactFields = ['quiet', 'by', 'phone', 'email'] as const

export interface TypedContact {
  readonly quiet: string
  readonly by: string
  readonly phone: string
  readonly email: string
}

export interface WantedContact {
  readonly quiet: boolean
  readonly by: 'sms' | 'zns' | null
  readonly phone: string | null
  readonly email: string | null
}

/** A number without a way, and a way without a number, are both asked about: neither would bring anything. */
export function readContact(
  form: Form,
  t: Text,
): { typed: TypedContact; wanted: WantedContact | null; errors: FieldErrors } {
  const typed = {
    quiet: form.text('quiet'),
    by: form.text('by'),
    phone: form.text('phone'),
    email: form.text('email'),
  }
  const { contact } = t.notice
  const phone = readPhone(typed.phone)
  const email = readEmail(typed.email)
  const by: WantedContact['by'] = typed.by === 'sms' || typed.by === 'zns' ? typed.by : null
  const errors: FieldErrors = {}
  if (typed.phone !== '' && !phone) errors.phone = contact.phoneWrong
  else if (by && typed.phone === '') errors.phone = contact.phoneNeeded
  else if (phone && typed.by === '') errors.by = contact.byNeeded
  if (typed.email !== '' && !email) errors.email = contact.emailWrong
  const wanted = { quiet: typed.quiet === 'yes', by, phone, email }
  return { typed, wanted: Object.keys(errors).length > 0 ? null : wanted, errors }
}
