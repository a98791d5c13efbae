import type { Period } from '../movement/movement.ts'

/** What a page of the month was drawn from. Its forms carry it, so that they are not laid into another month. */
export type Shown = Pick<Period, 'id' | 'catalogue'>
export const SHOWN = ['period', 'catalogue'] as const

export function ShownFrom({ period }: { period: Shown }) {
  return (
    <>
      <input type="hidden" name="period" value={period.id} />
      <input type="hidden" name="catalogue" value={period.catalogue} />
    </>
  )
}
