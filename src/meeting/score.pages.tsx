import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, TextArea, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { ScoreSheet } from './score.rules.ts'

export function ScorePage(props: {
  action: string
  sheet: ScoreSheet
  marks: Readonly<Record<string, string>>
  note: string
  errors?: FieldErrors
}) {
  const m = useText().meeting.score
  const { sheet, marks, errors } = props
  return (
    <>
      <h1>{m.title}</h1>
      <p>{m.lead}</p>
      <ul class="soft">
        {sheet.grades.map((grade, i) => (
          <li key={grade.label}>{m.grade(grade.label, grade.from, sheet.grades[i - 1]?.from ?? null)}</li>
        ))}
      </ul>
      <ErrorSummary errors={errors} />
      <Form action={props.action} offline>
        {sheet.parts.map((part) => (
          <TextInput
            key={part.key}
            name={`mark-${part.key}`}
            label={m.part(part.label, part.most)}
            numeric
            value={marks[part.key]}
            error={errors?.[`mark-${part.key}`]}
          />
        ))}
        <TextArea name="note" label={m.note} value={props.note} error={errors?.note} rows={2} />
        <Button>{m.save}</Button>
      </Form>
    </>
  )
}
