import { openAccount } from '../src/account/account.ts'
import { hashPin, openKeyRing } from '../src/account/device.ts'
import { addPerson, givePost, join } from '../src/membership/membership.ts'
import { scopeOf } from '../src/membership/scope.ts'
import type { Period } from '../src/movement/movement.ts'
import { addUnit, type Unit } from '../src/organisation/organisation.ts'
import { dayOf } from '../src/platform/clock.ts'
import type { Database, Transaction } from '../src/platform/database.ts'
import { formOf } from '../src/platform/form.ts'
import { randomId } from '../src/platform/ids.ts'
import { sql } from '../src/platform/sql.ts'
import type { Month, Task } from '../src/self-review/month.rules.ts'
import { withPlan } from '../src/self-review/own-plan.rules.ts'
import { type Owner, saveDraft } from '../src/self-review/self-review.ts'
import { foundOrganisation } from '../src/setup/setup.ts'
import { keepStatisticsKey } from '../src/statistics/statistics-key.ts'

/** A signed-in member, and what a browser of theirs keeps. */
export interface Member {
  readonly owner: Owner
  readonly period: Period
  readonly cell: string
  readonly token: Buffer
  readonly cookie: string
}

/** Communes of this many members each, everyone with a phone, and an officer so that ballots are cast. */
export async function layDownMembers(
  db: Database,
  { root, now, communes, each }: { root: string; now: Date; communes: number; each: number },
): Promise<Member[]> {
  const pinHash = await hashPin('270519')
  const members: Member[] = []
  for (let n = 1; n <= communes; n++)
    await db.transaction(async (tx) => {
      const organisation = { name: `Đảng bộ xã ${n}`, superior: '', root, from: '2020-01-01' }
      const commune = await foundOrganisation(tx, organisation, now)
      const period = await tx.row<Period>(sql`select * from period where tenant = ${commune.id}`)
      const by = { person: null, now }
      const cell = await addUnit(
        tx,
        { kind: 'cell', name: `Chi bộ ${n}`, parent: commune.id, from: '2020-01-01' },
        by,
      )
      const enrol = async () => memberOf(tx, await newPerson(tx, commune, cell, now), period, pinHash, now)
      const officer = await newPerson(tx, commune, cell, now)
      const post = {
        tenant: commune.id,
        unit: commune.id,
        kind: 'standing-member',
        title: 'Thường trực',
      } as const
      await givePost(tx, { ...post, person: officer, from: '2024-01-01' }, by)
      const { owner } = await memberOf(tx, officer, period, pinHash, now)
      await keepStatisticsKey(tx, commune.id, owner.ring, officer, now)
      for (let i = 0; i < each; i++) members.push(await enrol())
    })
  return members
}

async function newPerson(tx: Transaction, commune: Unit, cell: Unit, now: Date): Promise<string> {
  const facts = { fullName: 'Huỳnh Văn Nam', birthDate: '1958', sex: null, phone: null, cardNumber: null }
  const person = await addPerson(tx, { ...facts, admittedOn: null, officialOn: null }, now)
  const place = { tenant: commune.id, person, cell: cell.id, status: 'official', from: '2024-01-01' } as const
  await join(tx, place, { person: null, now })
  return person
}

export async function memberOf(
  tx: Transaction,
  person: string,
  period: Period,
  pinHash: string,
  now: Date,
): Promise<Member> {
  const { account, device, secret, token } = await openAccount(tx, {
    person,
    pinHash,
    label: 'máy',
    card: null,
    now,
  })
  const scope = await scopeOf(tx, person, dayOf(now))
  const ring = await openKeyRing(tx, account, device)
  return {
    owner: { actor: { account, person, fullName: '', device, approved: true }, scope, ring },
    period,
    cell: scope.membership!.cell,
    token,
    cookie: `phien=${token.toString('base64url')}; may.${device.id}=${secret.toString('base64url')}`,
  }
}

/** Everything answered, two signs marked, a plan for each: all that is left is to send it. */
export async function fillIn(db: Database, member: Member, now: Date): Promise<void> {
  const form = formOf([['form-id', randomId()]])
  await saveDraft(db, member.owner, member.period, form, now, (month, task) => planned(answered(month, task)))
}

/** The same, but both plans are still to be written. */
export async function fillInWithoutPlans(db: Database, member: Member, now: Date): Promise<void> {
  const form = formOf([['form-id', randomId()]])
  await saveDraft(db, member.owner, member.period, form, now, answered)
}

const PLANS = [
  'Khi có buổi học thì tôi đến đủ và ghi chép',
  'Khi bà con phản ánh thì tôi đến xem ngay trong ngày',
]

function answered(month: Month, task: Task): Month {
  const sections = task.catalogue.sections.slice(0, 3)
  const groups = sections.slice(0, 2).map((section) => section.groups[0]!)
  const marked = groups.map((group) => group.items.find((item) => task.applicable.has(item.id))!.id)
  return {
    ...month,
    skim: Object.fromEntries(sections.map((_, n) => [n + 1, groups[n] ? [groups[n].id] : []])),
    skimMarks: Object.fromEntries(marked.map((sign) => [sign, 'partial'])),
    close: Object.fromEntries(task.close.map((sign) => [sign, 'none'])),
  }
}

const planned = (month: Month): Month =>
  Object.keys(month.skimMarks).reduce(
    (result, sign, n) =>
      withPlan(result, {
        id: randomId(),
        from: { kind: 'sign', sign, catalogue: result.catalogue },
        text: PLANS[n]!,
        due: '2026-12-31',
        ask: false,
        askSign: false,
        state: 'planned',
      }),
    month,
  )
