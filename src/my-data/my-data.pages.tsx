import { paths } from '../paths.ts'
import { showDay, showShortDay } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, LinkButton, TextInput } from '../ui/fields.tsx'
import { LanguageSwitch } from '../ui/language-switch.tsx'
import { useText } from '../ui/layout.tsx'
import { contactLines, lookLine } from './export.ts'
import type { MyData } from './my-data.ts'

export function MePage({
  name,
  cell,
  posts,
  movements,
  unseen,
  reminders,
  reads,
}: {
  name: string
  cell: string | null
  posts: string[]
  /** The pages of movements: of one's own commune, of a unit above in which one holds a post. */
  movements: readonly { href: string; label: string; hint: string }[]
  /** Good deeds others noted that the visitor has not read of yet. */
  unseen: number
  /** Formal reminders that have not ended. */
  reminders: number
  /** Of the inspection committee. */
  reads: boolean
}) {
  const t = useText()
  const d = t.data
  const rows = [
    { href: paths.myData.to(), label: d.myData, hint: d.myDataHint },
    { href: paths.knownPlans.to(), label: t.knownPlans.title, hint: t.knownPlans.hint },
    { href: paths.commitments.to(), label: t.commitment.title, hint: t.commitment.hint },
    { href: paths.conclusions.to(), label: t.ownConclusion.title, hint: t.ownConclusion.hint },
    {
      href: paths.deeds.to(),
      label: t.goodDeed.title,
      hint: unseen > 0 ? t.goodDeed.unseen(unseen) : t.goodDeed.hint,
    },
    ...movements,
    {
      href: paths.myReminders.to(),
      label: t.reminding.own.title,
      hint: reminders > 0 ? t.reminding.own.running(reminders) : t.reminding.own.hint,
    },
    { href: paths.ownRound.to(), label: t.round.mine.title, hint: t.round.mine.hint },
    { href: paths.ownOnBehalf.to(), label: t.onPaper.own.title, hint: t.onPaper.own.hint },
    { href: paths.myMessages.to(), label: t.notice.title, hint: t.notice.hint },
    { href: paths.ownInspections.to(), label: t.inspection.own.title, hint: t.inspection.own.hint },
    { href: paths.ownPrompts.to(), label: t.reviewPrompt.own, hint: t.reviewPrompt.ownHint },
    { href: paths.ownFeedback.to(), label: t.feedbackCase.own.title, hint: t.feedbackCase.own.hint },
    ...(reads
      ? [{ href: paths.feedbackCases.to(), label: t.feedbackCase.list.title, hint: t.feedbackCase.list.hint }]
      : []),
    { href: paths.calendar.to(), label: d.calendar, hint: d.calendarHint },
    { href: paths.devices.to(), label: d.devices, hint: d.devicesHint },
  ]
  return (
    <>
      <h1>{name}</h1>
      {cell && <p>{d.cell(cell)}</p>}
      {posts.length > 0 && (
        <>
          <h2>{d.posts}</h2>
          <ul>
            {posts.map((post) => (
              <li key={post}>{post}</li>
            ))}
          </ul>
        </>
      )}
      <ul class="tasks">
        {rows.map((row) => (
          <li key={row.href}>
            <a href={row.href}>
              <span>
                <span class="name">{row.label}</span>
                <small>{row.hint}</small>
              </span>
            </a>
          </li>
        ))}
      </ul>
      <LanguageSwitch />
      <Form action={paths.signOut.to()}>
        <Button quiet>{t.account.out}</Button>
      </Form>
    </>
  )
}

