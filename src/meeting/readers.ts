import type { Text } from '../text/text.ts'
import type { tableReaders } from './own-meeting.queries.ts'

/** The answer to "Ai xem được?" in words: names with their posts, and the clerk, chosen or yet to be. */
export function readerNames(
  t: Text,
  { readers, clerkLater }: Awaited<ReturnType<typeof tableReaders>>,
): string {
  const names = readers.map(({ name, title, clerk }) =>
    clerk ? t.absence.clerk(name) : `${name} (${title})`,
  )
  if (clerkLater) names.push(t.absence.clerkLater)
  return names.join(', ')
}
