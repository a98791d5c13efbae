import {
  type Catalogue,
  groupsInScreens,
  itemsInOrder,
  type PlacedGroup,
} from '../catalogue/catalogue.rules.ts'
import type { Level } from '../self-review/month.rules.ts'

/** A declaration while its member puts it together; only they open it. */
export interface Draft {
  /** Screens that were answered, by number from 1: the groups chosen there, none when the list is empty. */
  readonly screens: Readonly<Record<string, readonly string[]>>
  readonly marks: Readonly<Record<string, Level>>
  /** Why it is so and what is done about it, by sign. */
  readonly words: Readonly<Record<string, { readonly cause: string; readonly fix: string }>>
}

export const emptyDraft: Draft = { screens: {}, marks: {}, words: {} }

/** The groups of a screen, from 1, each with the signs that apply to this member. */
export const screenGroups = (
  catalogue: Catalogue,
  applicable: ReadonlySet<string>,
  screen: number,
): PlacedGroup[] =>
  (groupsInScreens(catalogue, 9)[screen - 1] ?? []).map((placed) => ({
    ...placed,
    group: { ...placed.group, items: placed.group.items.filter((item) => applicable.has(item.id)) },
  }))

export const screenCount = (catalogue: Catalogue): number => groupsInScreens(catalogue, 9).length

/** Marked signs in the order of the list. */
export const markedSigns = (
  draft: Draft,
  catalogue: Catalogue,
): { id: string; label: string; full: string }[] =>
  itemsInOrder(catalogue)
    .map(({ item }) => item)
    .filter((item) => draft.marks[item.id])

export type DeclareStep =
  | { readonly step: 'screen' | 'sign'; readonly n: number }
  | { readonly step: 'check' }

/** The first thing that is not answered: a screen, then a marked sign without words, then the look before sending. */
export function nextStep(draft: Draft, catalogue: Catalogue): DeclareStep {
  for (let n = 1; n <= screenCount(catalogue); n++) if (!draft.screens[n]) return { step: 'screen', n }
  const signs = markedSigns(draft, catalogue)
  const open = signs.findIndex(({ id }) => !isTold(draft, id))
  return open < 0 ? { step: 'check' } : { step: 'sign', n: open + 1 }
}

const isTold = (draft: Draft, sign: string) => Boolean(draft.words[sign]?.cause && draft.words[sign]?.fix)

/** Lays a screen's answer into the draft, in place of what that screen said before. */
export function withScreen(
  draft: Draft,
  screen: number,
  groups: readonly PlacedGroup[],
  answer: { readonly groups: readonly string[]; readonly marks: Readonly<Record<string, Level>> },
): Draft {
  const here = new Set(groups.flatMap(({ group }) => group.items.map((item) => item.id)))
  const kept = Object.fromEntries(Object.entries(draft.marks).filter(([sign]) => !here.has(sign)))
  return {
    ...draft,
    screens: { ...draft.screens, [screen]: answer.groups },
    marks: { ...kept, ...answer.marks },
  }
}

/** What is to be sent, in the words of the list; a mark whose words are missing waits for them. */
export const signsToSend = (draft: Draft, catalogue: Catalogue) =>
  markedSigns(draft, catalogue)
    .filter(({ id }) => isTold(draft, id))
    .map(({ id, label }) => ({ id, label, level: draft.marks[id]!, ...draft.words[id]! }))

/** A draft begun from what was sent before, so that sending anew starts from it. */
export const draftFrom = (
  signs: readonly {
    readonly id: string
    readonly level: Level
    readonly cause: string
    readonly fix: string
  }[],
): Draft => ({
  screens: {},
  marks: Object.fromEntries(signs.map(({ id, level }) => [id, level])),
  words: Object.fromEntries(signs.map(({ id, cause, fix }) => [id, { cause, fix }])),
})
