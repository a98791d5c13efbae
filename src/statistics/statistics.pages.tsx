import { paths } from '../paths.ts'
import { dayOf, showDay } from '../platform/clock.ts'
import { Button, Form, LinkButton } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { CommitteeLinks } from './committee-links.tsx'
import { FeedbackSentence, MatterSentence } from './figures.pages.tsx'
import type { Figures } from './figures.rules.ts'
import type { MonthFigures } from './figures.ts'
import type { CycleSum } from './meetings.rules.ts'
import type { Shown } from './publishable.rules.ts'
import type { QuarterLine } from './release.ts'

export interface CellLine {
  name: string
  done: number
  all: number
  ended: boolean
  /** Whom to call where the line is not ended. */
  secretary: { name: string; phone: string | null } | null
}

export function CommitteePage({
  day,
  lines,
  appeals,
  figures,
  now,
  cycle,
  rounds,
  launches,
  briefing,
}: {
  day: string
  lines: CellLine[]
  /** How many wait for an answer; null for who does not answer them. */
  appeals: number | null
  /** Of the running period's month. */
  figures: Figures
  /** Of the calendar month, by which promises are due. */
  now: Pick<MonthFigures, 'total' | 'feedback'>
  cycle: CycleSum
  /** The last closed round against the one before; null without two. */
  rounds: { href: string; sentence: string } | null
  /** Whether the visitor launches movements. */
  launches: boolean
  /** How many know what is to be studied; null where nothing is. */
  briefing: string | null
}) {
  const t = useText()
  const c = t.committee
  return (
    <>
      <h1>{c.period(day)}</h1>
      <p class="sentence">
        <a href={paths.committeeMeetings.to()}>{c.meetings(figures.met, figures.cells, figures.locked)}</a>{' '}
        {c.met(figures.ended, figures.cells)}
      </p>
      <p class="sentence">
        <a href={paths.committeeMonths.to()}>{c.reviewed(figures.reviewed, figures.members)}</a>
      </p>
      <MatterSentence figures={now.total} href={paths.committeeMonths.to()} />
      <FeedbackSentence feedback={now.feedback} />
      <p class="sentence">
        {cycle.done + cycle.left > 0 && `${c.cycle(cycle.done, cycle.left)} `}
        {cycle.without > 0 && c.cycleWithout(cycle.without)}
      </p>
      {rounds && (
        <p class="sentence">
          <a href={rounds.href}>{rounds.sentence}</a>
        </p>
      )}
      {briefing && (
        <p class="sentence">{launches ? <a href={paths.briefings.to()}>{briefing}</a> : briefing}</p>
      )}
      <h2>{c.byCell}</h2>
      <ul class="members">
        {lines.map((line) => (
          <li key={line.name}>
            <span class="name">{line.name}</span>
            <span class="number">{c.doneOf(line.done, line.all)}</span>
            <span class={line.ended ? 'state done' : 'state'}>{line.ended ? c.endedYes : c.endedNo}</span>
            {!line.ended && (
              <small class="call">
                {line.secretary ? c.call(line.secretary.name) : c.noOfficer}{' '}
                {line.secretary?.phone && <a href={`tel:${line.secretary.phone}`}>{line.secretary.phone}</a>}
              </small>
            )}
          </li>
        ))}
      </ul>
      <CommitteeLinks appeals={appeals} launches={launches} />
    </>
  )
}

type QuarterView = QuarterLine & { groups: { id: string; label: string }[] }

export function FiguresPage({ lines, problem }: { lines: QuarterView[]; problem?: string }) {
  const t = useText()
  const c = t.committee
  return (
    <>
      <h1>{c.figures}</h1>
      {problem && (
        <p class="note" role="alert">
          {problem}
        </p>
      )}
      <p>{c.figuresLead}</p>
      <p class="soft">{c.notRaised}</p>
      {lines.length === 0 && <p>{c.none2}</p>}
      {lines.map((line) => (
        <section key={line.quarter}>
          <h2>{c.quarter(line.quarter)}</h2>
          <Quarter line={line} />
        </section>
      ))}
    </>
  )
}

function Quarter({ line }: { line: QuarterView }) {
  const t = useText()
  const c = t.committee
  const { release } = line
  if (!release) {
    if (!line.over) return <p>{c.notYet}</p>
    return (
      <Form action={paths.release.to({ quarter: line.quarter })}>
        <p class="hint">{c.releaseHint}</p>
        <Button>{c.release}</Button>
      </Form>
    )
  }
  return (
    <>
      <p class="soft">{c.released(showDay(dayOf(release.released_at)), release.released_by_name)}</p>
      {release.outcome === 'too-few' && <p>{c.tooFew}</p>}
      {release.outcome === 'too-alike' && <p>{c.tooAlike}</p>}
      {release.outcome === 'no-key' && <p>{c.noKey}</p>}
      {release.outcome === 'shown' && release.counts && (
        <>
          <p>{c.people(release.people ?? 0)}</p>
          <table>
            <caption class="visually-hidden">{c.quarter(line.quarter)}</caption>
            <thead>
              <tr>
                <th scope="col">{c.group}</th>
                <th scope="col" class="n">
                  {c.count}
                </th>
              </tr>
            </thead>
            <tbody>
              {line.groups.map((group) => (
                <tr key={group.id}>
                  <th scope="row">{group.label}</th>
                  <td class="n">
                    <Count shown={release.counts?.[group.id]} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  )
}

function Count({ shown }: { shown: Shown | undefined }) {
  const t = useText()
  if (!shown) return <>{t.committee.leadersOnly}</>
  if (shown.kind === 'withheld') return <>{t.committee.withheld}</>
  if (shown.kind === 'few') return <>{t.committee.few}</>
  return <>{shown.kind === 'most' ? t.committee.most(shown.above) : shown.n}</>
}

/** It opens, counts and destroys ballots, and can't be done again: so it is asked a second time. */
export function ReleasePage({ quarter }: { quarter: string }) {
  const c = useText().committee
  return (
    <>
      <h1>{c.releaseSure(c.quarter(quarter))}</h1>
      <p>{c.releaseHint}</p>
      <Form action={paths.release.to({ quarter })}>
        <input type="hidden" name="sure" value="yes" />
        <div class="actions">
          <LinkButton quiet href={paths.figures.to()}>
            {c.releaseLater}
          </LinkButton>
          <Button>{c.releaseYes}</Button>
        </div>
      </Form>
    </>
  )
}

export function NoFiguresPage() {
  const t = useText()
  return (
    <>
      <h1>{t.committee.title}</h1>
      <p>{t.committee.none}</p>
      <p>
        <a href={paths.organisation.to()}>{t.organisation.title}</a>
      </p>
    </>
  )
}
