/** A day as people type it, 'dd/mm/yyyy' with any separator, or as a date field sends it; null when there is no such day. */
export function readDay(typed: string): string | null {
  const iso = typed.match(/^(\d{4})-(\d{1,2})-(\d{1,2})$/)
  const vietnamese = typed.match(/^(\d{1,2})[\s/.-]+(\d{1,2})[\s/.-]+(\d{4})$/)
  const [year, month, day] = iso ? iso.slice(1) : vietnamese ? vietnamese.slice(1).reverse() : []
  if (!year || !month || !day) return null
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${text}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? null : text
}

/** 0 for Sunday to 6 for Saturday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay()