export function MyDataPage({ data }: { data: MyData }) {
  const t = useText()
  const d = t.data
  return (
    <>
      <h1>{d.title}</h1>
      <h2>{d.private}</h2>
      <ul>
        <li>
          <a href={paths.pastMonths.to()}>{d.months(data.months.length)}</a>
        </li>
        <li>
          <a href={paths.diary.to()}>{d.entries(data.entries.length)}</a>
        </li>
        <li>{d.plans(data.openPlans)}</li>
        {data.sheets.length > 0 && <li>{d.sheets(data.sheets.length)}</li>}
        {contactLines(data, t).map((line) => (
          <li key={line}>
            <a href={paths.contact.to()}>{line}</a>
          </li>
        ))}
      </ul>
      <h2>{d.declared}</h2>
      {data.declared.length === 0 && <p>{d.noDeclared}</p>}
      {data.declared.map((line) => (
        <p class="preview" key={line.line + line.day}>
          {t.month.period(showShortDay(line.meeting_on))}: {line.line}
        </p>
      ))}
      {data.commitments.length > 0 && (
        <p>
          <a href={paths.commitments.to()}>{t.commitment.count(data.commitments.length)}</a>
        </p>
      )}
      {data.declarations.length > 0 && (
        <p>
          <a href={paths.ownRound.to()}>{t.round.export.count(data.declarations.length)}</a>
        </p>
      )}
      {data.studies.length > 0 && (
        <p>
          <a href={paths.movements.to()}>{t.briefing.studies(data.studies.length)}</a>
        </p>
      )}
      {data.inspections.length > 0 && (
        <p>
          <a href={paths.ownInspections.to()}>
            {t.inspection.own.title} ({data.inspections.length})
          </a>
        </p>
      )}
      {data.prompts.length > 0 && (
        <p>
          <a href={paths.ownPrompts.to()}>
            {t.reviewPrompt.own} ({data.prompts.length})
          </a>
        </p>
      )}
      {data.absences.length > 0 && <h3>{d.absences}</h3>}
      {data.absences.map((one) => (
        <p class="preview" key={one.day + one.reason}>
          {d.absenceOf(showDay(one.day), one.reason)}
        </p>
      ))}
      <h2>{d.looks}</h2>
      {data.looks.length === 0 && <p>{d.noLooks}</p>}
      <ul>
        {data.looks.map((look) => (
          <li key={look.name + look.day + look.what}>{lookLine(look, t)}</li>
        ))}
      </ul>
      <h2>{d.done}</h2>
      <ul>
        {data.done.map((line) => (
          <li key={line.meeting_on}>{d.doneLine(showDay(line.meeting_on), d.how[line.how])}</li>
        ))}
      </ul>
      {data.deeds.length + data.deedsTold.length > 0 && (
        <>
          <h3>{t.goodDeed.title}</h3>
          <p>
            <a href={paths.deeds.to()}>{t.goodDeed.mine(data.deeds.length + data.deedsTold.length)}</a>
          </p>
        </>
      )}
      <h2>{d.concluded}</h2>
      {data.conclusions.length + data.cellPlans.length + data.reminders.length === 0 ? (
        <p>{d.noConcluded}</p>
      ) : (
        <ul>
          <li>
            <a href={paths.conclusions.to()}>{d.conclusions(data.conclusions.length)}</a>
          </li>
          <li>{d.cellPlans(data.cellPlans.length)}</li>
          <li>
            <a href={paths.myReminders.to()}>{t.reminding.own.count(data.reminders.length)}</a>
          </li>
        </ul>
      )}
      <h2>{d.export}</h2>
      <p>{d.exportHint}</p>
      <div class="actions">
        <LinkButton href={paths.myExport.to()}>{d.exportText}</LinkButton>
        <LinkButton quiet href={`${paths.myExport.to()}?dang=json`}>
          {d.exportJson}
        </LinkButton>
      </div>
      <h2>{d.erase}</h2>
      <p>
        <a href={paths.myErasure.to()}>{d.eraseTitle}</a>
      </p>
    </>
  )
}

export function ErasePage({ typed, errors }: { typed?: string; errors?: FieldErrors }) {
  const t = useText()
  const d = t.data
  return (
    <>
      <h1>{d.eraseTitle}</h1>
      <ErrorSummary errors={errors} />
      <p>{d.eraseText}</p>
      <Form action={paths.myErasure.to()}>
        <TextInput name="confirm" short label={d.eraseConfirm} value={typed} error={errors?.confirm} />
        <Button danger>{d.eraseButton}</Button>
      </Form>
    </>
  )
}
