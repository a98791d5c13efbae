import { paths } from '../paths.ts'
import { useText } from '../ui/layout.tsx'
import { DeliveryLog } from './cell-messages.pages.tsx'
import type { LogLine } from './cell-messages.queries.ts'

/** Cells in the order of the tree, each with its messages. */
export function CommitteeMessagesPage(props: {
  cells: readonly { readonly name: string; readonly log: readonly LogLine[] }[]
  tells: boolean
  keeps: boolean
}) {
  const n = useText().notice
  return (
    <>
      <h1>{n.committee.title}</h1>
      <p>{n.cell.lead}</p>
      {props.cells.map(({ name, log }) => (
        <section key={name}>
          <h2>{name}</h2>
          <DeliveryLog log={log} />
        </section>
      ))}
      <ul class="links">
        {props.tells && (
          <li>
            <a href={paths.committeeByHand.to()}>{n.cell.byHand}</a>
          </li>
        )}
        {props.keeps && (
          <li>
            <a href={paths.noticeChannels.to()}>{n.settings.link}</a>
          </li>
        )}
      </ul>
    </>
  )
}
