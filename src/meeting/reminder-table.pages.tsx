import { paths } from '../paths.ts'
import { CaseHistory, CaseSentences } from '../reminder/reminder-facts.tsx'
import type { CaseView } from '../reminder/reminder-view.ts'
import { LinkButton } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'

export interface TableLine {
  readonly view: CaseView
  /** It is about whoever is at the keyboard. */
  readonly own: boolean
  readonly steps: readonly { readonly label: string; readonly href: string }[]
}

/** What this meeting can do about formal reminders, a card a member. */
export function TableRemindersPage(props: { meeting: string; lines: readonly TableLine[] }) {
  const t = useText()
  const { table, desk } = t.reminding
  return (
    <>
      <h1>{table.title}</h1>
      <p>{table.lead}</p>
      {props.lines.length === 0 && <p class="soft">{table.none}</p>}
      {props.lines.map(({ view, own, steps }) => (
        <section class="card" key={view.id}>
          <h2>{view.name}</h2>
          <CaseSentences view={view} />
          {own ? (
            <p class="note">{desk.own}</p>
          ) : (
            <ul class="links">
              {steps.map((step) => (
                <li key={step.href}>
                  <a href={step.href} aria-label={`${step.label}: ${view.name}`}>
                    {step.label}
                  </a>
                </li>
              ))}
            </ul>
          )}
          <CaseHistory view={view} />
        </section>
      ))}
      <div class="actions">
        <LinkButton href={paths.meetingHub.to({ meeting: props.meeting })}>{t.meeting.item.next}</LinkButton>
      </div>
    </>
  )
}
