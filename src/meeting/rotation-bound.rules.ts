import { type Binding, looserThan, within } from '../movement/binding.rules.ts'
import type { TermName, Terms } from '../movement/terms.rules.ts'
import type { RotationPolicy } from '../rotation/rotation-plan.rules.ts'

/** A policy of rotation in the terms a movement lays down. */
const asTerms = ({ most, exceptional, longest, longerAllowed }: RotationPolicy): Terms => ({
  most,
  ...(exceptional === null ? {} : { crowded: exceptional }),
  longest,
  longer: longerAllowed,
})

const FIELDS = {
  most: 'most',
  crowded: 'exceptional',
  longest: 'longest',
  longer: 'longer-allowed',
} as const satisfies Partial<Record<TermName, string>>

/** The fields of a policy that are looser than what binds the organisation. */
export const looserPolicy = (policy: RotationPolicy, binding: Binding) =>
  looserThan(asTerms(policy), null, binding).flatMap((looser) =>
    looser.kind === 'term' ? [{ field: FIELDS[looser.name as keyof typeof FIELDS], looser }] : [],
  )

/** The policy as it holds where movements bind: what is looser gives way. */
export function policyWithin(policy: RotationPolicy, binding: Binding): RotationPolicy {
  const most = within('most', policy.most, binding)
  const crowded = within('crowded', policy.exceptional ?? most, binding)
  return {
    ...policy,
    fewest: Math.min(policy.fewest, most),
    most,
    exceptional: policy.exceptional !== null && crowded > most ? crowded : null,
    longest: within('longest', policy.longest, binding),
    longerAllowed: within('longer', policy.longerAllowed, binding),
  }
}
