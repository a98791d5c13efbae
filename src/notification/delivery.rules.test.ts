import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readEmail, readPhone, showPhone } from './contact.rules.ts'
import { type Attempted, afterAttempt, type Outcome, waitAfter } from './delivery.rules.ts'

const now = new Date('2026-12-01T09:00:00+07:00')
const HOUR = 3_600_000
const fresh: Attempted = { attempts: 1, doubtAt: null, until: null }

describe('after an attempt', () => {
  test.each([
    ['taken', 0, 'sent'],
    ['bounced', 0, 'failed'],
    ['not-taken', 0, 'waiting'],
    ['unsure', 0, 'unknown'],
    ['taken', 24, 'sent'],
    ['bounced', 24, 'failed'],
    ['not-taken', 24, 'waiting'],
    ['unsure', 24, 'waiting'],
  ] as const)('“%s”, the other side knowing ids for %d hours: “%s”', (outcome, hours, state) => {
    expect(afterAttempt(outcome, fresh, hours * HOUR, now).state).toBe(state)
  })

  test('the waits grow to an hour', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 50].map((n) => waitAfter(n) / 60_000)).toEqual([2, 4, 8, 16, 32, 60, 60, 60])
  })

  const outcomes = fc.array(fc.constantFrom<Outcome>('taken', 'not-taken', 'unsure', 'bounced'), {
    maxLength: 60,
  })
  test('whatever comes: after an unclear one nothing is repeated once the other side may have forgotten it', () => {
    fc.assert(
      fc.property(outcomes, fc.nat({ max: 48 }), fc.option(fc.nat({ max: 100 })), (answers, hours, until) => {
        const dedupes = hours * HOUR
        const end = until === null ? null : new Date(now.getTime() + until * HOUR)
        let at = now
        let doubtAt: Date | null = null
        for (const [n, answer] of answers.entries()) {
          if (doubtAt) expect(at.getTime()).toBeLessThan(doubtAt.getTime() + dedupes)
          if (n > 0 && end) expect(at.getTime()).toBeLessThan(end.getTime())
          const next = afterAttempt(answer, { attempts: n + 1, doubtAt, until: end }, dedupes, at)
          if (next.state !== 'waiting') {
            // What may have arrived is never called "not sent".
            if (next.doubtAt && answer !== 'taken' && answer !== 'bounced') expect(next.state).toBe('unknown')
            return
          }
          expect(next.nextAt!.getTime()).toBeGreaterThan(at.getTime())
          doubtAt = next.doubtAt
          at = next.nextAt!
        }
      }),
    )
  })
})

test.each([
  ['0912345678', '84912345678'],
  ['0912 345 678', '84912345678'],
  ['+84 912 345 678', '84912345678'],
  ['84912345678', '84912345678'],
  ['(0912).345-678', '84912345678'],
  ['0112345678', null],
  ['091234567', null],
  ['09123456789', null],
  ['0084912345678', null],
  ['12345', null],
  ['', null],
])('“%s” as a mobile number is %s', (typed, phone) => {
  expect(readPhone(typed)).toBe(phone)
  if (phone) expect(readPhone(showPhone(phone))).toBe(phone)
})

test.each([
  ['lan@thu.vn', 'lan@thu.vn'],
  ['Lan.Nguyen+hop@Thu.gov.vn', 'lan.nguyen+hop@thu.gov.vn'],
  ['lan', null],
  ['lan@thu', null],
  ['Lan <lan@thu.vn>', null],
  ['lan@thu.vn,nam@thu.vn', null],
  ['lan@thu.vn\nBcc: nam@thu.vn', null],
  [`${'a'.repeat(250)}@thu.vn`, null],
])('“%s” as an address of mail is %s', (typed, email) => {
  expect(readEmail(typed)).toBe(email)
})
