import { describe, expect, test } from 'vitest'
import { askedSince, nextRoundBy } from './rhythm.rules.ts'

describe('the next round', () => {
  test.each([
    [12, '2017-01-16', '2019-10-05', '2020-10-05'],
    [6, '2026-12-01', '2026-11-25', '2027-06-01'],
    [6, '2026-01-01', null, '2026-07-01'],
    [6, '2026-01-01', '2026-08-31', '2027-02-28'],
    [12, '2024-01-01', '2024-02-29', '2025-02-28'],
  ] as const)('every %i months, asked since %s, the last begun %s: by %s', (every, since, last, by) => {
    expect(nextRoundBy(every, since, last)).toBe(by)
  })

  test('is asked for since the rhythm was laid down, not since the movement or another change of it', () => {
    const version = (n: number, from: string, roundEvery?: 6 | 12) => ({
      n,
      from,
      laidOn: from,
      terms: roundEvery ? { roundEvery } : {},
      target: null,
    })
    const course = {
      ends: [],
      versions: [
        version(1, '2024-01-01', 12),
        version(2, '2025-01-01', 6),
        version(3, '2025-06-01', 6),
        version(4, '2027-01-01', 12),
      ],
    }
    expect(askedSince(course, 6, '2026-12-01')).toBe('2025-01-01')
    expect(askedSince(course, 12, '2024-05-01')).toBe('2024-01-01')
  })
})
