import type { ReminderEvent } from './reminder-event.rules.ts'

/** Under these names an event holds words; they are stored apart, so that they can be deleted. */
const WORDS = new Set(['text', 'reason', 'expected'])

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

function mapWords(value: Json, change: (words: string) => string, key = ''): Json {
  if (typeof value === 'string') return WORDS.has(key) ? change(value) : value
  if (Array.isArray(value)) return value.map((one: Json) => mapWords(one, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value as { [key: string]: Json }).map(([name, one]) => [
      name,
      mapWords(one, change, name),
    ]),
  )
}

/** What an event says besides its kind and day, with an id in the place of every text. */
export function withoutWords(
  { kind: _kind, on: _on, ...said }: ReminderEvent,
  idOf: () => string,
): { said: Json; texts: { id: string; body: string }[] } {
  const texts: { id: string; body: string }[] = []
  const kept = mapWords(said as unknown as Json, (body) => {
    const id = idOf()
    texts.push({ id, body })
    return id
  })
  return { said: kept, texts }
}

/** The event as it was said. Of words that are deleted the id stands there: something was said. */
export const withWords = (
  stored: { readonly kind: string; readonly on: string; readonly said: unknown },
  texts: Readonly<Record<string, string>>,
): ReminderEvent =>
  ({
    ...(mapWords(stored.said as Json, (id) => texts[id] ?? id) as object),
    kind: stored.kind,
    on: stored.on,
  }) as ReminderEvent
