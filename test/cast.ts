import { openAccount, type SignedIn } from '../src/account/account.ts'
import { hashPin } from '../src/account/device.ts'
import { addPerson, givePost, join } from '../src/membership/membership.ts'
import type { MemberStatus, PostKind } from '../src/membership/powers.rules.ts'
import { addUnit, type Unit } from '../src/organisation/organisation.ts'
import { dayOf } from '../src/platform/clock.ts'
import type { Transaction } from '../src/platform/database.ts'
import { foundOrganisation } from '../src/setup/setup.ts'

/** The people of the tests, one a role, two communes, and a stranger. */
const PEOPLE = {
  nam: { name: 'Huỳnh Văn Nam', cell: 'thanh' },
  lan: { name: 'Nguyễn Thị Lan', cell: 'thanh' },
  huong: { name: 'Trần Thị Hương', cell: 'thanh', post: ['secretary', 'thanh', 'Bí thư chi bộ'] },
  dung: { name: 'Lê Văn Dũng', cell: 'thanh', post: ['deputy', 'thanh', 'Phó Bí thư chi bộ'] },
  minh: { name: 'Phạm Minh', cell: 'loi' },
  tam: { name: 'Võ Thị Tám', cell: 'loi', post: ['secretary', 'loi', 'Bí thư chi bộ'] },
  phuc: { name: 'Đặng Hữu Phúc', cell: 'loi', post: ['deputy', 'commune', 'Phó Bí thư Thường trực'] },
  hai: { name: 'Bùi Văn Hải', cell: 'loi', status: 'exempt' },
  kiem: { name: 'Đỗ Thị Kiểm', cell: 'loi', post: ['inspection-member', 'commune', 'Ủy viên UBKT'] },
  quan: { name: 'Ngô Quản Trị', post: ['administrator', 'commune', 'Quản trị'] },
  tinh: { name: 'Cao Cấp Trên', post: ['secretary', 'province', 'Bí thư Tỉnh ủy'] },
  la: { name: 'Lý Người Lạ', cell: 'other', post: ['secretary', 'other', 'Bí thư chi bộ'] },
} as const satisfies Record<
  string,
  { name: string; cell?: Place; status?: MemberStatus; post?: readonly [PostKind, Place, string] }
>

type Place = 'thanh' | 'loi' | 'other' | 'commune' | 'province'
export type CastName = keyof typeof PEOPLE
export const castNames = Object.keys(PEOPLE) as CastName[]

export interface Cast {
  readonly people: Record<CastName, { id: string; name: string; signedIn: SignedIn }>
  readonly units: Record<Place, Unit>
  readonly otherCommune: Unit
}

export const PIN = '270519'

/** Lays everybody down through the product's own verbs, and enrols a device for each. */
export async function makeCast(tx: Transaction, root: string, now: Date): Promise<Cast> {
  const by = { person: null, now }
  const pinHash = await hashPin(PIN)
  const commune = await foundOrganisation(
    tx,
    { name: 'Đảng bộ xã Thử', superior: 'Đảng bộ tỉnh Thử', root, from: '2020-01-01' },
    now,
  )
  const otherCommune = await foundOrganisation(
    tx,
    { name: 'Đảng bộ xã Khác', superior: '', root, from: '2020-01-01' },
    now,
  )
  const cell = (name: string, parent: string) =>
    addUnit(tx, { kind: 'cell', name, parent, from: '2020-01-01' }, by)
  const province = await tx.row<Unit>({
    text: 'select u.* from unit u join unit_edge e on e.parent = u.id where e.unit = $1',
    values: [commune.id],
    name: 'cast-province',
  })
  const units = {
    commune,
    province,
    thanh: await cell('Chi bộ ấp Quới Thạnh', commune.id),
    loi: await cell('Chi bộ ấp Quới Lợi', commune.id),
    other: await cell('Chi bộ ấp Xa', otherCommune.id),
  }
  const people = {} as Record<CastName, { id: string; name: string; signedIn: SignedIn }>
  for (const key of castNames) {
    const facts: {
      name: string
      cell?: Place
      status?: MemberStatus
      post?: readonly [PostKind, Place, string]
    } = PEOPLE[key]
    const id = await addPerson(
      tx,
      {
        fullName: facts.name,
        birthDate: '1958',
        sex: null,
        phone: null,
        cardNumber: null,
        admittedOn: '1990',
        officialOn: '1991',
      },
      now,
    )
    const from = '2024-01-01'
    if (facts.cell) {
      const unit = units[facts.cell]
      await join(
        tx,
        { tenant: unit.tenant!, person: id, cell: unit.id, status: facts.status ?? 'official', from },
        by,
      )
    }
    if (facts.post) {
      const unit = units[facts.post[1]]
      await givePost(
        tx,
        {
          tenant: unit.tenant ?? unit.id,
          person: id,
          unit: unit.id,
          kind: facts.post[0],
          title: facts.post[2],
          from,
        },
        by,
      )
    }
    const signedIn = await openAccount(tx, {
      person: id,
      pinHash,
      label: `máy của ${facts.name}`,
      card: null,
      now,
    })
    people[key] = { id, name: facts.name, signedIn }
  }
  return { people, units, otherCommune }
}

export const today = dayOf
