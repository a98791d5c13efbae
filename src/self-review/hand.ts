import type { Visit } from '../account/visit.ts'
import type { Form } from '../platform/form.ts'
import { readTurn, TURN, type Turn } from '../platform/turn.ts'
import { firstTurn } from '../ui/turn.tsx'
import type { Month } from './month.rules.ts'

const CARRIED: readonly string[] = TURN

/**
 * What a form of the month says, for knowing it again. A finger that taps twice says the same twice, though the form has
 * counted on. What is saved while typing goes by its turn: remembering each save would make the box grow.
 */
export const said = (v: Visit, form: Form): Pick<Form, 'id' | 'content'> => ({
  id: v.autosave ? null : form.id,
  content: JSON.stringify(form.fields.filter(([name]) => !CARRIED.includes(name))),
})

/** The turn a page goes on with: its own, where it sent a form that has to be mended, or a first one. */
export const turnOf = (month: Month, field: string, form?: Form): Turn =>
  (form && readTurn(form, false)) ?? firstTurn(month.turns?.[field]?.page ?? '')
