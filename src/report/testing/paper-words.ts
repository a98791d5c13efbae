import type { Minutes } from '../../meeting/minutes.rules.ts'
import type { Extra } from '../../meeting/minutes.ts'
import { capitals, linesOf } from '../paper.rules.ts'

/** Every text that was given, in the order of the paper: what a renderer must bring back whole. */
export function textsInOrder(minutes: Minutes, extra: Extra): string[] {
  const { head } = minutes
  const blocks = minutes.blocks.flatMap((block) => {
    switch (block.kind) {
      case 'fact':
        return [block.label, block.text]
      case 'said':
        return [block.who, block.text]
      case 'list':
        return block.lines
      case 'table':
        return [...block.head, ...block.rows.flat()]
      default:
        return [block.text]
    }
  })
  return [
    capitals(head.superior),
    capitals(head.body),
    head.number,
    head.placeAndDay,
    capitals(minutes.title),
    minutes.abstract,
    ...blocks,
    ...(minutes.signers.length === 1 ? minutes.recipients : []),
    ...minutes.signers.flatMap(({ role, name }) => [capitals(role), name]),
    ...(minutes.signers.length === 1 ? [] : minutes.recipients),
    ...extra.addenda.flatMap(({ day, by, before, after, reason }) => [day, by, before, after, reason]),
    extra.seal ?? '',
  ]
    .flatMap((text) => linesOf(text))
    .filter((line) => line !== '')
}

/** The first of these that does not stand in the paper after the one before it; null when all do. */
export function firstMissing(texts: readonly string[], paper: string): string | null {
  let from = 0
  for (const text of texts) {
    const at = paper.indexOf(text, from)
    if (at < 0) return text
    from = at + text.length
  }
  return null
}
