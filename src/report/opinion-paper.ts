import type { Block, Minutes } from '../meeting/minutes.rules.ts'
import type { Addendum, OpinionLine, OpinionNote } from '../opinion/opinion.ts'
import { showDay } from '../platform/clock.ts'
import type { Vietnamese } from '../text/text.ts'

/** The month's note in the form of a paper: themes as headings, each with what is said and where it is known from. */
export function opinionPaper(
  note: OpinionNote,
  lines: readonly OpinionLine[],
  addenda: readonly Addendum[],
  { organisation, superior }: { readonly organisation: string; readonly superior: string },
  margins: Minutes['margins'],
  t: Vietnamese,
): Minutes {
  const o = t.opinion
  const [year, month, day] = (note.sent_on ?? note.made_on).split('-') as [string, string, string]
  const blocks = lines.flatMap((line, i): Block[] => [
    ...(line.theme === lines[i - 1]?.theme
      ? []
      : ([{ kind: 'part', text: o.themes[line.theme] }] satisfies Block[])),
    { kind: 'text', text: `${line.body}\n${o.paperSource(o.sources[line.source])}` },
  ])
  const added = addenda.flatMap((one): Block[] => [
    { kind: 'said', who: o.addendumBy(one.name, showDay(one.on_day)), text: one.body },
  ])
  return {
    head: {
      superior,
      body: organisation,
      number: '',
      placeAndDay: t.minutes.placeAndDay(t.minutes.placeOf(organisation), day, month, year),
    },
    title: o.paperTitle,
    abstract: o.paperAbstract(o.month(note.month)),
    blocks: [
      { kind: 'text', text: o.paperLead(o.month(note.month)) },
      ...blocks,
      ...(added.length > 0 ? ([{ kind: 'part', text: o.addenda }] satisfies Block[]) : []),
      ...added,
    ],
    signers: [{ role: o.paperSigner, name: '' }],
    recipients: o.recipients,
    margins,
  }
}
