import { mustWait } from './throttle.ts'
import type { Visit } from './visit.ts'

/** The sentence for somebody who has to wait before the next attempt, or null. */
export async function slowDown(v: Visit, kind: string, subject: string): Promise<string | null> {
  const seconds = await mustWait(v.db, kind, subject, v.now)
  return seconds > 0 ? v.t.account.card.slow(v.t.account.signIn.seconds(seconds)) : null
}
