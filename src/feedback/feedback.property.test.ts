import fc from 'fast-check'
import { expect, test } from 'vitest'
import { feedback as words } from '../text/vi/feedback.ts'
import { next, reduce } from './feedback.rules.ts'
import type { FeedbackEvent } from './feedback-event.rules.ts'
import { type FeedbackState, isRefusal } from './feedback-state.rules.ts'
import { admitted, KINDS, made, policy, shown, told } from './testing/cases.ts'
import { someEvent } from './testing/orders.ts'
import { wrongs } from './testing/wrongs.ts'

/** Nothing that a state holds can be changed any more. */
function freeze(value: object): void {
  if (Object.isFrozen(value)) return
  Object.freeze(value)
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) freeze(inner)
}

/** Most orders that begin at the beginning end in triage; the rest of a case's life is as much in question. */
const STARTS: readonly (readonly FeedbackEvent[])[] = [[], [], admitted, told, shown]

const count = (of: Record<string, number>, name: string) => {
  of[name] = (of[name] ?? 0) + 1
}

test('100,000 random orders: none to a conclusion without notice, hearing, source and two people without conflict', () => {
  const ends: Record<string, number> = {}
  const written: Record<string, number> = {}
  const refused: Record<string, number> = {}
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 2 ** 30 }), { minLength: 12, maxLength: 28 }), (seeds) => {
      const log = [...STARTS[seeds[0]! % STARTS.length]!]
      let state: FeedbackState | null = log.length > 0 ? made(log) : null
      for (const seed of seeds) {
        if (state?.stage === 'erased' && seed % 4 > 0) break
        const event: FeedbackEvent = someEvent(seed, state)
        const outcome: FeedbackState | { refused: string } = next(state, event, policy)
        if ('refused' in outcome) {
          count(refused, outcome.refused)
          continue
        }
        freeze(outcome)
        log.push(event)
        state = outcome
        count(written, event.kind)
        count(ends, state.stage)
      }
      if (!state) return
      const wrong = wrongs(log, state)
      if (wrong.length > 0) throw new Error(`${wrong.join(', ')} after ${log.map((one) => one.kind)}`)
      // What was refused left no trace.
      const again = reduce(log, policy)
      if (isRefusal(again) || JSON.stringify(again) !== JSON.stringify(state))
        throw new Error('another state on replay')
    }),
    { numRuns: 100_000 },
  )
  // The orders are far from all alike: every event was written down, every stage was come to, often.
  expect(KINDS.filter((kind) => (written[kind] ?? 0) < 300)).toEqual([])
  expect(Object.entries(ends).filter(([, times]) => times < 300)).toEqual([])
  expect(Object.keys(ends)).toHaveLength(12)
  expect(Object.keys(words.refusals).filter((one) => !refused[one])).toEqual([])
})
