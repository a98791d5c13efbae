import { type Catalogue, groupsInOrder, itemsInOrder } from '../catalogue/catalogue.rules.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, Checkbox, Radios, TextArea, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { TypedSign } from './signs.form.ts'

/** The signs a form is about, and the list from which more can be picked; picking saves nothing. */
export function SignFields(props: {
  catalogue: Catalogue
  typed: readonly TypedSign[]
  /** Why it is so, as on a member's paper; or by when it is to be fixed, as the cell concludes. */
  asks: 'cause' | 'day'
  errors?: FieldErrors
}) {
  const t = useText()
  const r = t.round
  const full = new Map(itemsInOrder(props.catalogue).map(({ item }) => [item.id, item.full]))
  const chosen = new Set(props.typed.map(({ id }) => id))
  return (
    <>
      {props.typed.map((sign, n) => (
        <section class="card" key={sign.id}>
          <input type="hidden" name="sign" value={sign.id} />
          <Radios
            inline
            name={`level-${n}`}
            label={full.get(sign.id) ?? ''}
            value={sign.level ?? undefined}
            error={props.errors?.[`level-${n}`]}
            choices={(['none', 'partial', 'present'] as const).map((level) => ({
              value: level,
              label: r.levels[level],
            }))}
          />
          {props.asks === 'cause' && (
            <TextArea
              name={`cause-${n}`}
              rows={2}
              label={r.cause}
              value={sign.cause}
              error={props.errors?.[`cause-${n}`]}
            />
          )}
          <TextArea
            name={`fix-${n}`}
            rows={2}
            label={r.fix}
            value={sign.fix}
            error={props.errors?.[`fix-${n}`]}
          />
          {props.asks === 'day' && (
            <TextInput
              short
              name={`by-${n}`}
              label={r.table.by}
              hint={t.meeting.dayHint}
              value={sign.by}
              error={props.errors?.[`by-${n}`]}
            />
          )}
        </section>
      ))}
      <details class="signs">
        <summary>{r.pick.title}</summary>
        {groupsInOrder(props.catalogue).map(({ group }) => (
          <details key={group.id}>
            <summary>{group.label}</summary>
            {group.items
              .filter((item) => !chosen.has(item.id))
              .map((item) => (
                <Checkbox key={item.id} name="pick" value={item.id} label={item.full} />
              ))}
          </details>
        ))}
        <Button quiet name="add" value="yes">
          {r.pick.add}
        </Button>
      </details>
    </>
  )
}
