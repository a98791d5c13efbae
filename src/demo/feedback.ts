import type { KeyRing } from '../account/device.ts'
import { act, openCase } from '../feedback/case.ts'
import { writeMessage } from '../feedback/case-write.ts'
import { receiptsOf } from '../feedback/feedback.queries.ts'
import type { FeedbackEvent } from '../feedback/feedback-event.rules.ts'
import { makeSheet } from '../feedback/office.ts'
import { actorsOf, subjectFor } from '../feedback/people.ts'
import { signChange } from '../feedback/readers.ts'
import { receive } from '../feedback/receive.ts'
import { givePost } from '../membership/membership.ts'
import type { Unit } from '../organisation/organisation.ts'
import type { Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { Player } from './players.ts'
import { roleNames, VILLAGER_CODE } from './roles.ts'

const SAID = {
  text: 'Đèn đường ở xóm tôi tắt từ đầu tháng 11. Đồng chí phụ trách hẹn hai lần mà chưa thấy ai ra sửa, tối học trò đi về khó.',
  about: 'member',
  where: 'Xóm Kinh Giữa, ấp Quới Hòa',
  when: 'từ đầu tháng 11',
} as const
const QUESTION =
  'Cảm ơn ông bà. Xin cho biết đoạn nào tắt đèn, dài chừng bao nhiêu, để chúng tôi ra xem tại chỗ.'

/**
 * A villager's word that is still on its way: it came in last week, one of the inspection committee would admit it and
 * asked the sender something; the other's opinion is awaited this week, and so is the villager's answer.
 */
export async function tellFeedback(
  tx: Transaction,
  commune: Unit,
  players: ReadonlyMap<string, Player>,
  at: (day: string) => Date,
): Promise<void> {
  const tenant = commune.id
  const inspector = players.get('uy-vien-ubkt')!
  const me = { person: inspector.scope.person, ring: inspector.owner.ring }
  const second = await secondInspector(
    tx,
    tenant,
    [...players.values()].slice(roleNames.length),
    inspector,
    at('2026-11-02'),
  )
  for (const one of [second, me])
    await signChange(tx, tenant, one.ring, { person: one.person, now: at('2026-11-03') }, '2026-11-03')
  for (const [office, one] of [
    [1, me],
    [2, second],
  ] as const)
    await makeSheet(tx, tenant, office, { person: one.person, now: at('2026-11-03') }, '2026-11-03')
  const { which } = await receive(tx, tenant, SAID, {
    source: 'form',
    enteredBy: null,
    today: '2026-11-25',
    code: VILLAGER_CODE,
  })
  const subject = await subjectOfCase(tx, tenant, [me.person, second.person])
  const [by] = await actorsOf(tx, tenant, [second.person], '2026-11-27')
  const readers = await actorsOf(tx, tenant, [me.person, second.person], '2026-11-27')
  const step = async (event: FeedbackEvent, texts: Record<string, string>) => {
    const open = await openCase(tx, tenant, which.id, second.ring, event.on, true)
    if (!open) throw new Error('the demo’s case does not open')
    const done = { person: second.person, now: at(event.on) }
    await act(tx, open, { event, texts }, done, [second.person], readers)
  }
  const verdict = { kind: 'admit', subject, clear: 2 } as const
  await step({ kind: 'opined', on: '2026-11-27', by: by!, verdict }, {})
  await step({ kind: 'sender-asked', on: '2026-11-28', by: by!, text: 'text' }, { text: QUESTION })
  const receipts = await receiptsOf(tx, tenant, which.id)
  await writeMessage(tx, which, { text: QUESTION }, { fromSender: false, on: '2026-11-28' }, receipts)
}

/** Somebody of another cell than the role's who has a phone in the demo, and no post before this one. */
async function secondInspector(
  tx: Transaction,
  tenant: string,
  players: readonly Player[],
  inspector: Player,
  now: Date,
): Promise<{ person: string; ring: KeyRing }> {
  const second = players.find(
    ({ cell, scope }) => cell !== '' && cell !== inspector.cell && scope.posts.length === 0,
  )
  if (!second) throw new Error('the demo has one inspector only')
  const { person } = second.scope
  const post = {
    tenant,
    person,
    unit: tenant,
    kind: 'inspection-deputy',
    title: 'Phó Chủ nhiệm UBKT',
  } as const
  await givePost(tx, { ...post, from: '2026-08-01' }, { person: null, now })
  return { person, ring: second.owner.ring }
}

/** A member without a post, of a cell that none of the two belongs to. */
async function subjectOfCase(tx: Transaction, tenant: string, inspectors: readonly string[]) {
  const { person } = await tx.row<{ person: string }>(sql`
    select m.person from membership m join person p on p.id = m.person
    where m.tenant = ${tenant} and m.status = 'official' and m.valid_to is null
      and not exists (select 1 from post where post.person = m.person)
      and not exists (select 1 from membership o where o.person = any(${inspectors}::uuid[]) and o.cell = m.cell)
    order by p.full_name desc limit 1`)
  return (await subjectFor(tx, tenant, person, '2026-11-27'))!
}
