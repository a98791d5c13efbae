import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { Button, ErrorSummary, Form } from '../ui/fields.tsx'
import { Icon } from '../ui/icon.tsx'
import { useText } from '../ui/layout.tsx'
import type { Plan } from './own-plan.rules.ts'
import type { Readers } from './readers.ts'
import { type Shown, ShownFrom } from './shown.tsx'

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
        {view.declared.map((line, n) => (
          <input key={`${n} ${line}`} type="hidden" name="brings" value={line} />
        ))}
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
