import type { Commitment } from '../commitment/commitment.ts'
import type { Block, Minutes } from '../meeting/minutes.rules.ts'
import { showDay } from '../platform/clock.ts'
import type { Vietnamese } from '../text/text.ts'

/** Who signs a paper of their own, and where they belong. */
export interface Signatory {
  readonly name: string
  readonly born: string | null
  readonly posts: readonly string[]
  readonly cell: string
  /** The organisation over the cell. */
  readonly organisation: string
}

export const headOf = (
  who: Pick<Signatory, 'cell' | 'organisation'>,
  day: string,
  t: Vietnamese,
): Minutes['head'] => {
  const [year, month, date] = day.split('-') as [string, string, string]
  return {
    superior: who.organisation,
    body: who.cell,
    number: '',
    placeAndDay: t.minutes.placeAndDay(t.minutes.placeOf(who.organisation), date, month, year),
  }
}

/** A commitment as it was signed, in the form of a paper: the same structure that minutes are printed from. */
export function commitmentSheet(
  commitment: Commitment,
  who: Signatory,
  margins: Minutes['margins'],
  t: Vietnamese,
): Minutes {
  const p = t.commitment.paper
  const fact = (label: string, text: string): Block[] => (text ? [{ kind: 'fact', label, text }] : [])
  return {
    head: headOf(who, commitment.signed_on, t),
    title: p.title,
    abstract: p.abstract(commitment.year),
    blocks: [
      { kind: 'text', text: p.kindly(who.cell) },
      ...fact(p.name, who.name),
      ...fact(p.born, who.born ? showDay(who.born) : ''),
      ...fact(p.post, who.posts.join('; ')),
      ...fact(p.cell, who.cell),
      ...(commitment.version > 1 && commitment.reason
        ? ([{ kind: 'text', text: p.changed(commitment.version, commitment.reason) }] as const)
        : []),
      { kind: 'text', text: p.promise(commitment.year) },
      {
        kind: 'table',
        head: p.head,
        rows: commitment.lines.map((line, i) => [
          String(i + 1),
          line.group ? `${line.what}\n${p.linked(line.group.label)}` : line.what,
          line.measure,
          showDay(line.due),
        ]),
      },
      { kind: 'text', text: p.close },
      {
        kind: 'text',
        text: commitment.confirmed_on ? p.confirmed(showDay(commitment.confirmed_on)) : p.waiting,
      },
    ],
    signers: [
      { role: p.cellRole, name: '' },
      { role: p.memberRole, name: who.name },
    ],
    recipients: [],
    margins,
  }
}
