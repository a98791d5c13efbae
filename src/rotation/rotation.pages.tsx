import { paths } from '../paths.ts'
import { Button, type Choice, Form, LinkButton, Select } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { Meetings, Sentences } from './rotation-list.pages.tsx'
import type { PlanView, Together } from './rotation-view.rules.ts'

export interface OfficersView {
  readonly cell: { readonly id: string; readonly name: string }
  readonly rotation: string
  readonly revision: number
  /** Shown beside a draft: the day the running plan was adopted. */
  readonly besideAdoptedOn: string | null
  readonly adoptedOn: string | null
  /** There is a draft, and this page shows the running plan. */
  readonly draftWaits: boolean
  readonly plan: PlanView
  readonly together: readonly Together[]
  readonly changes: readonly { readonly day: string; readonly sentence: string }[]
  readonly adoptAt: readonly Choice[]
  /** Put behind addresses so that they lead to this very plan. */
  readonly query: string
}

export function StartPage(props: { cell: { id: string; name: string }; error?: string }) {
  const t = useText()
  const { page, title } = t.rotation
  return (
    <>
      <h1>{title}</h1>
      <p class="soft">{props.cell.name}</p>
      {props.error && (
        <p class="note" role="alert">
          {props.error}
        </p>
      )}
      <p>{page.start}</p>
      <Form action={paths.rotationDraft.to({ cell: props.cell.id })}>
        <Button>{page.make}</Button>
      </Form>
      <ul class="links">
        <li>
          <a href={paths.rotationApart.to({ cell: props.cell.id })}>{page.apart}</a>
        </li>
      </ul>
    </>
  )
}

export function RotationPage({
  view,
  notice,
  error,
}: {
  view: OfficersView
  notice?: string
  error?: string
}) {
  const t = useText()
  const { page, title } = t.rotation
  const { plan } = view
  const cell = view.cell.id
  const isDraft = view.adoptedOn === null
  return (
    <>
      <h1>{title}</h1>
      <p class="soft">{view.cell.name}</p>
      <p>
        <span class={isDraft ? 'state doing' : 'state done'}>
          {isDraft ? page.draft : page.adopted(view.adoptedOn!)}
        </span>
      </p>
      {notice && <p class="note good">{notice}</p>}
      {error && (
        <p class="note" role="alert">
          {error}
        </p>
      )}
      <p class="sentence">{plan.shape}</p>
      {plan.progress && <p>{plan.progress}</p>}
      {plan.shared && <p>{plan.shared}</p>}
      {view.besideAdoptedOn && (
        <p class="note">
          {page.beside(view.besideAdoptedOn)}{' '}
          <a href={`${paths.rotation.to({ cell })}?dang-theo`}>{page.toRunning}</a>
        </p>
      )}
      {view.together.map((one) => (
        <p class="note" key={`${one.person} ${one.day}`}>
          {page.together(one.a, one.b, one.day)}{' '}
          <a href={paths.rotationMove.to({ cell, person: one.person }) + view.query}>
            {page.changeOf(one.b)}
          </a>
        </p>
      ))}
      <h2>{page.meetings}</h2>
      <Meetings
        meetings={plan.meetings}
        changeAt={(person) => paths.rotationMove.to({ cell, person }) + view.query}
      />
      <Sentences title={page.skipped} sentences={plan.skipped} />
      {view.changes.length > 0 && (
        <>
          <h2>{page.changes}</h2>
          <ul>
            {view.changes.map((line, i) => (
              <li key={`${line.day} ${i}`}>
                {line.sentence}
                <small>{line.day}</small>
              </li>
            ))}
          </ul>
        </>
      )}
      <WhatNext view={view} />
      <ul class="links">
        {view.draftWaits && (
          <li>
            <a href={paths.rotation.to({ cell })}>{page.toDraft}</a>
          </li>
        )}
        {(isDraft || plan.complete) && (
          <li>
            <a href={paths.rotationPrint.to({ cell }) + view.query}>{page.print}</a>
          </li>
        )}
        <li>
          <a href={paths.rotationApart.to({ cell })}>{page.apart}</a>
        </li>
      </ul>
    </>
  )
}

/** The one thing to do now, and quietly beside it the way to lay everything out anew. */
function WhatNext({ view }: { view: OfficersView }) {
  const t = useText()
  const { page } = t.rotation
  const cell = view.cell.id
  const draft = paths.rotationDraft.to({ cell })
  if (view.adoptedOn && view.plan.complete && !view.draftWaits)
    return (
      <Form action={draft}>
        <Button>{page.next}</Button>
      </Form>
    )
  return (
    <>
      {view.adoptedOn ? (
        !view.plan.complete && (
          <p class="actions">
            <LinkButton href={paths.rotationPrint.to({ cell }) + view.query}>{page.print}</LinkButton>
          </p>
        )
      ) : (
        <Form action={paths.rotationAdopt.to({ cell })}>
          <input type="hidden" name="rotation" value={view.rotation} />
          <input type="hidden" name="revision" value={view.revision} />
          {view.adoptAt.length > 1 && (
            <Select
              name="meeting"
              label={page.adoptAt}
              choices={view.adoptAt}
              value={view.adoptAt[0]?.value}
            />
          )}
          <Button>{page.adopt}</Button>
        </Form>
      )}
      {!view.draftWaits && (
        <details>
          <summary>{page.remake}</summary>
          <p>{page.remakeHint}</p>
          <Form action={draft}>
            <Button quiet>{page.remake}</Button>
          </Form>
        </details>
      )}
    </>
  )
}
