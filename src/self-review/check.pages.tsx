import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { Button, ErrorSummary, Form } from '../ui/fields.tsx'
import { Icon } from '../ui/icon.tsx'
import { useText } from '../ui/layout.tsx'
import { type Brings, shownOf } from './brought.rules.ts'
import type { Plan } from './own-plan.rules.ts'
import type { Readers } from './readers.ts'
import { type Shown, ShownFrom } from './shown.tsx'

export interface CheckView {
  read: string
  changeLinks: { href: string; label: string }[]
  marks: { label: string; level: string; plan: Plan | null; planHref: string }[]
  /** Plans that no mark of this month leads to. */
  others: Plan[]
  brings: Brings
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
      <p>{view.read}</p>
      <ul class="links">
        {view.changeLinks.map((link) => (
          <li key={link.href}>
            <a href={link.href}>{link.label}</a>
          </li>
        ))}
        <li>
          <a href={paths.learning.to()}>{c.learning}</a>
          <small>{c.learningHint}</small>
        </li>
      </ul>
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
      {view.others.length > 0 && <h2>{c.otherPlans}</h2>}
      {view.others.map((plan) => (
        <section class="card" key={plan.id}>
          <p>
            {plan.text} · {c.due(showDay(plan.due))}{' '}
            <a href={paths.plan.to({ plan: plan.id })} aria-label={`${c.change}: ${plan.text}`}>
              {c.change}
            </a>
          </p>
        </section>
      ))}
      <h2>{c.willSee}</h2>
      <Preview brings={view.brings} />
      <WhoSees readers={view.readers} />
      <Form action={paths.check.to()} offline>
        <ShownFrom period={period} />
        {shownOf(view.brings).map((line, n) => (
          <input key={`${n} ${line}`} type="hidden" name="brings" value={line} />
        ))}
        <Button>{c.send}</Button>
      </Form>
    </>
  )
}

/** Word for word what the cell will have, what it had until then, and what it will not have any more. */
function Preview({ brings }: { brings: Brings }) {
  const c = useText().month.check
  return (
    <>
      {brings.lines.length === 0 && <p>{c.nothingSeen}</p>}
      {brings.lines.map(({ plan, line, due, was, changed }) => (
        <section key={plan}>
          <p class="preview">{line}</p>
          <p class="soft">
            {c.dueSeen(showDay(due))}
            {was && (changed ? ` ${c.insteadOf(was.line, showDay(was.due))}` : ` ${c.seenAlready}`)}
          </p>
        </section>
      ))}
      {brings.ended.length > 0 && <h3>{c.willNotSee}</h3>}
      {brings.ended.map(({ id, line }) => (
        <p class="preview" key={id}>
          {line}
        </p>
      ))}
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
