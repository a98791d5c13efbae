import type { FieldErrors } from '../platform/problem.ts'
import { type Choice, Radios, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { REVIEW_FORMS } from './defaults.form.ts'
import type { LaidField, TypedLaid } from './terms.form.ts'
import { ROUND_EVERY } from './terms.rules.ts'

/** All that a movement may lay down. An empty field leaves the matter to the units. */
export function TermFields(props: { typed: TypedLaid; catalogues: readonly Choice[]; errors?: FieldErrors }) {
  const l = useText().launching
  const { typed, errors } = props
  const field = (name: Exclude<LaidField, 'from'>) => ({
    name,
    label: l.fields[name],
    value: typed[name],
    error: errors?.[name],
  })
  const free = { value: '', label: l.free }
  return (
    <>
      <TextInput name="from" short label={l.from} hint={l.fromHint} value={typed.from} error={errors?.from} />
      <h2>{l.groups.review}</h2>
      <Radios {...field('catalogue')} choices={[free, ...props.catalogues]} />
      <Radios
        {...field('form')}
        choices={[free, ...REVIEW_FORMS.map((value) => ({ value, label: l.forms[value] }))]}
      />
      <TextInput {...field('latest-day')} short numeric />
      <Radios
        {...field('round-every')}
        choices={[free, ...ROUND_EVERY.map((months) => ({ value: String(months), label: l.rounds[months] }))]}
      />
      <h2>{l.groups.rotation}</h2>
      <TextInput {...field('most')} short numeric />
      <TextInput {...field('crowded')} short numeric hint={l.crowdedHint} />
      <TextInput {...field('longest')} short numeric />
      <Radios
        {...field('longer')}
        choices={[free, ...(['yes', 'no'] as const).map((value) => ({ value, label: l.longers[value] }))]}
      />
      <h2>{l.groups.notices}</h2>
      <TextInput {...field('per-month')} short numeric />
      <TextInput {...field('opens')} short hint={l.hourHint} />
      <TextInput {...field('shuts')} short />
      <h2>{l.groups.target}</h2>
      <TextInput {...field('target-share')} short numeric hint={l.targetHint} />
      <TextInput {...field('target-by')} short />
    </>
  )
}
