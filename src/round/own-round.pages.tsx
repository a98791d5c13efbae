import type { CatalogueItem, PlacedGroup } from '../catalogue/catalogue.rules.ts'
import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Level } from '../self-review/month.rules.ts'
import { groupAnchor, type SkimAnswer } from '../self-review/self-review.form.ts'
import { Button, Checkbox, ErrorSummary, Form, LinkButton, TextArea } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { DeclaredSign } from './round.queries.ts'
import { BothSides, type SidesView, SignWords } from './sides.pages.tsx'

export interface OwnRoundView {
  readonly name: string
  readonly catalogue: string
  readonly sentence: string
  readonly notes: readonly string[]
  /** Null: nothing to do any more. */
  readonly next: { readonly href: string; readonly label: string } | null
  readonly fill: boolean
  readonly sides: SidesView | null
}

export function OwnRoundPage(props: {
  view: OwnRoundView | null
  nothing: string
  past: readonly { readonly name: string; readonly sides: SidesView }[]
}) {
  const t = useText()
  const m = t.round.mine
  const { view } = props
  return (
    <>
      <h1>{view ? view.name : m.title}</h1>
      {!view && <p>{props.nothing}</p>}
      {view && (
        <>
          <p>{view.sentence}</p>
          {view.notes.map((note) => (
            <p class="note" key={note}>
              {note}
            </p>
          ))}
          {view.sides && <BothSides view={view.sides} />}
          {view.fill && (
            <ul class="links">
              <li>
                <a href={paths.ownRoundFill.to()}>{m.fill}</a>
                <small>{m.fillHint}</small>
              </li>
            </ul>
          )}
          {view.next && (
            <div class="actions">
              <LinkButton href={view.next.href}>{view.next.label}</LinkButton>
            </div>
          )}
          <p class="soft">{t.round.catalogue(view.catalogue)}</p>
        </>
      )}
      {props.past.length > 0 && <h2>{m.past}</h2>}
      {props.past.map((one) => (
        <section key={one.name}>
          <h3>{one.name}</h3>
          <BothSides view={one.sides} level={4} />
        </section>
      ))}
    </>
  )
}

export interface OwnMark {
  readonly sign: string
  readonly label: string
  readonly times: string
  readonly fix: string
}

export function FillPage(props: { round: string; marks: readonly OwnMark[]; errors?: FieldErrors }) {
  const t = useText()
  const f = t.round.fill
  return (
    <>
      <h1>{f.title}</h1>
      <ErrorSummary errors={props.errors} />
      <p>{props.marks.length > 0 ? f.lead : f.none}</p>
      {props.marks.length > 0 && (
        <Form action={paths.ownRoundFill.to()} offline>
          <input type="hidden" name="round" value={props.round} />
          <fieldset class={props.errors?.line ? 'field wrong' : 'field'} id="line">
            <legend class="visually-hidden">{f.title}</legend>
            {props.errors?.line && <p class="error">{props.errors.line}</p>}
            <div class="choices">
              {props.marks.map((mark) => (
                <Checkbox
                  key={mark.sign}
                  name="line"
                  value={mark.sign}
                  label={
                    <>
                      {mark.label}
                      <small>{mark.times}</small>
                      {mark.fix && <small>{mark.fix}</small>}
                    </>
                  }
                />
              ))}
            </div>
          </fieldset>
          <Button>{f.copy}</Button>
        </Form>
      )}
    </>
  )
}

export function RoundScreenPage(props: {
  round: string
  screen: number
  screens: number
  groups: readonly PlacedGroup[]
  answer: SkimAnswer
  errors?: FieldErrors
}) {
  const t = useText()
  const s = t.round.skim
  const section = props.groups[0]?.section
  return (
    <>
      <p class="progress">
        {t.month.screen(props.screen, props.screens)}
        {section && ` · ${section.label}`}
      </p>
      <h1 class="question">{s.question}</h1>
      <ErrorSummary errors={props.errors} />
      <Form action={paths.ownRoundScreen.to({ screen: String(props.screen) })} offline>
        <input type="hidden" name="round" value={props.round} />
        {props.groups.map(
          ({ group }, n) =>
            group.items.length > 0 && (
              <ScreenGroup
                key={group.id}
                id={groupAnchor(n)}
                group={group}
                answer={props.answer}
                error={props.errors?.[groupAnchor(n)]}
              />
            ),
        )}
        <div class={props.errors?.none ? 'field wrong' : 'field'}>
          {props.errors?.none && <p class="error">{props.errors.none}</p>}
          <label class="choice">
            <input type="checkbox" id="none" name="none" value="yes" checked={props.answer.none} />
            <span>{s.noneOf(props.groups.length)}</span>
          </label>
        </div>
        <Button>{t.app.next}</Button>
      </Form>
    </>
  )
}

