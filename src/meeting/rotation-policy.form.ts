import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { RotationPolicy } from '../rotation/rotation-plan.rules.ts'
import type { Text } from '../text/text.ts'

export const POLICY_FIELDS = [
  'fewest',
  'most',
  'exceptional',
  'officers-first',
  'longest',
  'longer-allowed',
  'notice-days',
] as const
export type TypedPolicy = Record<(typeof POLICY_FIELDS)[number], string>

const yesNo = (yes: boolean) => (yes ? 'yes' : 'no')

export const typedPolicy = (policy: RotationPolicy): TypedPolicy => ({
  fewest: String(policy.fewest),
  most: String(policy.most),
  exceptional: policy.exceptional === null ? '' : String(policy.exceptional),
  'officers-first': yesNo(policy.officersFirst),
  longest: String(policy.longest),
  'longer-allowed': yesNo(policy.longerAllowed),
  'notice-days': String(policy.noticeDays),
})

/** More at one meeting would leave a member few minutes; a cycle of three years is none. */
const MOST_AT_ONCE = 6
const LONGEST = 36
const LONGEST_NOTICE = 60

export function readPolicy(
  form: Form,
  t: Text,
): { typed: TypedPolicy; policy: RotationPolicy; errors: FieldErrors } {
  const words = t.rotation.policy
  const errors: FieldErrors = {}
  const typed = Object.fromEntries(POLICY_FIELDS.map((name) => [name, form.text(name)])) as TypedPolicy
  const whole = (name: keyof TypedPolicy, least: number, most: number): number => {
    const value = /^\d{1,3}$/.test(typed[name]) ? Number(typed[name]) : -1
    if (value < least || value > most) errors[name] = words.number(least, most)
    return value
  }
  const choice = (name: keyof TypedPolicy): boolean => {
    if (!['yes', 'no'].includes(typed[name])) errors[name] = t.form.choose
    return typed[name] === 'yes'
  }
  const fewest = whole('fewest', 1, MOST_AT_ONCE)
  const most = whole('most', 1, MOST_AT_ONCE)
  const exceptional = typed.exceptional === '' ? null : whole('exceptional', 1, MOST_AT_ONCE)
  if (!errors.fewest && !errors.most && most < fewest) errors.most = words.mostBelow
  if (!errors.most && !errors.exceptional && exceptional !== null && exceptional <= most)
    errors.exceptional = words.exceptionalBelow
  const policy = {
    fewest,
    most,
    exceptional,
    officersFirst: choice('officers-first'),
    longest: whole('longest', 1, LONGEST),
    longerAllowed: choice('longer-allowed'),
    noticeDays: whole('notice-days', 0, LONGEST_NOTICE),
  }
  return { typed, policy, errors }
}
