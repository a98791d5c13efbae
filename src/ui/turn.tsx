import { randomId } from '../platform/ids.ts'
import type { Turn } from '../platform/turn.ts'

/** The turn of a page that is shown for the first time. */
export const firstTurn = (seen: string): Turn => ({ page: randomId(), turn: 0, typing: false, seen })

/** Carries in a form which page it is and what it has seen (platform/turn.ts). */
export function TurnFields({ turn }: { turn: Turn }) {
  return (
    <>
      <input type="hidden" name="page" value={turn.page} />
      <input type="hidden" name="turn" value={turn.turn} data-turn />
      <input type="hidden" name="seen" value={turn.seen} />
    </>
  )
}
