import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, Radios, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { type ExportWish, FORMATS } from './diary-export.form.ts'

type Typed = Pick<ExportWish, 'format' | 'fromTyped' | 'toTyped'>

export function DiaryExportPage({ wish, errors }: { wish?: Typed; errors?: FieldErrors }) {
  const x = useText().diary.export
  return (
    <>
      <h1>{x.title}</h1>
      <ErrorSummary errors={errors} />
      <p>{x.lead}</p>
      {/* What is asked for is sent in the body: the days stand in no address. */}
      <Form action={paths.diaryExport.to()}>
        <Radios
          name="format"
          label={x.format}
          value={wish?.format ?? 'word'}
          error={errors?.format}
          choices={FORMATS.map((value) => ({ value, ...x.formats[value] }))}
        />
        <TextInput
          name="from"
          short
          numeric
          label={x.from}
          hint={x.fromHint}
          value={wish?.fromTyped}
          error={errors?.from}
        />
        <TextInput
          name="to"
          short
          numeric
          label={x.to}
          hint={x.toHint}
          value={wish?.toTyped}
          error={errors?.to}
        />
        <Button>{x.take}</Button>
      </Form>
    </>
  )
}
