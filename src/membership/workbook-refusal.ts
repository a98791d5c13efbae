import type { RejectionCode } from './rejection.rules.ts'

/** Thrown anywhere inside the reader, caught by readWorkbook alone: it ends a stream from within a callback. */
export class Refusal extends Error {
  readonly code: RejectionCode
  constructor(code: RejectionCode) {
    super(code)
    this.code = code
  }
}

export function refuse(code: RejectionCode): never {
  throw new Refusal(code)
}

/** What one workbook may cost, whatever it says about itself. */
export type Limits = {
  fileBytes: number
  inflatedBytes: number
  /** Rows that hold anything, of all visible sheets: titles and footers too, so more than members. */
  rows: number
  values: number
  characters: number
  /** XML elements, most of which are blank but formatted squares. */
  tags: number
}

export const defaultLimits: Limits = {
  fileBytes: 5 * 1024 * 1024,
  inflatedBytes: 100 * 1024 * 1024,
  rows: 24_000,
  values: 500_000,
  characters: 16_000_000,
  tags: 3_000_000,
}

/** Counts down; spending more than is left refuses the file. */
export function budget(amount: number, code: RejectionCode): (spent: number) => void {
  let left = amount
  return (spent) => {
    left -= spent
    if (left < 0) refuse(code)
  }
}
