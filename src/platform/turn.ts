import type { Form } from './form.ts'

/** From which page a version comes, and which one stood on it: a page that is behind replaces nothing unseen. */
export interface Turn {
  /** Drawn for each page: what it saves while typing and by its button are versions of one hand. */
  readonly page: string
  /** The saves of a page in their order. */
  readonly turn: number
  /** Saved while typing: overtaken on its way, it stays behind. What a button sends is always heard. */
  readonly typing: boolean
  /** The page that wrote the version shown; '' where there was none. */
  readonly seen: string
}

/** What is kept of the newest version: the page that wrote it, and the number of its save. */
export type Written = Pick<Turn, 'page' | 'turn'>

export const TURN = ['page', 'turn', 'seen'] as const

/** Null for what comes from no page of ours. */
export function readTurn(form: Form, typing: boolean): Turn | null {
  const page = form.text('page').slice(0, 36)
  const turn = Number(form.text('turn'))
  if (page === '') return null
  return { page, turn: Number.isSafeInteger(turn) ? turn : 0, typing, seen: form.text('seen') }
}

/** Another page wrote last, which this one has not seen; or what it shows is gone (`last` is null). */
export const isBehind = ({ page, seen }: Turn, last: string | null): boolean =>
  last === null ? seen !== '' : last !== page && last !== seen

/** Saved while typing by the page that wrote last, and overtaken on its way. */
export const isOvertaken = (turn: Turn, last: Written | undefined): boolean =>
  turn.typing && last !== undefined && last.page === turn.page && turn.turn < last.turn
