import type { Catalogue, CatalogueItem, PlacedGroup } from '../catalogue/catalogue.rules.ts'
import type { Period } from '../movement/movement.ts'
import { paths } from '../paths.ts'
import { showDay, showShortDay } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, LinkButton, Radios, TextArea } from '../ui/fields.tsx'
import { Icon } from '../ui/icon.tsx'
import { useText } from '../ui/layout.tsx'
import type { Answer, Learning, Plan, Step, StepName } from './month.rules.ts'
import type { Readers } from './readers.ts'
import type { SkimAnswer } from './self-review.form.ts'
import { type Shown, ShownFrom } from './shown.tsx'

export interface MonthView {
  period: Shown & Pick<Period, 'meeting_on'>
  closesOn: string
  steps: readonly (Step & { href: string; label: string })[]
  next: StepName
  state: 'draft' | 'sent' | 'paper'
  awaited: boolean
  hasSheet: boolean
}

export function MonthPage({ view }: { view: MonthView }) {
  const t = useText()
  const m = t.month
  const begun = view.steps.some((step) => step.state === 'done' || step.state === 'doing')
  const next = view.steps.find((step) => step.name === view.next)
  return (
    <>
      <h1>{m.period(showShortDay(view.period.meeting_on))}</h1>
      {view.state === 'draft' ? (
        <p>{begun ? m.until(showShortDay(view.closesOn)) : m.ahead}</p>
      ) : (
        <p class="note good">
          <Icon name="done" />{' '}
          {view.state === 'sent'
            ? m.sentText(showShortDay(view.period.meeting_on))
            : m.sentPaper(showShortDay(view.period.meeting_on))}
        </p>
      )}
      {!view.awaited && <p class="soft">{m.exempt}</p>}
      {view.state !== 'sent' && (
        <>
          <ul class="tasks">
            {view.steps.map((step) => (
              <li key={step.name}>
                {step.state === 'none' ? (
                  <span class="row">
                    <span>{step.label}</span>
                    <StateTag state={step.state} />
                  </span>
                ) : (
                  <a href={step.href}>
                    <span class="name">
                      {step.label}
                      {step.optional && <span class="soft"> ({m.optional})</span>}
                    </span>
                    <StateTag state={step.state} />
                  </a>
                )}
              </li>
            ))}
          </ul>
          {next && <LinkButton href={next.href}>{begun ? m.goOn : m.start}</LinkButton>}
        </>
      )}
      {view.state === 'sent' && (
        <Form action={paths.reopen.to()}>
          <ShownFrom period={view.period} />
          <Button quiet>{m.reopen}</Button>
        </Form>
      )}
      {!view.hasSheet && (
        <p class="note">
          {m.fixSheet} <a href={paths.sheet.to()}>{m.fixSheetLink}</a>
        </p>
      )}
      <p class="actions">
        <a href={paths.pastMonths.to()}>{m.past}</a>
        <a href={paths.slip.to()}>{m.slip}</a>
      </p>
    </>
  )
}

function StateTag({ state }: { state: Step['state'] }) {
  const t = useText()
  const kind = state === 'done' ? 'state done' : state === 'doing' ? 'state doing' : 'state'
  return <span class={kind}>{t.month.states[state]}</span>
}

export function NoMonthPage({ sentence }: { sentence: string }) {
  const t = useText()
  return (
    <>
      <h1>{t.month.title}</h1>
      <p>{sentence}</p>
      <p class="actions">
        <a href={paths.pastMonths.to()}>{t.month.past}</a>
        <a href={paths.slip.to()}>{t.month.slip}</a>
      </p>
    </>
  )
}

