import type { ComponentChildren } from 'preact'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { Button, Form, LinkButton } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { changesNothing, type ImportPlan, type PlannedPerson, rowKey } from './import.rules.ts'
import { DoubtField, PostFields } from './import-choices.pages.tsx'
import type { ImportRow } from './import-draft.ts'
import type { Member } from './member-record.rules.ts'

export interface TrialView {
  readonly row: ImportRow
  readonly plan: ImportPlan
  /** What the trial shows, to be compared when it is written. */
  readonly seen: string
  /** Name of a unit, by its id or ref. */
  readonly unitNames: ReadonlyMap<string, string>
  /** The commune: posts over it come first. */
  readonly tenant: string
  readonly notice?: string
}

/** Everything that would be written, before anything is. */
export function TrialPage({ view }: { view: TrialView }) {
  const i = useText().imports
  const { plan, row } = view
  const idle = changesNothing(plan) && plan.doubts.length === 0
  return (
    <>
      <h1>{i.trialTitle}</h1>
      <p class="own-words">
        <strong>{row.file_name}</strong>
      </p>
      {view.notice && (
        <p class="note" role="status">
          {view.notice}
        </p>
      )}
      {changesNothing(plan) && <p class="note good">{i.nothing}</p>}
      <Counts plan={plan} />
      <Skipped members={plan.unplaced} />
      {idle ? (
        <LinkButton quiet href={paths.imports.to()}>
          {i.again}
        </LinkButton>
      ) : (
        <Form action={paths.importCommit.to({ import: row.id })}>
          <input type="hidden" name="seen" value={view.seen} />
          {plan.doubts.length > 0 && (
            <>
              <h2>{i.doubtList}</h2>
              {plan.doubts.some(({ decision }) => decision === null) && <p>{i.doubtLead}</p>}
              {plan.doubts.map((doubt) => (
                <DoubtField key={rowKey(doubt.member)} doubt={doubt} view={view} />
              ))}
            </>
          )}
          <PostFields view={view} />
          <Changes view={view} />
          <Units view={view} />
          <Added people={plan.added} />
          <div class="actions">
            {!changesNothing(plan) && <Button>{i.commit}</Button>}
            {plan.doubts.length > 0 && (
              <Button quiet={!changesNothing(plan)} action={paths.importTrial.to({ import: row.id })}>
                {i.review}
              </Button>
            )}
          </div>
        </Form>
      )}
    </>
  )
}

function Counts({ plan }: { plan: ImportPlan }) {
  const { changes } = useText().imports
  const cells = plan.units.filter(({ kind }) => kind === 'cell').length
  const undecided = plan.doubts.filter(({ decision }) => decision === null).length
  const lines: [number, (n: number) => string][] = [
    [plan.added.length, changes.added],
    [plan.changed.length, changes.changed],
    [plan.same, changes.same],
    [plan.units.length - cells, changes.orgs],
    [cells, changes.cells],
    [plan.posts.length, changes.posts],
    [undecided, changes.undecided],
    [plan.unplaced.length, changes.skipped],
  ]
  return (
    <ul>
      {lines
        .filter(([n]) => n > 0)
        .map(([n, words]) => (
          <li key={words(n)}>{words(n)}</li>
        ))}
    </ul>
  )
}

function Skipped({ members }: { members: readonly Member[] }) {
  const i = useText().imports
  if (members.length === 0) return null
  return (
    <More title={i.skippedList}>
      {members.map((member) => (
        <li key={rowKey(member)}>
          {member.fullName}
          <small>{i.at(member.sheet, member.row)}</small>
        </li>
      ))}
    </More>
  )
}

function Changes({ view }: { view: TrialView }) {
  const t = useText()
  const i = t.imports
  if (view.plan.changed.length === 0) return null
  const placeWords = (place: { cell: string; status: keyof typeof t.people.statuses } | null | undefined) =>
    place ? i.placeChange(view.unitNames.get(place.cell) ?? '', t.people.statuses[place.status]) : i.empty
  const words = (fact: string, value: string | null) =>
    value === null
      ? i.empty
      : fact === 'sex'
        ? t.people.sexes[value as 'male']
        : fact.endsWith('On') || fact === 'birthDate'
          ? showDay(value)
          : value
  return (
    <>
      <h2>{i.changeList}</h2>
      <ul>
        {view.plan.changed.map(({ member, person, facts, place }) => (
          <li key={rowKey(member)}>
            {person!.fullName}
            {facts.map(({ fact, before, after }) => (
              <small key={fact}>{i.change(i.roles[fact], words(fact, before), words(fact, after))}</small>
            ))}
            {place && <small>{i.change(i.roles.cell, placeWords(person!.place), placeWords(place))}</small>}
          </li>
        ))}
      </ul>
    </>
  )
}

function Units({ view }: { view: TrialView }) {
  const i = useText().imports
  const { units, added, changed } = view.plan
  if (units.length === 0) return null
  const coming = [...added, ...changed].filter(({ place }) => place && place.status !== 'left')
  const counts = Map.groupBy(coming, ({ place }) => place!.cell)
  return (
    <More title={i.unitList} open={units.length <= 20}>
      {units.map((unit) => (
        <li key={unit.ref}>
          {unit.kind === 'cell'
            ? i.unitLine(view.unitNames.get(unit.ref)!, counts.get(unit.ref)?.length ?? 0)
            : unit.name}
        </li>
      ))}
    </More>
  )
}

/** Newcomers named one by one; of longer lists the counts by cell tell more. */
const MOST_SHOWN = 300

function Added({ people }: { people: readonly PlannedPerson[] }) {
  const i = useText().imports
  if (people.length === 0) return null
  return (
    <More title={i.addedList}>
      {people.slice(0, MOST_SHOWN).map(({ member }) => (
        <li key={rowKey(member)}>
          {i.doubtRow(member.fullName, showDay(member.birthDate ?? ''), member.cell ?? '')}
        </li>
      ))}
      {people.length > MOST_SHOWN && <li>{i.more(people.length - MOST_SHOWN)}</li>}
    </More>
  )
}

function More({ title, open, children }: { title: string; open?: boolean; children: ComponentChildren }) {
  return (
    <div class="group">
      <details open={open}>
        <summary>{title}</summary>
        <ul>{children}</ul>
      </details>
    </div>
  )
}
