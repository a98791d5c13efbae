import { type Binding, looserThan, within } from '../movement/binding.rules.ts'
import type { TermName, Terms } from '../movement/terms.rules.ts'
import type { NoticePolicy } from './notice.rules.ts'

/** A policy of messages in the terms a movement lays down. */
const asTerms = ({ perMonth, hours: [opens, shuts] }: NoticePolicy): Terms => ({ perMonth, opens, shuts })

const FIELDS = {
  perMonth: 'per-month',
  opens: 'opens',
  shuts: 'shuts',
} as const satisfies Partial<Record<TermName, string>>

/** The fields of a policy that are looser than what binds the organisation. */
export const looserNotices = (policy: NoticePolicy, binding: Binding) =>
  looserThan(asTerms(policy), null, binding).flatMap((looser) =>
    looser.kind === 'term' ? [{ field: FIELDS[looser.name as keyof typeof FIELDS], looser }] : [],
  )

/** The policy as it holds where movements bind: what is looser gives way. */
export const noticesWithin = (policy: NoticePolicy, binding: Binding): NoticePolicy => ({
  ...policy,
  perMonth: within('perMonth', policy.perMonth, binding),
  hours: [within('opens', policy.hours[0], binding), within('shuts', policy.hours[1], binding)],
})
