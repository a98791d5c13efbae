import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, type Choice, ErrorSummary, Form, fieldsOf, Select, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'

interface ChangeUnit {
  unit: { id: string; name: string }
  choices: readonly Choice[]
  typed: Readonly<Record<string, string>>
  errors?: FieldErrors
}

export function MoveUnitPage({ unit, choices, typed, errors }: ChangeUnit) {
  const field = fieldsOf(typed, errors)
  const t = useText()
  const o = t.organisation
  return (
    <>
      <h1>{o.move}</h1>
      <ErrorSummary errors={errors} />
      <p>
        <strong>{unit.name}</strong>
      </p>
      <Form action={paths.unitMove.to({ unit: unit.id })}>
        <Select
          {...field('parent')}
          label={o.moveTo}
          choices={[{ value: '', label: t.people.choose }, ...choices]}
        />
        <TextInput {...field('from')} short label={o.moveFrom} hint={o.moveHint} />
        <Button>{o.save}</Button>
      </Form>
    </>
  )
}

export function MergeUnitPage({ unit, choices, typed, errors }: ChangeUnit) {
  const t = useText()
  const o = t.organisation
  return (
    <>
      <h1>{o.merge}</h1>
      <ErrorSummary errors={errors} />
      <p>
        <strong>{unit.name}</strong>
      </p>
      <p>{o.mergeHint}</p>
      <Form action={paths.unitMerge.to({ unit: unit.id })}>
        <Select
          name="into"
          label={o.mergeInto}
          value={typed.into}
          choices={[{ value: '', label: t.people.choose }, ...choices]}
          error={errors?.into}
        />
        <Button>{o.mergeGo}</Button>
      </Form>
    </>
  )
}
