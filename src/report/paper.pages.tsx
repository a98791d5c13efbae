import type { ComponentChildren } from 'preact'
import { paths } from '../paths.ts'
import { useText } from '../ui/layout.tsx'
import { PrintButton } from '../ui/paper.tsx'
import { columnsOf, mayRunOver } from './columns.rules.ts'
import { capitals, hasHead, linesOf, placeThenDay, written } from './paper.rules.ts'

/** Above a paper on screen: prints it, takes it as a Word file, or goes back. */
export function PaperActions({ word, back }: { word: string; back: { href: string; label: string } }) {
  return (
    <div class="actions">
      <PrintButton />
      <a class="button" href={word}>
        {useText().paper.word}
      </a>
      <a class="back" href={back.href}>
        {back.label}
      </a>
    </div>
  )
}

/**
 * The parts of a Party paper as a page, in the order and the words of its Word file. On a screen they are read as any
 * page is, on a phone too; printed they are the paper.
 *
 * Margins are the organisation's own and no page has a style of its own (the Content-Security-Policy forbids it), so
 * the print margins are a small style sheet, named in its address by the four numbers.
 */
export function DocumentPaper(props: {
  margins: readonly [number, number, number, number]
  children: ComponentChildren
}) {
  return (
    <article class="document">
      <link
        rel="stylesheet"
        href={paths.paperStyle.to({ margins: `${props.margins.map(Math.round).join('-')}.css` })}
      />
      {props.children}
    </article>
  )
}

/** A paragraph a line, as in the Word file. */
export const Lines = ({ text, class: name }: { text: string; class?: string }) => (
  <>
    {linesOf(text).map((line, i) => (
      <p key={i} class={name}>
        {line || <br />}
      </p>
    ))}
  </>
)

export function DocumentHead(props: {
  head: { superior: string; body: string; number: string; placeAndDay: string }
}) {
  const { paper } = useText()
  const { superior, body, number, placeAndDay } = props.head
  if (!hasHead(props.head)) return null
  return (
    <header class="document-head">
      <div>
        {superior && <p>{capitals(superior)}</p>}
        {body && (
          <p>
            <strong>{capitals(body)}</strong>
          </p>
        )}
        <p>{paper.star}</p>
        {number && <p>{written(number)}</p>}
      </div>
      <div>
        <p>
          <strong class="motto">{capitals(paper.party)}</strong>
        </p>
        {placeAndDay && (
          <p>
            <em>
              {placeThenDay(placeAndDay).map((part, i) => (
                <span key={i} class="whole">
                  {i > 0 && ' '}
                  {part}
                </span>
              ))}
            </em>
          </p>
        )}
      </div>
    </header>
  )
}

/** Longer than any word of Vietnamese: an address, or a key that was held down. */
const BREAKS = /\S{20}/

export function Grid(props: { head: readonly string[]; rows: readonly (readonly string[])[] }) {
  const columns = columnsOf(props.head, props.rows, 467, 13)
  if (columns.length === 0) return null
  // A table that may be wider than a phone is scrolled by keyboard too.
  const wide =
    columns.length > 4 ? ({ tabIndex: 0, role: 'region', 'aria-label': props.head.join(', ') } as const) : {}
  return (
    <div class="scroll" {...wide}>
      <table class="grid">
        <colgroup>
          {columns.map(({ share }, i) => (
            <col key={i} width={`${(share * 100).toFixed(1)}%`} />
          ))}
        </colgroup>
        {props.head.length > 0 && (
          <thead>
            <tr>
              {columns.map((_, i) => (
                <th key={i} scope="col">
                  {written(props.head[i] ?? '')}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {props.rows.map((row, nth) => (
            <tr key={nth} class={mayRunOver(row) ? 'long' : undefined}>
              {columns.map(({ centred }, i) => (
                <td key={i} class={centred ? 'centred' : BREAKS.test(row[i] ?? '') ? 'broken' : undefined}>
                  {written(row[i] ?? '')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Who signs, side by side, with room for their pens; beside a single one stands whom the paper goes to. */
export function Closing(props: {
  signers: readonly { role: string; post?: string; name: string }[]
  recipients: readonly string[]
}) {
  const { signers, recipients } = props
  const list = recipients.length > 0 && <Recipients lines={recipients} />
  if (signers.length === 0) return list || null
  return (
    <>
      <div class="signers">
        {signers.length === 1 && <div>{list}</div>}
        {signers.map((signer, i) => (
          <Signature key={i} {...signer} />
        ))}
      </div>
      {signers.length > 1 && list}
    </>
  )
}

function Signature({ role, post, name }: { role: string; post?: string; name: string }) {
  const { paper } = useText()
  return (
    <div>
      <p>
        <strong>{capitals(role)}</strong>
      </p>
      {post && <p>{capitals(post)}</p>}
      {!name && (
        <p class="by-hand">
          <em>{paper.byHand}</em>
        </p>
      )}
      <p class="signed">
        <strong>{written(name)}</strong>
      </p>
    </div>
  )
}

function Recipients(props: { lines: readonly string[] }) {
  const { paper } = useText()
  return (
    <div class="recipients">
      <p>
        <strong>
          <em>{paper.recipients}</em>
        </strong>
      </p>
      {props.lines.map((line, i) => (
        <p key={i}>{written(paper.listed(line))}</p>
      ))}
    </div>
  )
}
