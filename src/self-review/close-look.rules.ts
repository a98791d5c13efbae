/** A small seeded generator (mulberry32): the order need not be secret, only even and the same each time. */
function generator(seed: string): () => number {
  let state = 2166136261
  for (const char of seed) state = Math.imul(state ^ char.codePointAt(0)!, 16777619)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function shuffled<T>(items: readonly T[], seed: string): T[] {
  const next = generator(seed)
  const out = [...items]
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1))
    ;[out[i], out[j]] = [out[j]!, out[i]!]
  }
  return out
}

/** How many signs are read closely a month: a twelfth of what applies, between 4 and 7. */
export const closeLookSize = (applicable: number): number =>
  Math.min(applicable, Math.max(4, Math.min(7, Math.ceil(applicable / 12))))

/**
 * The signs one member reads closely in one month. Each member has an order of their own; twelve months in a row
 * walk once through all of it, so every applicable sign is read closely at least once a year whichever month the
 * year begins with (up to 84 signs; beyond that 7 a month take longer than a year). Within a month the order is
 * shuffled again.
 *
 * @param month first day of the meeting's month, 'yyyy-mm-01'
 */
export function closeLook(applicable: readonly string[], member: string, month: string): string[] {
  const size = closeLookSize(applicable.length)
  if (size === 0) return []
  const order = shuffled(applicable, member)
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
  const rounds = Math.max(12, Math.ceil(order.length / size))
  const start = Math.floor(((index % rounds) * order.length) / rounds)
  const chosen = Array.from({ length: size }, (_, i) => order[(start + i) % order.length]!)
  return shuffled(chosen, `${member} ${month}`)
}
