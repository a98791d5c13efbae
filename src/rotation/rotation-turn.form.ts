import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'
import type { Menu } from './rotation-view.rules.ts'

export const TURN_FIELDS = ['rotation', 'revision', 'what', 'to', 'with'] as const
const TURN_WAYS = ['move', 'swap', 'absent'] as const

export interface TypedTurn {
  readonly what: string
  readonly to: string
  readonly with: string
}

export const typedTurn = (form: Form): TypedTurn => ({
  what: form.text('what'),
  to: form.text('to'),
  with: form.text('with'),
})

export type HandTurn =
  | { readonly kind: 'absent'; readonly member: string }
  | { readonly kind: 'moved'; readonly member: string; readonly to: string }
  | { readonly kind: 'swapped'; readonly member: string; readonly with: string }

/** What an officer asks for one member's turn, as far as the menus offer it. */
export function readTurn(
  typed: TypedTurn,
  member: string,
  menu: Menu,
  t: Text,
): { readonly change: HandTurn } | { readonly errors: FieldErrors } {
  const { turn } = t.rotation
  switch (TURN_WAYS.find((way) => way === typed.what)) {
    case 'absent':
      return { change: { kind: 'absent', member } }
    case 'move':
      return menu.meetings.some(({ id }) => id === typed.to)
        ? { change: { kind: 'moved', member, to: typed.to } }
        : { errors: { to: turn.chooseMeeting } }
    case 'swap':
      return menu.colleagues.some(({ id }) => id === typed.with)
        ? { change: { kind: 'swapped', member, with: typed.with } }
        : { errors: { with: turn.chooseColleague } }
    default:
      return { errors: { what: t.form.choose } }
  }
}
