export interface TextVersion {
  readonly id: string
  readonly body: string
  /** Versions the writer had before them, and so replaced. */
  readonly seen: readonly string[]
  /** The open page it was typed into, and the how-manieth save of that page it was. */
  readonly writing: string
  readonly turn: number
}

/**
 * The versions that stand: those nobody replaced who had seen them. More than one means that people wrote at the same
 * time; then both are shown until somebody who saw both writes the next. An emptied field beside a written one is no
 * second version, nor is the same text twice.
 */
export function standing<V extends TextVersion>(versions: readonly V[]): V[] {
  const seen = new Set(versions.flatMap((version) => version.seen))
  const lastTurn = new Map<string, number>()
  for (const { writing, turn } of versions)
    lastTurn.set(writing, Math.max(turn, lastTurn.get(writing) ?? turn))
  const left = versions.filter(
    (version) => !seen.has(version.id) && version.turn === lastTurn.get(version.writing),
  )
  const written = left.filter((version) => version.body !== '')
  return written.filter((version, i) => written.findIndex((other) => other.body === version.body) === i)
}

/** What a field shows: the one text, or all that stand, one under the other, to be made one. */
export const shownText = (versions: readonly TextVersion[]): string =>
  versions.map((version) => version.body).join('\n\n')

/**
 * Whether a field comes back as its page showed it. Then nothing was written: also where somebody else has replaced the
 * text meanwhile, the old words must not come back as a version of their own. A page that saved before while it was
 * typed into takes that back by sending the first words again.
 */
export function isUntouched(
  every: readonly TextVersion[],
  sent: { readonly body: string; readonly seen: readonly string[]; readonly writing: string },
): boolean {
  if (every.some((version) => version.writing === sent.writing)) return false
  return sent.body === shownText(every.filter((version) => sent.seen.includes(version.id)))
}
