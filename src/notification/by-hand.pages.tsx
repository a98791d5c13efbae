import { dayOf, showDay } from '../platform/clock.ts'
import { Button, Form } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { ByHand } from './by-hand.ts'

export function ByHandPage({ action, rows }: { action: string; rows: readonly ByHand[] }) {
  const b = useText().notice.byHand
  return (
    <>
      <h1>{b.title}</h1>
      <p>{b.lead}</p>
      {rows.length === 0 && <p class="soft">{b.none}</p>}
      <ul class="members">
        {rows.map((row) => (
          <li key={`${row.notice} ${row.person}`}>
            <span class="name">{row.name}</span>
            <span class={row.told_on ? 'state done' : 'state'}>
              {row.told_on ? b.toldOn(showDay(row.told_on)) : b.since(showDay(dayOf(row.at)))}
            </span>
            {!row.told_on && (
              <Form action={action}>
                <input type="hidden" name="notice" value={row.notice} />
                <input type="hidden" name="person" value={row.person} />
                <Button quiet label={`${b.told}: ${row.name}`}>
                  {b.told}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
