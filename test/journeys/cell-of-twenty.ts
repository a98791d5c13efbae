import { openAccount, type SignedIn } from '../../src/account/account.ts'
import { hashPin } from '../../src/account/device.ts'
import { addPerson, givePost, join, NO_FACTS } from '../../src/membership/membership.ts'
import { addUnit } from '../../src/organisation/organisation.ts'
import type { Transaction } from '../../src/platform/database.ts'
import { type Cast, PIN } from '../cast.ts'

/** Twenty members of one cell, among them people of one given name, a doubled name, and long ones. */
export const TWENTY = [
  'Trần Thị Thu',
  'Nguyễn Văn An',
  'Lê Thị Ánh',
  'Phạm Văn Bảy',
  'Huỳnh Thị Bé',
  'Nguyễn Thị Cúc',
  'Đặng Văn Đực',
  'Đỗ Thị Đào',
  'Võ Văn Giàu',
  'Nguyễn Thị Hạnh',
  'Nguyễn Văn Hạnh',
  'Lý Quốc Hùng',
  'Trương Thị Kim Liên',
  'Nguyễn Hoàng Minh',
  'Phan Thị Ngọc',
  'Châu Văn Phước',
  'Nguyễn Thị Hồng Quyên',
  'Tôn Nữ Thị Sương',
  'Bùi Quang Tám',
  'Ngô Thị Út',
] as const

export interface CellOfTwenty {
  readonly cell: string
  readonly people: Readonly<Record<(typeof TWENTY)[number], string>>
}

export async function layCellOfTwenty(
  tx: Transaction,
  cast: Cast,
  now: Date,
): Promise<CellOfTwenty & { thu: SignedIn }> {
  const by = { person: null, now }
  const tenant = cast.units.commune.id
  const { id: cell } = await addUnit(
    tx,
    { kind: 'cell', name: 'Chi bộ ấp Quới Hòa', parent: tenant, from: '2020-01-01' },
    by,
  )
  const people = {} as Record<(typeof TWENTY)[number], string>
  for (const fullName of TWENTY) {
    people[fullName] = await addPerson(tx, { ...NO_FACTS, fullName }, now)
    await join(tx, { tenant, person: people[fullName], cell, status: 'official', from: '2024-01-01' }, by)
  }
  const secretary = {
    person: people['Trần Thị Thu'],
    unit: cell,
    kind: 'secretary',
    title: 'Bí thư chi bộ',
  } as const
  await givePost(tx, { tenant, ...secretary, from: '2024-01-01' }, by)
  const thu = await openAccount(tx, {
    person: people['Trần Thị Thu'],
    pinHash: await hashPin(PIN),
    label: 'máy của chị Thu',
    card: null,
    now,
  })
  return { cell, people, thu }
}
