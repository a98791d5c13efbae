/** What an imported list says: members, and what is doubtful about their rows. */

export const fields = [
  'fullName',
  'birthDate',
  'sex',
  'cell',
  'parentOrg',
  'position',
  'admittedOn',
  'officialOn',
  'cardNumber',
  'phone',
  'status',
] as const

export type Field = (typeof fields)[number]

export type Sex = 'male' | 'female'

export type Status =
  | 'official'
  | 'probationary'
  | 'exempt'
  | 'temporary-in'
  | 'temporary-out'
  | 'suspended'
  | 'left'

/** Dates are ISO 8601, shortened where the list gives less: 1958-03-05, 1985-03, 1986. */
export type Member = {
  row: number
  sheet: string
  fullName: string
  birthDate: string | null
  sex: Sex | null
  cell: string | null
  /** Present only where the list has such a column. */
  parentOrg?: string | null
  position: string | null
  admittedOn: string | null
  officialOn: string | null
  cardNumber: string | null
  phone: string | null
  status: Status
}

export type ProblemKind =
  | 'missing-name'
  | 'missing-birth-date'
  | 'missing-cell'
  | 'unknown-cell'
  | 'missing-official-date'
  | 'invalid-date'
  | 'date-order'
  | 'invalid-sex'
  | 'invalid-card'
  | 'invalid-phone'
  | 'leading-zero'
  | 'duplicate-person'
  | 'duplicate-card'
  | 'suspicious-text'
  | 'hidden-row'
  | 'legacy-encoding'

export type Place = { sheet: string; row: number }

/** `value` is what was typed; `of` is the earlier row that this one repeats. */
export type Problem = Place & { field: Field | null; kind: ProblemKind; value?: string; of?: Place }

/** What one field of one row came to. */
export type Reading<T> = { value: T; problem?: ProblemKind }
