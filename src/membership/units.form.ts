import { canLieUnder, UNIT_KINDS, type UnitKind } from '../organisation/organisation.rules.ts'
import type { UnitInTree } from '../organisation/organisation.ts'
import { fold } from '../platform/fold.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'
import { isSuspicious, squash } from './list-text.rules.ts'

/** What an organisation may have below itself. */
const KINDS_BELOW = ['grassroots', 'cell', 'group'] as const satisfies readonly UnitKind[]

const LONGEST_NAME = 120

/** A name nobody beside it bears: lists of members are matched by it. */
export function readUnitName(
  form: Form,
  siblings: readonly { id: string; name: string }[],
  except: string | null,
  t: Text,
): { name: string; errors: FieldErrors } {
  const name = squash(form.text('name'))
  const taken = siblings.some((unit) => unit.id !== except && fold(unit.name) === fold(name))
  const error = form.hadHidden('name')
    ? t.form.hidden
    : fold(name) === ''
      ? t.form.required
      : name.length > LONGEST_NAME
        ? t.form.tooLong(LONGEST_NAME, name.length)
        : isSuspicious(name)
          ? t.people.badName
          : taken
            ? t.organisation.sameName
            : null
  return { name, errors: error ? { name: error } : {} }
}

/** A new unit of the tree, or what is wrong with it. */
export function readNewUnit(
  form: Form,
  tree: readonly UnitInTree[],
  t: Text,
): { unit: { kind: UnitKind; name: string; parent: string } | null; errors: FieldErrors } {
  const kind = KINDS_BELOW.find((known) => known === form.text('kind'))
  const parent = tree.find(({ id }) => id === form.text('parent'))
  const siblings = tree.filter((unit) => unit.parent === parent?.id)
  const { name, errors } = readUnitName(form, siblings, null, t)
  if (!kind) errors.kind = t.form.choose
  if (!parent) errors.parent = t.form.choose
  else if (kind && !canLieUnder(kind, parent.kind)) errors.parent = t.organisation.cantLie
  const good = kind && parent && Object.keys(errors).length === 0
  return { unit: good ? { kind, name, parent: parent.id } : null, errors }
}

/** Where a unit may be put: of the same organisation, of a kind it can lie under, and not where it is. */
export const placesFor = (unit: UnitInTree, tree: readonly UnitInTree[]): UnitInTree[] =>
  tree.filter(({ id, kind }) => canLieUnder(unit.kind, kind) && id !== unit.parent)

/** Which units it may become part of; the rules say the rest when it is tried. */
export const mergeableWith = (unit: UnitInTree, tree: readonly UnitInTree[]): UnitInTree[] =>
  tree.filter(({ id, kind }) => kind === unit.kind && id !== unit.id)

/** The kinds that can lie under something of this tree. */
export const kindsFor = (tree: readonly UnitInTree[]): UnitKind[] =>
  UNIT_KINDS.filter(
    (kind) =>
      (KINDS_BELOW as readonly UnitKind[]).includes(kind) &&
      tree.some((unit) => canLieUnder(kind, unit.kind)),
  )
