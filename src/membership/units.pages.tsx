import type { UnitKind } from '../organisation/organisation.rules.ts'
import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'
import {
  Button,
  type Choice,
  ErrorSummary,
  Form,
  fieldsOf,
  LinkButton,
  Radios,
  Select,
  TextInput,
} from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { SETUP_STEPS, type SetupStep } from './setup-steps.rules.ts'

export interface UnitLine {
  readonly id: string
  readonly kind: UnitKind
  readonly name: string
  /** How many have a place in it or below. */
  readonly members: number
  /** The day a planned move comes, as shown. */
  readonly moves: string | null
  readonly below: readonly UnitLine[]
}

export function OrganisationPage(props: {
  tree: UnitLine
  /** The steps taken so far; null once nothing is left to do. */
  steps: ReadonlySet<SetupStep> | null
  notice?: string
}) {
  const t = useText()
  const o = t.organisation
  return (
    <>
      <h1>{props.tree.name}</h1>
      {props.notice && <p class="note good">{props.notice}</p>}
      {props.steps && <Steps taken={props.steps} />}
      <ul class="tasks">
        {(
          [
            [o.people, paths.people],
            [o.import, paths.imports],
            [o.defaults, paths.defaults],
            [o.catalogues, paths.catalogues],
          ] as const
        ).map(([label, path]) => (
          <li key={label}>
            <a href={path.to()}>
              <span class="name">{label}</span>
            </a>
          </li>
        ))}
      </ul>
      <h2 id="cay">{o.tree}</h2>
      <ul class="tree">
        <Branch unit={props.tree} />
      </ul>
      <div class="actions">
        <LinkButton href={paths.unitNew.to()}>{o.add}</LinkButton>
      </div>
    </>
  )
}

function Branch({ unit }: { unit: UnitLine }) {
  const o = useText().organisation
  return (
    <li>
      <a href={paths.unit.to({ unit: unit.id })}>{unit.name}</a>
      <small>
        {[
          o.kinds[unit.kind],
          unit.kind !== 'group' && o.members(unit.members),
          unit.moves && o.future(unit.moves),
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
      {unit.below.length > 0 && (
        <ul>
          {unit.below.map((child) => (
            <Branch key={child.id} unit={child} />
          ))}
        </ul>
      )}
    </li>
  )
}

/** The first days of a new organisation, in their order. Nothing here can tell whether backups are made. */
function Steps({ taken }: { taken: ReadonlySet<SetupStep> }) {
  const t = useText()
  const { steps } = t.setup
  const links: Record<SetupStep, string> = {
    defaults: paths.defaults.to(),
    import: paths.imports.to(),
    officers: paths.people.to(),
    cards: '#cay',
  }
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">{t.organisation.steps}</h2>
      <ol class="tasks">
        {SETUP_STEPS.map((step) => (
          <li key={step}>
            <a href={links[step]}>
              <span class="name">{steps[step]}</span>
              <span class={taken.has(step) ? 'state done' : 'state'}>
                {taken.has(step) ? t.organisation.stepDone : t.organisation.stepOpen}
              </span>
            </a>
          </li>
        ))}
        <li>
          <span class="row">{steps.backup}</span>
        </li>
      </ol>
    </section>
  )
}

export function UnitPage(props: {
  unit: { id: string; kind: UnitKind; name: string }
  facts: readonly (readonly [label: string, value: string])[]
  /** Of the commune itself there is nothing above to move it to. */
  isRoot: boolean
  notice?: string
  typed: { name: string }
  errors?: FieldErrors
}) {
  const t = useText()
  const o = t.organisation
  const { unit } = props
  const to = { unit: unit.id }
  return (
    <>
      <h1>{unit.name}</h1>
      {props.notice && <p class="note good">{props.notice}</p>}
      <ErrorSummary errors={props.errors} />
      <dl class="facts">
        {props.facts.map(([label, value]) => (
          <>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
      <ul class="tasks">
        {linksOf(unit, props.isRoot, t).map(([label, href]) => (
          <li key={label}>
            <a href={href}>
              <span class="name">{label}</span>
            </a>
          </li>
        ))}
      </ul>
      <h2>{o.rename}</h2>
      <Form action={paths.unit.to(to)}>
        <TextInput name="name" label={o.name} value={props.typed.name} error={props.errors?.name} />
        <Button>{o.save}</Button>
      </Form>
    </>
  )
}

function linksOf(
  unit: { id: string; kind: UnitKind },
  isRoot: boolean,
  { organisation: o, people: p }: Text,
): [label: string, href: string][] {
  const to = { unit: unit.id }
  const links: [string, string][] = []
  if (unit.kind === 'cell')
    links.push(
      [p.title, `${paths.people.to()}?chi-bo=${unit.id}`],
      [p.cards.title, paths.cellCards.to({ cell: unit.id })],
    )
  if (unit.kind !== 'group') links.push([o.addBelow, `${paths.unitNew.to()}?thuoc=${unit.id}`])
  if (!isRoot) links.push([o.move, paths.unitMove.to(to)], [o.merge, paths.unitMerge.to(to)])
  return links
}

interface UnitForm {
  typed: Readonly<Record<string, string>>
  errors?: FieldErrors
}

export function NewUnitPage(props: UnitForm & { kinds: readonly UnitKind[]; parents: readonly Choice[] }) {
  const o = useText().organisation
  const { typed, errors } = props
  const field = fieldsOf(typed, errors)
  return (
    <>
      <h1>{o.add}</h1>
      <ErrorSummary errors={errors} />
      <Form action={paths.unitNew.to()}>
        <Radios
          {...field('kind')}
          label={o.kind}
          choices={props.kinds.map((value) => ({ value, label: o.kinds[value] }))}
        />
        <TextInput {...field('name')} label={o.name} hint={o.nameHint} />
        <Select {...field('parent')} label={o.parent} choices={props.parents} />
        <Button>{o.save}</Button>
      </Form>
    </>
  )
}
