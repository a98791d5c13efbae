import { paths } from '../paths.ts'
import { dayOf, showDay } from '../platform/clock.ts'
import { DocumentHead, DocumentPaper } from '../report/paper.pages.tsx'
import { LinkButton } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { PrintButton } from '../ui/paper.tsx'
import type { LogLine } from './cell-messages.queries.ts'

export function CellMessagesPage(props: {
  cell: string
  name: string
  log: readonly LogLine[]
  reached: number
  unreached: number
}) {
  const c = useText().notice.cell
  const at = { cell: props.cell }
  return (
    <>
      <h1>{c.title}</h1>
      <p class="soft">{props.name}</p>
      <p class="sentence">{c.reached(props.reached, props.unreached)}</p>
      <ul class="links">
        <li>
          <a href={paths.cellInvitation.to(at)}>{c.share}</a>
        </li>
        <li>
          <a href={paths.cellNoPhone.to(at)}>{c.list}</a>
        </li>
        <li>
          <a href={paths.cellByHand.to(at)}>{c.byHand}</a>
        </li>
      </ul>
      <h2>{c.went}</h2>
      <p>{c.lead}</p>
      <DeliveryLog log={props.log} />
    </>
  )
}

/** Day, what it was about, and how many: never who. */
export function DeliveryLog({ log }: { log: readonly LogLine[] }) {
  const c = useText().notice.cell
  if (log.length === 0) return <p class="soft">{c.none}</p>
  return (
    <ul class="members">
      {log.map((line) => (
        <li key={`${line.about} ${line.at.toISOString()}`}>
          <span class="name">
            {c.about[line.about]}, {showDay(dayOf(line.at))}
          </span>
          <span>{countsIn(c.counts, line.counts)}</span>
        </li>
      ))}
    </ul>
  )
}

type Counted = ReturnType<typeof useText>['notice']['cell']['counts']

const countsIn = (words: Counted, counts: LogLine['counts']): string =>
  (Object.keys(words) as (keyof Counted)[])
    .flatMap((state) => (counts[state] ? [words[state](counts[state])] : []))
    .join(' · ')

export function InvitationPage({ text, noticed }: { text: string; noticed: boolean }) {
  const s = useText().notice.share
  return (
    <>
      <h1>{s.title}</h1>
      <p>{s.lead}</p>
      {!noticed && <p class="note">{s.none}</p>}
      <div class="field">
        <label for="invitation">{s.label}</label>
        <p class="hint" id="invitation-hint">
          {s.byHand}
        </p>
        <textarea id="invitation" rows={6} readOnly aria-describedby="invitation-hint">
          {text}
        </textarea>
      </div>
      <p class="note good" role="status" data-share="copied" hidden>
        {s.copied}
      </p>
      <div class="actions">
        <button type="button" class="quiet" data-share="copy" hidden>
          {s.copy}
        </button>
        <button type="button" class="primary" data-share="send" hidden>
          {s.send}
        </button>
      </div>
    </>
  )
}

/** One row a person who gets no message, with a box to tick. It is the same whatever is due to whom. */
export function NoPhonePaper(props: {
  cell: string
  superior: string
  body: string
  text: string
  names: readonly string[]
}) {
  const { notice } = useText()
  const l = notice.list
  return (
    <>
      <div class="actions">
        <PrintButton label={l.print} />
        <LinkButton quiet href={paths.cellMessages.to({ cell: props.cell })}>
          {notice.cell.title}
        </LinkButton>
      </div>
      <DocumentPaper margins={[20, 20, 30, 15]}>
        <DocumentHead head={{ superior: props.superior, body: props.body, number: '', placeAndDay: '' }} />
        <div class="document-title">
          <h1>{l.paper}</h1>
        </div>
        <p>{l.lead}</p>
        <p>
          <strong>“{props.text}”</strong>
        </p>
        {props.names.length === 0 ? (
          <p>{l.none}</p>
        ) : (
          <>
            <div class="scroll">
              <table class="grid told-list">
                <thead>
                  <tr>
                    <th scope="col">{l.nth}</th>
                    <th scope="col">{l.name}</th>
                    <th scope="col">{l.told}</th>
                    <th scope="col">{l.on}</th>
                  </tr>
                </thead>
                <tbody>
                  {props.names.map((name, i) => (
                    <tr key={`${i} ${name}`}>
                      <td class="centred">{i + 1}</td>
                      <td>{name}</td>
                      <td class="centred">
                        <span class="tick-box" />
                      </td>
                      <td />
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <p>{l.total(props.names.length)}</p>
          </>
        )}
      </DocumentPaper>
    </>
  )
}
