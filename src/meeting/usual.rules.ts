/** How many of a cell's last meetings are looked at. */
const LAST = 3

/**
 * What a cell does by habit, out of its last meetings, newest first: what at least two of the last three had. Once is no
 * habit: a meeting that was moved for a funeral does not move the next one.
 */
export function habitOf(values: readonly string[], otherwise: string): string {
  const last = values.slice(0, LAST)
  return last.find((value, i) => value !== '' && last.indexOf(value, i + 1) > i) ?? otherwise
}
