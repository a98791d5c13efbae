import { openAccount, type SignedIn } from '../account/account.ts'
import type { KeyRing } from '../account/device.ts'
import { hashPin, openKeyRing } from '../account/device.ts'
import { membersOfCells } from '../membership/membership.queries.ts'
import { isAwaited } from '../membership/powers.rules.ts'
import { type Scope, scopeOf } from '../membership/scope.ts'
import { cellsOf, type Unit } from '../organisation/organisation.ts'
import { dayOf } from '../platform/clock.ts'
import { type Transaction, together } from '../platform/database.ts'
import { fold } from '../platform/fold.ts'
import { sql } from '../platform/sql.ts'
import type { Owner } from '../self-review/self-review.ts'
import { addAdministrator } from '../setup/setup.ts'
import { OPENING } from './opening.ts'
import { ROLES, type Role, roleNames, roleSecret } from './roles.ts'

export interface Player {
  readonly owner: Owner
  readonly scope: Scope
  readonly cell: string
}

/** One member in seven has a phone in the demo, and every role. */
export async function enrolPlayers(tx: Transaction, commune: Unit, now: Date): Promise<Map<string, Player>> {
  const pinHash = await hashPin('271219')
  const players = new Map<string, Player>()
  const enrolOne = async (person: string, role?: Role) => {
    const signedIn = await openAccount(tx, {
      person,
      pinHash,
      label: 'máy mẫu',
      card: null,
      now,
      secret: role && roleSecret(role),
    })
    return playerOf(tx, person, signedIn)
  }
  const inRoles = await together(
    ...roleNames.map(async (role) => enrolOne(await personOf(tx, commune, role, now), role)),
  )
  for (const [i, role] of roleNames.entries()) players.set(role, inRoles[i]!)
  const cells = await cellsOf(tx, commune.id)
  const members = await membersOfCells(
    tx,
    commune.id,
    cells.map((cell) => cell.id),
    dayOf(now),
  )
  const taken = new Set([...players.values()].map((player) => player.scope.person))
  const rest = members
    .filter((member) => isAwaited(member.status) && !taken.has(member.person))
    .sort((a, b) => (a.person < b.person ? -1 : 1))
  const chosen = rest.filter((_, i) => i % 7 === 0)
  for (const player of await together(...chosen.map((member) => enrolOne(member.person))))
    players.set(player.scope.person, player)
  return players
}

async function playerOf(tx: Transaction, person: string, signedIn: SignedIn): Promise<Player> {
  const scope = await scopeOf(tx, person, dayOf(OPENING))
  const ring: KeyRing = await openKeyRing(tx, signedIn.account, signedIn.device)
  const actor = { account: signedIn.account, person, fullName: '', device: signedIn.device, approved: true }
  return { owner: { actor, scope, ring }, scope, cell: scope.membership?.cell ?? '' }
}

async function personOf(tx: Transaction, commune: Unit, role: Role, now: Date): Promise<string> {
  const { find } = ROLES[role]
  if (find === 'administrator') return addAdministrator(tx, commune, 'Lê Quản Trị', 'Quản trị', now)
  if ('cell' in find) {
    const row = await tx.row<{ person: string }>(sql`
      select post.person from post join unit on unit.id = post.unit
      where post.tenant = ${commune.id} and post.kind = ${find.post} and unit.search = ${fold(find.cell)}`)
    return row.person
  }
  const row = await tx.row<{ id: string }>(sql`
    select person.id from person join membership m on m.person = person.id
    where m.tenant = ${commune.id} and full_name = ${find.fullName} and birth_date = ${find.birthDate}`)
  return row.id
}
