import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reminder as words } from '../text/vi/reminder.ts'
import { next, reduce } from './reminder.rules.ts'
import type { ReminderEvent } from './reminder-event.rules.ts'
import { isRefusal, type ReminderState } from './reminder-state.rules.ts'
import { KINDS, policy } from './testing/cases.ts'
import { someEvent } from './testing/orders.ts'
import { hasReason, wrongs } from './testing/wrongs.ts'

/** Nothing that a state holds can be changed any more. */
function freeze(value: object): void {
  if (Object.isFrozen(value)) return
  Object.freeze(value)
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) freeze(inner)
}

const MIDDLE = 4
const text = (value: unknown) => JSON.stringify(value)

test('100,000 random orders: no state without its reason, none in force without a conclusion, a hearing and a vote', () => {
  const ends: Record<string, number> = {}
  const written: Record<string, number> = {}
  const refused: Record<string, number> = {}
  const count = (of: Record<string, number>, name: string) => {
    of[name] = (of[name] ?? 0) + 1
  }
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 2 ** 30 }), { minLength: 8, maxLength: 20 }), (seeds) => {
      const log: ReminderEvent[] = []
      let state: ReminderState | null = null
      let middle: ReminderState | null = null
      for (const seed of seeds) {
        // One that is forgotten refuses everything: a few tries say so.
        if (log.at(-1)?.kind === 'forgotten' && seed % 4 > 0) break
        const event: ReminderEvent = someEvent(seed, state)
        const outcome: ReminderState | { refused: string } = next(state, event, policy)
        if ('refused' in outcome) {
          count(refused, outcome.refused)
          continue
        }
        freeze(outcome)
        log.push(event)
        state = outcome
        count(written, event.kind)
        if (!hasReason(log, state)) throw new Error(`${state.stage} because ${state.reason.kind}`)
        if (log.length === MIDDLE) middle = state
      }
      if (!state) return
      count(ends, state.stage)
      const wrong = wrongs(log, state)
      if (wrong.length > 0) throw new Error(`${wrong.join(', ')} after ${log.map((one) => one.kind)}`)
      // What was refused left no trace, and any beginning may be kept and gone on from.
      const whole = text(state)
      if (text(reduce(log, policy)) !== whole) throw new Error('another state on replay')
      if (!middle) return
      const resumed = log.slice(MIDDLE).reduce<ReminderState>((so, event) => {
        const outcome = next(so, event, policy)
        return isRefusal(outcome) ? so : outcome
      }, middle)
      if (text(resumed) !== whole) throw new Error('another state when gone on from the middle')
    }),
    { numRuns: 100_000 },
  )
  // The orders are far from all alike: every event was written down, every stage was come to, often.
  expect(KINDS.filter((kind) => (written[kind] ?? 0) < 300)).toEqual([])
  expect(Object.keys(words.refusals).filter((one) => !refused[one])).toEqual([])
  expect(Object.entries(ends).filter(([, times]) => times < 300)).toEqual([])
})
