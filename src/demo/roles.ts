import { RECEIPT_GROUPS } from '../feedback/receive.ts'
import { paths } from '../paths.ts'
import { sha256 } from '../platform/ids.ts'
import { codeFrom } from '../seal/code.ts'

/** The roles of the demo: whom in the list they stand for, and the one unfinished thing each lands on. */
export const ROLES = {
  'dang-vien': { find: { fullName: 'Mai Văn Hòa', birthDate: '1958-04-07' }, lands: paths.month.to() },
  'bi-thu': { find: { cell: 'Chi bộ ấp Quới Hòa', post: 'secretary' }, lands: paths.myCell.to() },
  'thuong-truc': { find: { fullName: 'Trần Văn Kháng', birthDate: '1974-01-04' }, lands: paths.figures.to() },
  'uy-vien-ubkt': {
    find: { fullName: 'Trương Thị Thảo', birthDate: '1990-06-17' },
    lands: paths.feedbackCases.to(),
  },
  'quan-tri': { find: 'administrator', lands: paths.organisation.to() },
} as const

export type Role = keyof typeof ROLES
export const roleNames = Object.keys(ROLES) as Role[]
export const isRole = (text: string | undefined): text is Role => roleNames.some((role) => role === text)

/** What a villager of the demo was given when they sent something; their page shows what the committee asked. */
export const VILLAGER_CODE = codeFrom(sha256('Tự Soi, bản mẫu: người dân'), RECEIPT_GROUPS)

/**
 * The device of a role. It follows from the role's name, so that a tap signs in again after a restart without a
 * secret being kept anywhere. Everybody in the demo is invented, and the demo is served on loopback alone.
 */
export const roleSecret = (role: Role): Buffer => sha256(`Tự Soi, bản mẫu: ${role}`)
