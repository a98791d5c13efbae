import { setTimeout as pause } from 'node:timers/promises'

/** Asks until the answer is something, or gives undefined once the time is over. */
export async function waitFor<T>(
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  atMost: number,
  every = 20,
): Promise<T | undefined> {
  const end = performance.now() + atMost
  for (;;) {
    const answer = await ask()
    if (answer !== undefined && answer !== false) return answer
    if (performance.now() > end) return undefined
    await pause(every)
  }
}
