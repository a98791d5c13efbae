import { currentPeriod } from '../src/movement/movement.ts'
import { nameHelper } from '../src/on-paper/naming.ts'
import { waitingFor } from '../src/on-paper/on-behalf.queries.ts'
import { askWitness, enterLine } from '../src/on-paper/on-behalf.ts'
import type { CastName } from './cast.ts'
import type { World } from './harness.ts'

/** A line that `helper` entered for a member who named them, with `witness` asked to have seen the signature. */
export async function enteredOnBehalf(
  { db, cast, now }: Pick<World, 'db' | 'cast' | 'now'>,
  { of, helper, witness, cell }: { of: CastName; helper: CastName; witness: CastName; cell: 'thanh' | 'loi' },
): Promise<void> {
  const tenant = cast.units.commune.id
  const id = (name: CastName) => cast.people[name].id
  const unit = cast.units[cell].id
  const by = { person: id(helper), now }
  const period = await currentPeriod(db, tenant, unit, now)
  if (!period) throw new Error('no period is open')
  await nameHelper(db, { tenant, person: id(of), helper: id(helper) }, { person: id(of), now })
  const line = 'Xin góp ý cách vận động hộ ông Tư hiến đất làm đường.'
  await enterLine(db, { period, person: id(of), cell: unit, line, due: null }, by)
  const waiting = await waitingFor(db, { period, person: id(of), enteredBy: id(helper), now })
  await askWitness(db, waiting, id(witness), by)
}
