import {
  compareTerm,
  isWeaker,
  keepsWithin,
  type Target,
  TERM_NAMES,
  type TermName,
  type Terms,
  type TermValue,
} from './terms.rules.ts'

/** Where something is laid down: the movement, the unit that launched it, the paper it did so by. */
export interface Source {
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly unitName: string
  /** A body that is no unit here, named by the unit that wrote its movement down; '' where the unit itself launched it. */
  readonly outside: string
  readonly document: { readonly title: string; readonly number: string; readonly on: string | null }
}

/** A movement on one day, as far above the unit it binds as `height` says: 0 is the unit itself. */
export interface Standing {
  readonly source: Source
  readonly height: number
  readonly since: string
  readonly terms: Terms
  readonly target: Target | null
}

export interface Bound<V extends TermValue = TermValue> {
  readonly value: V
  /** Every movement that lays down this very value, the highest first. */
  readonly by: readonly Source[]
  /** Others that lay down something looser, or another catalogue, and give way. */
  readonly beside: readonly { readonly value: V; readonly source: Source }[]
}

export interface Binding {
  readonly terms: { readonly [F in TermName]?: Bound<NonNullable<Terms[F]>> }
  /** Every target there is: two of them are not mixed into a third. */
  readonly targets: readonly { readonly target: Target; readonly source: Source }[]
}

export const UNBOUND: Binding = { terms: {}, targets: [] }

/** The highest first; those of one unit by their ids, which follow the time they were launched. */
const inOrder = (standing: readonly Standing[]) =>
  standing.toSorted((a, b) => b.height - a.height || (a.source.id < b.source.id ? -1 : 1))

/** What binds a unit, folded from the top of the tree down: of each field the strictest, whoever laid it down. */
export function bindingOf(standing: readonly Standing[]): Binding {
  const ordered = inOrder(standing)
  const terms: Partial<Record<TermName, Bound>> = {}
  for (const name of TERM_NAMES) {
    const laid = ordered.flatMap(({ terms: { [name]: value }, source }) =>
      value === undefined ? [] : [{ value: value as TermValue, source }],
    )
    const value = laid.reduce<TermValue | undefined>(
      (strictest, one) =>
        strictest === undefined || compareTerm(name, one.value, strictest) < 0 ? one.value : strictest,
      undefined,
    )
    if (value !== undefined)
      terms[name] = {
        value,
        by: laid.filter((one) => one.value === value).map(({ source }) => source),
        beside: laid.filter((one) => one.value !== value),
      }
  }
  return {
    terms: terms as Binding['terms'],
    targets: ordered.flatMap(({ target, source }) => (target ? [{ target, source }] : [])),
  }
}

/** Something a unit wants that is looser than what binds it. */
export type Looser =
  | { readonly kind: 'term'; readonly name: TermName; readonly bound: Bound }
  | { readonly kind: 'target'; readonly target: Target; readonly source: Source }

/** What of a unit's own terms and target is looser than what binds it. Empty: it may lay them down. */
export function looserThan(wanted: Terms, target: Target | null, binding: Binding): Looser[] {
  const terms = TERM_NAMES.flatMap((name): Looser[] => {
    const [value, bound] = [wanted[name], binding.terms[name] as Bound | undefined]
    return value !== undefined && bound && !keepsWithin(name, value as TermValue, bound.value)
      ? [{ kind: 'term', name, bound }]
      : []
  })
  const above = target && binding.targets.find((one) => isWeaker(target, one.target))
  return above ? [...terms, { kind: 'target', ...above }] : terms
}

/** A unit's own value, or what binds it where that is stricter. */
export function within<F extends TermName>(
  name: F,
  own: NonNullable<Terms[F]>,
  binding: Binding,
): NonNullable<Terms[F]> {
  const bound = binding.terms[name] as Bound | undefined
  return bound && !keepsWithin(name, own, bound.value) ? (bound.value as NonNullable<Terms[F]>) : own
}

/** Two hours laid down by different movements that leave less than an hour between them for messages. */
export function hoursClash(binding: Binding): boolean {
  const { opens, shuts } = binding.terms
  return opens !== undefined && shuts !== undefined && shuts.value < opens.value + SHORTEST_HOURS
}

const SHORTEST_HOURS = 60
