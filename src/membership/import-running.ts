/** Imports under way in this process, by id. One that broke off is told to whoever looks next. */
const running = new Map<string, { settled: boolean; work: Promise<void> }>()

export const isRunning = (id: string): boolean => running.get(id)?.settled === false

/** Starts the work; answers when it has ended, or when `patience` (milliseconds) has. Throws what the work threw in time. */
export async function runFor(
  id: string,
  patience: number,
  work: () => Promise<void>,
): Promise<'ended' | 'goes-on'> {
  const entry = { settled: false, work: work() }
  running.set(id, entry)
  const end = entry.work.finally(() => {
    entry.settled = true
  })
  let timer: NodeJS.Timeout | undefined
  const wait = new Promise<'goes-on'>((done) => {
    if (patience !== Number.POSITIVE_INFINITY) timer = setTimeout(() => done('goes-on'), patience)
  })
  try {
    const outcome = await Promise.race([end.then(() => 'ended' as const), wait])
    if (outcome === 'ended') running.delete(id)
    return outcome
  } catch (error) {
    running.delete(id)
    throw error
  } finally {
    clearTimeout(timer)
    // What breaks off later is kept for `collect`; it must not end the process meanwhile.
    end.catch(() => {})
  }
}

/** Forgets work that has ended; throws what it broke off with. */
export async function collect(id: string): Promise<void> {
  const entry = running.get(id)
  if (!entry?.settled) return
  running.delete(id)
  await entry.work
}