function ScreenGroup(props: { id: string; group: PlacedGroup['group']; answer: SkimAnswer; error?: string }) {
  const t = useText()
  const { group, answer } = props
  const s = t.round.skim
  return (
    <div class="group">
      <label class="choice">
        <input
          type="checkbox"
          id={props.id}
          name="group"
          value={group.id}
          checked={answer.groups.includes(group.id)}
        />
        <span>{group.label}</span>
      </label>
      {props.error && <p class="error marks">{props.error}</p>}
      <details>
        <summary>{t.month.skim.read(group.items.length)}</summary>
        <ul>
          {group.items.map((item) => (
            <li key={item.id}>
              {item.full}
              <small>{t.month.skim.example(item.example)}</small>
            </li>
          ))}
        </ul>
      </details>
      <div class="marks">
        {group.items.map((item) => (
          <SignLevel key={item.id} item={item} level={answer.marks[item.id]} words={s} />
        ))}
      </div>
    </div>
  )
}

function SignLevel(props: {
  item: CatalogueItem
  level: Level | undefined
  words: { partial: string; present: string; clear: string }
}) {
  const name = `mark-${props.item.id}`
  return (
    <fieldset>
      <legend>{props.item.full}</legend>
      <div class="choices inline">
        {(['partial', 'present'] as const).map((level) => (
          <label class="choice" key={level}>
            <input type="radio" name={name} value={level} checked={props.level === level} />
            <span>{props.words[level]}</span>
          </label>
        ))}
        {props.level && (
          <label class="choice">
            <input type="radio" name={name} value="none" />
            <span>{props.words.clear}</span>
          </label>
        )}
      </div>
    </fieldset>
  )
}

export function RoundSignPage(props: {
  round: string
  n: number
  of: number
  sign: { readonly id: string; readonly full: string }
  cause: string
  fix: string
  errors?: FieldErrors
}) {
  const t = useText()
  const s = t.round.sign
  return (
    <>
      <p class="progress">{s.progress(props.n, props.of)}</p>
      <h1 class="sign">{props.sign.full}</h1>
      <ErrorSummary errors={props.errors} />
      <Form action={paths.ownRoundSign.to({ n: String(props.n) })} offline>
        <input type="hidden" name="round" value={props.round} />
        <input type="hidden" name="sign" value={props.sign.id} />
        <TextArea name="cause" rows={3} label={s.cause} value={props.cause} error={props.errors?.cause} />
        <TextArea
          name="fix"
          rows={3}
          label={s.fix}
          hint={s.fixHint}
          value={props.fix}
          error={props.errors?.fix}
        />
        <Button>{t.app.next}</Button>
      </Form>
    </>
  )
}

/** Word for word what the cell will read, and who, before anything goes. */
export function RoundCheckPage(props: {
  round: string
  ready: boolean
  next: string
  signs: readonly DeclaredSign[]
  /** What is shown, so that nothing else is sent. */
  seen: string
  again: boolean
  readers: string
  /** Who besides them reads the locked minutes of the meeting that concludes. */
  minutesReaders: string
  notes: readonly string[]
  problem?: string
}) {
  const t = useText()
  const c = t.round.check
  return (
    <>
      <h1>{c.title}</h1>
      {props.problem && (
        <p class="note" role="alert">
          {props.problem}
        </p>
      )}
      {props.notes.map((note) => (
        <p class="note" key={note}>
          {note}
        </p>
      ))}
      {!props.ready && (
        <>
          <p>{c.notReady}</p>
          <div class="actions">
            <LinkButton href={props.next}>{t.round.mine.goOn}</LinkButton>
          </div>
        </>
      )}
      {props.ready && (
        <>
          <p>{c.lead}</p>
          <section class="preview">
            {props.signs.length === 0 ? <p>{c.nothing}</p> : <SignWords signs={props.signs} />}
          </section>
          <ul class="links">
            <li>
              <a href={paths.ownRoundScreen.to({ screen: '1' })}>{c.changeScreens}</a>
            </li>
            {props.signs.map((sign, i) => (
              <li key={sign.id}>
                <a href={paths.ownRoundSign.to({ n: String(i + 1) })}>
                  {c.change}: {sign.label}
                </a>
              </li>
            ))}
          </ul>
          <p class="note">
            <strong>{t.app.whoSees}</strong> {c.readers(props.readers || c.nobody)}{' '}
            {props.minutesReaders && c.minutes(props.minutesReaders)}
          </p>
          <Form action={paths.ownRoundCheck.to()} offline>
            <input type="hidden" name="round" value={props.round} />
            <input type="hidden" name="seen" value={props.seen} />
            <Button>{props.again ? c.again : c.send}</Button>
          </Form>
        </>
      )}
    </>
  )
}

/** Too late, and what was typed is not lost. */
export function RoundOverPage(props: { sentence: string; typed: readonly string[] }) {
  const t = useText()
  return (
    <>
      <h1>{t.round.mine.title}</h1>
      <p class="note">{props.sentence}</p>
      {props.typed.some(Boolean) && <h2>{t.round.over.yours}</h2>}
      {props.typed.filter(Boolean).map((text) => (
        <p class="preview" key={text}>
          {text}
        </p>
      ))}
      <div class="actions">
        <LinkButton href={paths.ownRound.to()}>{t.round.mine.title}</LinkButton>
      </div>
    </>
  )
}
