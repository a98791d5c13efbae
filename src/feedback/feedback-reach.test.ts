import { describe, expect, test } from 'vitest'
import { addDays } from '../platform/clock.ts'
import { feedback as words } from '../text/vi/feedback.ts'
import { isRunning } from './feedback-state.rules.ts'
import { senderStateOf, waitsFor } from './feedback-steps.rules.ts'
import { moreSentences, stateSentence, stepSentence } from './feedback-words.rules.ts'
import { explore, sortOf } from './testing/reach.ts'
import { wrongs } from './testing/wrongs.ts'

const found = new Set<string>()
let concluded = 0
const steps = new Map<string, [from: string, to: string]>()
const all = explore(({ log, state }, from) => {
  const [one, other] = [sortOf(from), sortOf(state)]
  steps.set(`${one} → ${other}`, [one, other])
  if (log.at(-1)!.kind === 'concluded') concluded += 1
  for (const wrong of wrongs(log, state)) found.add(`${wrong}: ${log.map((one) => one.kind).join(' ')}`)
})

describe('every sort of case that can be come to at all', () => {
  test('has been come to: many, and no more beyond', () => {
    expect(all.sorts.size).toBeGreaterThan(500)
    expect(all.moves).toBeGreaterThan(20_000)
    expect(concluded).toBeGreaterThan(100)
  })

  test('0 ways to a conclusion without notice, an answer or a lapsed window, a source, and two without conflict', () => {
    expect([...found].slice(0, 10)).toEqual([])
  })

  test('can be brought to an end, after which nothing is left', () => {
    const ending = new Set(['erased'])
    for (let before = 0; before < ending.size; ) {
      before = ending.size
      for (const [from, to] of steps.values()) if (ending.has(to)) ending.add(from)
    }
    expect([...all.sorts.keys()].filter((sort) => !ending.has(sort))).toEqual([])
  })

  test('says in a sentence where it stands, whom it waits for, and what the sender is told', () => {
    for (const { state } of all.sorts.values()) {
      const today = addDays(state.last, 3)
      const step = waitsFor(state, today)
      expect(step === null).toBe(state.stage === 'erased')
      const said = [stateSentence(state, words), ...moreSentences(state, words)]
      for (const sentence of said) {
        expect(sentence, sortOf(state)).toMatch(/^\p{Lu}.*\.$/u)
        expect(sentence).not.toMatch(/undefined|null|NaN|\d{4}-\d\d/)
      }
      if (step) expect(stepSentence(step, words)).toMatch(/^\p{Lu}.*[^.]$/u)
      if (state.stage !== 'erased') expect(words.sender[senderStateOf(state)]).toMatch(/\.$/)
      if (isRunning(state)) expect(senderStateOf(state)).not.toBe('done')
    }
  })
})
