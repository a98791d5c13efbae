import type { UnitKind } from '../organisation/organisation.rules.ts'
import type { MemberStatus, PostKind } from './powers.rules.ts'

/** What a list may say about a person beside their place and posts. */
export const FACTS = [
  'fullName',
  'birthDate',
  'sex',
  'cardNumber',
  'phone',
  'admittedOn',
  'officialOn',
] as const
export type Fact = (typeof FACTS)[number]

/** An organisation as it stands before an import. */
export interface KnownOrganisation {
  readonly tenant: string
  readonly units: readonly KnownUnit[]
  readonly people: readonly KnownPerson[]
}

export interface KnownUnit {
  readonly id: string
  readonly kind: UnitKind
  readonly name: string
  readonly parent: string | null
}

export interface KnownPerson extends Readonly<Record<Exclude<Fact, 'fullName'>, string | null>> {
  readonly id: string
  readonly fullName: string
  readonly place: KnownPlace | null
  readonly posts: readonly { readonly unit: string; readonly kind: PostKind }[]
}

export interface KnownPlace {
  /** The membership that holds today. */
  readonly id: string
  readonly cell: string
  readonly status: MemberStatus
  readonly validFrom: string
  readonly validTo: string | null
}
