import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { Button, Form, LinkButton } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { DeedFacts } from './deed-facts.tsx'
import type { OwnDeed } from './good-deed.queries.ts'

export interface OwnDeedsView {
  readonly me: string
  readonly about: readonly OwnDeed[]
  readonly told: readonly OwnDeed[]
  /** Whether the visitor belongs to a cell where deeds can be noted. */
  readonly cell: string | null
  readonly problem?: string
}

/** A member's record of good deeds, and what they told of others. */
export function OwnDeedsPage({ view }: { view: OwnDeedsView }) {
  const t = useText()
  const g = t.goodDeed
  const { about, told, me } = view
  const open = about.filter((deed) => deed.state === 'waiting' || deed.state === 'declined')
  return (
    <>
      <h1>{g.title}</h1>
      <p>{g.lead}</p>
      {view.problem && (
        <p class="note" role="alert">
          {view.problem}
        </p>
      )}
      {view.cell && (
        <div class="actions">
          <LinkButton href={paths.deedNew.to()}>{g.write}</LinkButton>
        </div>
      )}
      {about.length + told.length === 0 && <p class="soft">{g.none}</p>}
      <Part title={g.othersWaiting} lead={g.othersLead} deeds={open.filter((deed) => deed.noted_by !== me)}>
        {(deed) => (
          <>
            {deed.state === 'declined' && <p class="note">{g.declined}</p>}
            <Tap
              action={paths.deedDecline.to({ deed: deed.id })}
              field={['told', deed.state === 'declined' ? 'yes' : 'no']}
              about={deed.words}
            >
              {deed.state === 'declined' ? g.allow : g.decline}
            </Tap>
            <NameLink deed={deed} />
          </>
        )}
      </Part>
      <Part title={g.mineWaiting} deeds={open.filter((deed) => deed.noted_by === me)} mine>
        {(deed) => (
          <>
            <Tap action={paths.deedTakeBack.to({ deed: deed.id })} about={deed.words}>
              {g.takeBack}
            </Tap>
            <NameLink deed={deed} />
          </>
        )}
      </Part>
      <Part title={g.confirmed} deeds={about.filter((deed) => deed.state === 'confirmed')} mine>
        {(deed) => (
          <>
            <p class="note good">{g.confirmedOn(showDay(deed.settled_on ?? ''), deed.cell_name)}</p>
            <NameLink deed={deed} />
          </>
        )}
      </Part>
      <Part title={g.notConfirmedOwn} deeds={about.filter((deed) => deed.state === 'not-confirmed')} mine>
        {(deed) => <Thanks deed={deed} />}
      </Part>
      <Part title={g.toldByMe} deeds={told} named>
        {(deed) => (
          <>
            {deed.state === 'not-confirmed' ? (
              <Thanks deed={deed} />
            ) : (
              <p>
                <span class={deed.state === 'confirmed' ? 'state done' : 'state'}>
                  {g.states[deed.state]}
                </span>
              </p>
            )}
            {(deed.state === 'waiting' || deed.state === 'declined') && (
              <Tap
                action={paths.deedTakeBack.to({ deed: deed.id })}
                about={`${g.form.of(deed.name)}: ${deed.words}`}
              >
                {g.takeBack}
              </Tap>
            )}
          </>
        )}
      </Part>
      {view.cell && (
        <ul class="links">
          <li>
            <a href={paths.boardOfCell.to({ cell: view.cell })}>{g.toBoard}</a>
          </li>
        </ul>
      )}
    </>
  )
}

function Part(props: {
  title: string
  lead?: string
  deeds: readonly OwnDeed[]
  /** The visitor's own: "Đồng chí tự kể". */
  mine?: boolean
  /** With the name of whose deed it is. */
  named?: boolean
  children: (deed: OwnDeed) => preact.ComponentChildren
}) {
  const g = useText().goodDeed
  if (props.deeds.length === 0) return null
  return (
    <>
      <h2>{props.title}</h2>
      {props.lead && <p>{props.lead}</p>}
      {props.deeds.map((deed) => (
        <section class="card" key={deed.id}>
          {props.named && <h3>{g.form.of(deed.name)}</h3>}
          <DeedFacts deed={deed} mine={props.mine} />
          {props.children(deed)}
        </section>
      ))}
    </>
  )
}

function Tap(props: { action: string; field?: readonly [string, string]; about: string; children: string }) {
  return (
    <Form action={props.action} offline class="tap">
      {props.field && <input type="hidden" name={props.field[0]} value={props.field[1]} />}
      <Button quiet label={`${props.children}: ${props.about}`}>
        {props.children}
      </Button>
    </Form>
  )
}

function NameLink({ deed }: { deed: OwnDeed }) {
  const g = useText().goodDeed
  const words = deed.named_on ? g.named : g.naming
  return (
    <p class="row-link">
      <a href={paths.deedName.to({ deed: deed.id })} aria-label={`${words}: ${deed.words}`}>
        {words}
      </a>
    </p>
  )
}

/** The cell did not confirm it: said kindly, to whoever told it and to nobody else. */
function Thanks({ deed }: { deed: OwnDeed }) {
  const g = useText().goodDeed
  return (
    <>
      <p>{g.thankYou}</p>
      <p class="own-words">{deed.reason}</p>
      <p class="hint">{g.thankYouHint}</p>
    </>
  )
}

/** The entry of the board word for word, and who reads boards; then one answer. */
export function NameDeedPage({ deed }: { deed: OwnDeed }) {
  const t = useText()
  const n = t.goodDeed.name
  const action = paths.deedName.to({ deed: deed.id })
  return (
    <>
      <h1>{n.title}</h1>
      <h2>{n.preview}</h2>
      <div class="preview">
        <strong>{deed.name}</strong>
        {'\n'}
        {deed.words}
      </div>
      <p class="note">
        <strong>{t.app.whoSees}</strong> {n.readers}
      </p>
      {deed.state !== 'confirmed' && <p>{n.waiting}</p>}
      <Form action={action} offline>
        <input type="hidden" name="named" value={deed.named_on ? 'no' : 'yes'} />
        {deed.named_on && (
          <p>
            {n.standing} {n.printed}
          </p>
        )}
        <Button>{deed.named_on ? n.withdraw : n.agree}</Button>
      </Form>
    </>
  )
}
