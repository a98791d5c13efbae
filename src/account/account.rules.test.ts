import { describe, expect, test } from 'vitest'
import { vi } from '../text/vi/vi.ts'
import { deviceLabel } from './account.form.ts'
import { cardState, pinProblem, throttleWait, waitAfter } from './account.rules.ts'

const all = (length: number) => Array.from({ length }, (_, i) => i + 1)

describe('a wrong PIN', () => {
  test.each([
    [0, 0],
    [1, 0],
    [2, 5],
    [3, 15],
    [4, 60],
    [5, 300],
    [6, 900],
    [7, 3600],
    [8, 'sheet'],
    [100, 'sheet'],
  ])('typed %i times in a row: %s', (times, wait) => {
    expect(waitAfter(times)).toBe(wait)
  })

  test('never waits less than the one before', () => {
    const waits = all(7).map((n) => waitAfter(n) as number)
    expect(waits).toEqual([...waits].sort((a, b) => a - b))
  })
})

describe('wrong codes from one place', () => {
  test.each([
    [1, 0],
    [19, 0],
    [20, 30],
    [21, 60],
    [26, 1920],
    [27, 3600],
    [10_000, 3600],
  ])('after %i: wait %i seconds', (failures, seconds) => {
    expect(throttleWait(failures)).toBe(seconds)
  })
})

describe('a PIN', () => {
  test.each([
    ['270519', null],
    ['123457', null],
    ['112233', null],
    ['12345', 'six-digits'],
    ['1234567', 'six-digits'],
    ['12345a', 'six-digits'],
    ['', 'six-digits'],
    ['１２３４５７', 'six-digits'],
    ['123456', 'too-easy'],
    ['654321', 'too-easy'],
    ['000000', 'too-easy'],
    ['999999', 'too-easy'],
    ['123123', 'too-easy'],
    ['121212', 'too-easy'],
  ])('“%s”: %s', (pin, problem) => {
    expect(pinProblem(pin)).toBe(problem)
  })

  test('is refused if anybody would try it first, which leaves all but one in nine hundred', () => {
    const pins = Array.from({ length: 1_000_000 }, (_, n) => String(n).padStart(6, '0'))
    expect(pins.filter((pin) => pinProblem(pin))).toHaveLength(1100)
  })
})

describe('a card', () => {
  const now = new Date('2026-12-01T09:00:00+07:00')
  const card = (more: object) => ({
    expires_at: new Date(now.getTime() + 1),
    used_at: null,
    voided_at: null,
    ...more,
  })
  test.each([
    ['printed', {}, 'good'],
    ['at its last moment', { expires_at: now }, 'expired'],
    ['used', { used_at: now }, 'used'],
    ['replaced', { voided_at: now }, 'voided'],
    ['used, then replaced, then old', { used_at: now, voided_at: now, expires_at: now }, 'used'],
  ])('%s is %s', (_, more, state) => {
    expect(cardState(card(more), now)).toBe(state)
  })
})

describe('the label of a device', () => {
  test.each([
    [
      'Mozilla/5.0 (Linux; Android 12; SM-A127F) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36',
      'điện thoại Android',
    ],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 16_1 like Mac OS X) AppleWebKit/605 Mobile', 'điện thoại iOS'],
    ['Mozilla/5.0 (iPad; CPU OS 16_1 like Mac OS X)', 'máy tính bảng iOS'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64)', 'máy tính Windows'],
    ['', 'máy tính'],
    ['<script>alert(1)</script>', 'máy tính'],
  ])('of “%s” is “%s”', (agent, label) => {
    expect(deviceLabel(agent, vi)).toBe(label)
  })
})
