import { showDay } from '../platform/clock.ts'
import type { Text } from '../text/text.ts'
import type { Binding, Bound, Looser, Source } from './binding.rules.ts'
import type { Target, TermName, Terms, TermValue } from './terms.rules.ts'

/** Titles of catalogues by their version; a version without one is named as it is. */
export type Titles = ReadonlyMap<string, string>
const NO_TITLES: Titles = new Map()

export function termWords(t: Text, name: TermName, value: TermValue, titles: Titles = NO_TITLES): string {
  const words = t.movement.terms
  if (name === 'catalogue') return words.catalogue(titles.get(String(value)) ?? String(value))
  if (name === 'form') return words.form[value as NonNullable<Terms['form']>]
  if (name === 'longer') return words.longer(value === true)
  return words[name](Number(value))
}

export const targetWords = (t: Text, target: Target): string =>
  t.movement.target(target.share, showDay(target.by))

const whoWords = (t: Text, { outside, unitName }: Source) =>
  outside ? t.movement.launchedOutside(outside, unitName) : t.movement.launchedBy(unitName)

const paperWords = (t: Text, { document: { title, number, on } }: Source) =>
  t.movement.byDocument(title, number, on ? showDay(on) : '')

/** Who laid it down, in which movement, by which paper. */
export const sourceWords = (t: Text, source: Source): string =>
  t.movement.source(whoWords(t, source), source.name, paperWords(t, source))

/** The same below the name of the movement, which need not be said again. */
export const launchWords = (t: Text, source: Source): string =>
  t.movement.launch(whoWords(t, source), paperWords(t, source))

const sources = (t: Text, all: readonly Source[]) => all.map((one) => sourceWords(t, one)).join('; ')

/** What stands beside a field of a unit's own settings: what binds it and from where; undefined where nothing does. */
export function boundHint(t: Text, binding: Binding, name: TermName, titles?: Titles): string | undefined {
  const bound = binding.terms[name] as Bound | undefined
  return bound && t.movement.bound(termWords(t, name, bound.value, titles), sources(t, bound.by))
}

/** Why a setting is not taken: it is looser than what somebody laid down. */
export function looserSentence(t: Text, looser: Looser, titles?: Titles): string {
  const m = t.movement
  if (looser.kind === 'target')
    return m.looserTarget(targetWords(t, looser.target), sourceWords(t, looser.source))
  const { name, bound } = looser
  const sentence = name === 'catalogue' ? m.looserCatalogue : m.looser
  return sentence(termWords(t, name, bound.value, titles), sources(t, bound.by))
}

/** What else is laid down for the same field and gives way. */
export const besideSentences = (t: Text, name: TermName, bound: Bound, titles?: Titles): string[] =>
  bound.beside.map(({ value, source }) =>
    (name === 'catalogue' ? t.movement.besideCatalogue : t.movement.beside)(
      termWords(t, name, value, titles),
      sourceWords(t, source),
    ),
  )
