import { nameOnBoard, noteDeed } from '../good-deed/good-deed.ts'
import { isCalled } from '../meeting/roll.rules.ts'
import type { CellMember } from '../membership/membership.queries.ts'
import type { Transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { DEEDS, WAITING_DEED } from './words.ts'

interface Cell {
  readonly tenant: string
  readonly cell: string
  readonly secretary: string
  readonly members: readonly CellMember[]
}

/** What villagers told the cell before its November meeting, whose book says that it was confirmed; in a few cells. */
export async function tellDeed(tx: Transaction, of: Cell, i: number, now: Date): Promise<string[]> {
  const told = DEEDS[i]
  const doer = of.members.findLast((one) => isCalled(one) && one.person !== of.secretary)
  if (!told || !doer) return []
  const id = newId(now)
  const by = { person: of.secretary, now }
  await noteDeed(tx, { ...of, ...told, id, person: doer.person, origin: 'people' }, by)
  await nameOnBoard(tx, { tenant: of.tenant, id }, true, { person: doer.person, now })
  return [id]
}

/** One that waits for December, told by a member about another: the demo's old member, where they are of this cell. */
export async function tellWaitingDeed(tx: Transaction, of: Cell, member: string, now: Date): Promise<void> {
  const called = of.members.filter((one) => isCalled(one) && one.person !== of.secretary)
  const doer = called.find((one) => one.person === member) ?? called[0]!
  const teller = called.find((one) => one !== doer)!
  await noteDeed(
    tx,
    {
      ...of,
      ...WAITING_DEED,
      id: newId(now),
      person: doer.person,
      origin: 'member',
      source: null,
      toldBy: '',
    },
    { person: teller.person, now },
  )
}
