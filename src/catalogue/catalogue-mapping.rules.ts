import { type Catalogue, catalogueRef, itemsInOrder } from './catalogue.rules.ts'

/** Where the items of an older version went. */
export type ItemMapping = {
  /** Old id to new ids, in the new order. One old item may be split, several may share a new one. */
  to: Map<string, string[]>
  /** Old items that lead nowhere: their trend ends with the old version. */
  unmapped: string[]
  /** New items that no old one leads to: their trend begins here. */
  fresh: string[]
}

/**
 * Follows the mappings back from `to` until they reach `from`; `known` holds the versions in between.
 * Null when no chain joins the two, so that nobody compares what can't be compared.
 */
export function mapItems(from: Catalogue, to: Catalogue, known: Catalogue[] = []): ItemMapping | null {
  const chain = chainBetween(from, to, known)
  if (!chain) return null
  const order = itemIds(to)
  const targets = new Map(
    itemIds(from).map((id) => {
      const reached = chain.reduce(follow, [id])
      return [id, order.filter((each) => reached.includes(each))]
    }),
  )
  const used = new Set([...targets.values()].flat())
  return {
    to: targets,
    unmapped: [...targets].filter(([, ids]) => ids.length === 0).map(([id]) => id),
    fresh: order.filter((id) => !used.has(id)),
  }
}

type Step = Record<string, string[]>

const itemIds = (catalogue: Catalogue) => itemsInOrder(catalogue).map(({ item }) => item.id)

function follow(ids: string[], step: Step): string[] {
  return ids.flatMap((id) => (Object.hasOwn(step, id) ? step[id]! : []))
}

function chainBetween(from: Catalogue, to: Catalogue, known: Catalogue[]): Step[] | null {
  const versions = new Map([...known, from, to].map((each) => [catalogueRef(each), each]))
  const goal = catalogueRef(from)
  const chain: Step[] = []
  let current: Catalogue | undefined = to
  // A ring of mappings would never end; no honest chain is longer than the list of versions.
  while (current && chain.length <= versions.size) {
    if (catalogueRef(current) === goal) return chain
    if (!current.mapping) return null
    chain.unshift(current.mapping.items)
    current = versions.get(current.mapping.from)
  }
  return null
}