export function SkimPage(props: {
  screen: number
  screens: number
  period: Shown
  groups: readonly PlacedGroup[]
  answer: SkimAnswer
  errors?: FieldErrors
}) {
  const t = useText()
  const s = t.month.skim
  const section = props.groups[0]?.section
  return (
    <>
      <p class="progress">
        {t.month.screen(props.screen, props.screens)}
        {section && ` · ${section.label}`}
      </p>
      <h1 class="question">{s.question}</h1>
      <ErrorSummary errors={props.errors} />
      <Form action={paths.skim.to({ screen: String(props.screen) })} offline>
        <ShownFrom period={props.period} />
        {props.groups
          .filter(({ group }) => group.items.length > 0)
          .map(({ group }) => (
            <SkimGroup
              key={group.id}
              group={group}
              answer={props.answer}
              error={props.errors?.[`group-${group.id}`]}
            />
          ))}
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

function SkimGroup({
  group,
  answer,
  error,
}: {
  group: PlacedGroup['group']
  answer: SkimAnswer
  error?: string
}) {
  const t = useText()
  const s = t.month.skim
  return (
    <div class="group">
      <label class="choice">
        <input
          type="checkbox"
          id={`group-${group.id}`}
          name="group"
          value={group.id}
          checked={answer.groups.includes(group.id)}
        />
        <span>{group.label}</span>
      </label>
      {error && <p class="error marks">{error}</p>}
      <details>
        <summary>{s.read(group.items.length)}</summary>
        <ul>
          {group.items.map((item) => (
            <li key={item.id}>
              {item.full}
              <small>{s.example(item.example)}</small>
            </li>
          ))}
        </ul>
      </details>
      <div class="marks">
        {group.items.map((item) => (
          <fieldset key={item.id}>
            <legend>{item.full}</legend>
            <div class="choices inline">
              {(['partial', 'present'] as const).map((level) => (
                <label class="choice" key={level}>
                  <input
                    type="radio"
                    name={`mark-${item.id}`}
                    value={level}
                    checked={answer.marks[item.id] === level}
                  />
                  <span>{s[level]}</span>
                </label>
              ))}
              {answer.marks[item.id] && (
                <label class="choice">
                  <input type="radio" name={`mark-${item.id}`} value="none" />
                  <span>{s.clear}</span>
                </label>
              )}
            </div>
          </fieldset>
        ))}
      </div>
    </div>
  )
}

export function FullListPage(props: {
  section: Catalogue['sections'][number]
  number: number
  sections: number
  period: Shown
  applicable: ReadonlySet<string>
  answers: Readonly<Record<string, Answer>>
  errors?: FieldErrors
}) {
  const t = useText()
  const missing = Object.keys(props.errors ?? {}).length
  return (
    <>
      <p class="progress">{t.month.screen(props.number, props.sections)}</p>
      <h1>{props.section.label}</h1>
      <p>{t.month.full.lead}</p>
      {missing > 0 && <p class="error">{t.month.full.missing(missing)}</p>}
      <ErrorSummary errors={props.errors} />
      <Form action={paths.fullList.to({ section: String(props.number) })} offline>
        <ShownFrom period={props.period} />
        {props.section.groups.map((group) => (
          <section key={group.id}>
            <h2>{group.label}</h2>
            {group.items
              .filter((item) => props.applicable.has(item.id))
              .map((item) => (
                <Radios
                  key={item.id}
                  inline
                  name={`sign-${item.id}`}
                  label={item.full}
                  value={props.answers[item.id]}
                  error={props.errors?.[`sign-${item.id}`]}
                  choices={(['none', 'partial', 'present'] as const).map((value) => ({
                    value,
                    label: t.month.close.answers[value],
                  }))}
                />
              ))}
          </section>
        ))}
        <Button>{t.app.next}</Button>
      </Form>
    </>
  )
}

export function CloseLookPage(props: {
  n: number
  of: number
  period: Shown
  item: CatalogueItem
  answer: Answer | undefined
  errors?: FieldErrors
}) {
  const t = useText()
  const c = t.month.close
  return (
    <>
      <p class="progress">
        {c.title(props.of)} · {t.month.screen(props.n, props.of)}
      </p>
      <ErrorSummary errors={props.errors} />
      <h1 class="sign">{props.item.full}</h1>
      <p class="soft">{t.month.skim.example(props.item.example)}</p>
      <Form action={paths.closeLook.to({ n: String(props.n) })} offline>
        <ShownFrom period={props.period} />
        <input type="hidden" name="sign" value={props.item.id} />
        <fieldset class="field" id="answer">
          <legend>{c.question}</legend>
          <div class="answers">
            {(['present', 'partial', 'none'] as const).map((answer) => (
              <button
                type="submit"
                key={answer}
                name="answer"
                value={answer}
                aria-pressed={props.answer === answer ? 'true' : undefined}
              >
                {c.answers[answer]}
              </button>
            ))}
          </div>
        </fieldset>
      </Form>
    </>
  )
}

export function LearningPage(props: {
  period: Shown
  learning: Learning | null
  line: string
  errors?: FieldErrors
}) {
  const t = useText()
  const l = t.month.learning
  return (
    <>
      <h1>{l.title}</h1>
      <p>{l.lead}</p>
      <ErrorSummary errors={props.errors} />
      <Form action={paths.learning.to()} autosave offline>
        <ShownFrom period={props.period} />
        <TextArea
          name="registered"
          rows={2}
          label={l.registered}
          hint={l.registeredHint}
          value={props.learning?.registered}
          error={props.errors?.registered}
        />
        <TextArea name="done" label={l.done} value={props.learning?.done} error={props.errors?.done} />
        <Radios
          name="judgement"
          label={l.judgement}
          value={props.learning?.judgement ?? undefined}
          choices={(['well', 'some', 'not'] as const).map((value) => ({ value, label: l.judgements[value] }))}
        />
        <TextArea name="line" rows={2} label={l.diary} value={props.line} error={props.errors?.line} />
        <Button>{l.save}</Button>
      </Form>
      <p class="actions">
        <a href={paths.month.to()}>{l.skip}</a>
      </p>
    </>
  )
}

export interface CheckView {
  read: string
  changeLinks: { href: string; label: string }[]
  marks: { label: string; level: string; plan: Plan | null; planHref: string }[]
  declared: string[]
  ready: boolean
  readers: Readers
}

export function CheckPage({ view, period, error }: { view: CheckView; period: Shown; error?: string }) {
  const t = useText()
  const c = t.month.check
  return (
    <>
      <h1>{c.title}</h1>
      <ErrorSummary errors={error ? { send: error } : undefined} />
      <p>
        {view.read}{' '}
        {view.changeLinks.map((link) => (
          <span key={link.href}>
            <a href={link.href}>{link.label}</a>{' '}
          </span>
        ))}
      </p>
      <h2>{c.marks}</h2>
      {view.marks.length === 0 && <p>{c.noMarks}</p>}
      {view.marks.map((mark) => (
        <section class="card" key={mark.label}>
          <p>
            <strong>{mark.label}</strong> <span class="soft">({mark.level})</span>
          </p>
          <p>
            {mark.plan ? `${mark.plan.text} · ${c.due(showDay(mark.plan.due))}` : c.noPlan}{' '}
            <a href={mark.planHref}>{c.change}</a>
          </p>
        </section>
      ))}
      <h2>{c.willSee}</h2>
      {view.declared.length === 0 ? (
        <p>{c.nothingSeen}</p>
      ) : (
        view.declared.map((line) => (
          <p class="preview" key={line}>
            {line}
          </p>
        ))
      )}
      <WhoSees readers={view.readers} />
      <Form action={paths.check.to()} offline>
        <ShownFrom period={period} />
        <Button>{c.send}</Button>
      </Form>
    </>
  )
}

export function WhoSees({ readers }: { readers: Readers }) {
  const t = useText()
  const r = t.month.readers
  const names = (list: Readers['done']) =>
    list.length === 0 ? r.nobody : list.map((reader) => `${reader.name} (${reader.title})`).join('; ')
  return (
    <>
      <h2>
        <Icon name="lock" /> {t.app.whoSees}
      </h2>
      <ul>
        <li>{r.onlyYou}</li>
        <li>{r.done(names(readers.done))}</li>
        {readers.declared && <li>{r.declared(names(readers.declared))}</li>}
        <li>{r.counted}</li>
      </ul>
    </>
  )
}
