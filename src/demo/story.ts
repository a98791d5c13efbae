import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openAccount, type SignedIn } from '../account/account.ts'
import type { KeyRing } from '../account/device.ts'
import { hashPin, openKeyRing } from '../account/device.ts'
import { writeEntryIn } from '../diary/diary.ts'
import { importMembers } from '../membership/import.ts'
import { readMemberList } from '../membership/member-list.rules.ts'
import { membersOfCells } from '../membership/membership.queries.ts'
import { addPerson, changePlace, givePost, join as joinCell } from '../membership/membership.ts'
import { isAwaited } from '../membership/powers.rules.ts'
import { type Scope, scopeOf } from '../membership/scope.ts'
import { readWorkbook } from '../membership/workbook.ts'
import { endLine, openDuePeriods, type Period } from '../movement/movement.ts'
import { cellsOf, type Unit } from '../organisation/organisation.ts'
import { addDays, dayOf, startOfDay } from '../platform/clock.ts'
import type { Transaction } from '../platform/database.ts'
import { fold } from '../platform/fold.ts'
import { formOf } from '../platform/form.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { recordPaper } from '../self-review/cell.ts'
import { isOpen, type Month, type Plan, type Task, withPlan } from '../self-review/month.rules.ts'
import { type Owner, saveDraft, submit } from '../self-review/self-review.ts'
import { foundOrganisation } from '../setup/setup.ts'
import { keepStatisticsKey } from '../statistics/statistics-key.ts'
import { ROLES, type Role, roleNames, roleSecret } from './roles.ts'
import { FINDINGS, LEARNING } from './words.ts'

/** The demo's clock stands here when it is loaded. */
export const OPENING = new Date('2026-12-01T08:00:00+07:00')

const COMMUNE = 'Đảng bộ xã Thạnh Quới (mẫu)'
const at = (day: string) => new Date(startOfDay(day).getTime() + 9 * 3_600_000)

interface Player {
  readonly owner: Owner
  readonly scope: Scope
  readonly cell: string
}

/**
 * Lays down the commune and lets it live from August to 1 December 2026, through the verbs the pages use: its list
 * is imported, members review on the phone or on paper, cells end their line, one of them late.
 */
export async function tellStory(tx: Transaction, root: string): Promise<Unit> {
  const begin = at('2026-08-01')
  const commune = await foundOrganisation(
    tx,
    { name: COMMUNE, superior: 'Đảng bộ tỉnh (mẫu)', root, from: '2015-01-01' },
    begin,
  )
  await importList(tx, commune, root, begin)
  await rememberPast(tx, commune, root, begin)
  const players = await enrolPlayers(tx, commune, begin)
  const standing = players.get('thuong-truc')!
  await keepStatisticsKey(tx, commune.id, standing.owner.ring, standing.scope.person, begin)
  const cells = await cellsOf(tx, commune.id)
  for (const [i, month] of ['2026-09-01', '2026-10-01', '2026-11-01', '2026-12-01'].entries()) {
    const opened = at(addDays(month, -20))
    await openDuePeriods(tx, commune.id, opened)
    const period = await tx.row<Period>(
      sql`select * from period where tenant = ${commune.id} and month = ${month}`,
    )
    await liveMonth(
      tx,
      period,
      i,
      [...players.values()],
      cells.map((cell) => cell.id),
    )
  }
  await uncleWrites(tx, players.get('dang-vien')!)
  return commune
}

async function importList(tx: Transaction, commune: Unit, root: string, now: Date): Promise<void> {
  const workbook = readWorkbook(readFileSync(join(root, 'db/demo/thanh-quoi.xlsx')))
  if ('outcome' in workbook) throw new Error(workbook.why)
  const list = readMemberList(workbook, { asOf: dayOf(now), knownCells: null })
  if (list.outcome === 'rejected') throw new Error(list.why)
  await importMembers(tx, {
    tenant: commune.id,
    list,
    by: { person: null, now },
    fileName: 'thanh-quoi.xlsx',
    from: '2016-01-01',
  })
}

/** Those who were members in 2017 and are no longer: their places stay in the past. */
async function rememberPast(tx: Transaction, commune: Unit, root: string, now: Date): Promise<void> {
  const { members } = JSON.parse(readFileSync(join(root, 'db/demo/past-members.json'), 'utf8')) as {
    members: { fullName: string; birthDate: string; cell: number; left: string; reason: string }[]
  }
  const cells = await cellsOf(tx, commune.id)
  const by = { person: null, now }
  for (const past of members) {
    const person = await addPerson(
      tx,
      {
        fullName: past.fullName,
        birthDate: past.birthDate,
        sex: null,
        phone: null,
        cardNumber: null,
        admittedOn: null,
        officialOn: null,
      },
      now,
    )
    const cell = cells[past.cell - 1]!.id
    await joinCell(tx, { tenant: commune.id, person, cell, status: 'official', from: '2016-01-01' }, by)
    await changePlace(
      tx,
      { tenant: commune.id, person, status: 'left', from: past.left, reason: past.reason },
      by,
    )
  }
}

/** One member in five has a phone in the demo, and every role. */
async function enrolPlayers(tx: Transaction, commune: Unit, now: Date): Promise<Map<string, Player>> {
  const pinHash = await hashPin('271219')
  const players = new Map<string, Player>()
  const enrolOne = async (key: string, person: string, role?: Role) => {
    const signedIn = await openAccount(tx, {
      person,
      pinHash,
      label: 'máy mẫu',
      card: null,
      now,
      secret: role && roleSecret(role),
    })
    players.set(key, await playerOf(tx, person, signedIn))
  }
  for (const role of roleNames) await enrolOne(role, await personOf(tx, commune, role, now), role)
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
  for (const [i, member] of rest.entries()) if (i % 5 === 0) await enrolOne(member.person, member.person)
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
  if (find === 'administrator') {
    const person = await addPerson(
      tx,
      {
        fullName: 'Lê Quản Trị',
        birthDate: '1990',
        sex: null,
        phone: null,
        cardNumber: null,
        admittedOn: null,
        officialOn: null,
      },
      now,
    )
    await givePost(
      tx,
      {
        tenant: commune.id,
        person,
        unit: commune.id,
        kind: 'administrator',
        title: 'Quản trị',
        from: dayOf(now),
      },
      { person, now },
    )
    return person
  }
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

/** How much of a month has happened when the demo opens: September to November whole, December half. */
async function liveMonth(
  tx: Transaction,
  period: Period,
  index: number,
  players: Player[],
  cells: string[],
): Promise<void> {
  const current = period.month === '2026-12-01'
  const now = current ? at('2026-11-28') : at(addDays(period.meeting_on, -1))
  for (const [i, player] of players.entries()) {
    const isRole = i < roleNames.length
    if (!player.cell || (current && (isRole || i % 3 === 0))) continue
    await reviewOnPhone(tx, player, period, i, index, now)
  }
  const onPhone = new Set(players.map((player) => player.scope.person))
  const members = await membersOfCells(tx, period.tenant, cells, dayOf(now))
  for (const [i, member] of members.entries()) {
    const share = current ? 4 : 10
    if (!isAwaited(member.status) || onPhone.has(member.person) || (i * 7 + index) % 11 >= share) continue
    const secretary = players[roleNames.indexOf('bi-thu')]!.scope.person
    await recordPaper(
      tx,
      period,
      { cell: member.cell, person: member.person, done: true },
      { person: secretary, now },
    )
  }
  if (current) return
  // One cell has not met in time; the calendar closed its period for it.
  const late = period.month === '2026-11-01' ? cells[4] : undefined
  for (const cell of cells)
    if (cell !== late)
      await endLine(tx, period, cell, {
        person: players[roleNames.indexOf('thuong-truc')]!.scope.person,
        now: at(period.meeting_on),
      })
}

async function reviewOnPhone(
  tx: Transaction,
  player: Player,
  period: Period,
  i: number,
  index: number,
  now: Date,
): Promise<void> {
  const found = findingsOf(i, index)
  const due =
    period.month < '2026-11-01' ? addDays(period.meeting_on, 30) : i === UNCLE ? '2026-12-02' : '2026-12-31'
  await saveDraft(tx, player.owner, period, formOf([['form-id', randomId()]]), now, (month, task) =>
    fillIn(month, task, found, due, i),
  )
  await submit(tx, player.owner, period, now)
}

const UNCLE = roleNames.indexOf('dang-vien')

/** Fewer findings from month to month: what was found is being mended. */
function findingsOf(i: number, index: number): (typeof FINDINGS)[number][] {
  if (i === UNCLE) return index === 1 ? [FINDINGS[1]!] : index === 2 ? [FINDINGS[13]!, FINDINGS[7]!] : []
  const many = (i + index) % 3 === 0 ? 2 : (i + index) % 4 === 0 ? 0 : 1
  const likely = [1, 2, 3, 5, 13, 14, 0, 7]
  return Array.from(
    { length: Math.max(0, many - (index > 1 && i % 2 === 0 ? 1 : 0)) },
    (_, n) => FINDINGS[likely[(i * 3 + n * 2) % likely.length]!]!,
  )
}

function fillIn(
  month: Month,
  task: Task,
  found: readonly (typeof FINDINGS)[number][],
  due: string,
  i: number,
): Month {
  const groupOf = (sign: string) => sign.split('.').slice(0, 2).join('.')
  const groups = [...new Set(found.map((finding) => groupOf(finding.sign)))]
  const sections = task.catalogue.sections.map((section) => section.groups.map((group) => group.id))
  const answered: Month = {
    ...month,
    skim: Object.fromEntries(sections.map((ids, n) => [n + 1, ids.filter((id) => groups.includes(id))])),
    skimMarks: Object.fromEntries(found.map((finding, n) => [finding.sign, n === 0 ? 'partial' : 'present'])),
    close: Object.fromEntries(task.close.map((sign) => [sign, 'none'])),
    learning:
      i % 2 === 0
        ? {
            registered: LEARNING[i % LEARNING.length]!,
            done: 'Đã làm được hai lần trong tháng.',
            judgement: 'some',
          }
        : month.learning,
    told: month.carried,
    plans: month.plans.map((plan, n) =>
      isOpen(plan) ? { ...plan, state: (n + i) % 4 === 3 ? 'failed' : 'fixed' } : plan,
    ),
  }
  return found.reduce(
    (result, finding) =>
      result.plans.some((plan) => plan.sign === finding.sign && isOpen(plan))
        ? result
        : withPlan(result, planFor(finding, due, task, i)),
    answered,
  )
}

const planFor = (finding: (typeof FINDINGS)[number], due: string, task: Task, i: number): Plan => ({
  id: randomId(),
  sign: finding.sign,
  catalogue: `${task.catalogue.id}@${task.catalogue.version}`,
  text: finding.plan,
  due,
  ask: i % 7 === 2,
  askSign: false,
  state: 'planned',
})

async function uncleWrites(tx: Transaction, uncle: Player): Promise<void> {
  const writer = { person: uncle.scope.person, tenant: uncle.scope.tenant!, ring: uncle.owner.ring }
  const entries = [
    {
      day: '2026-11-08',
      tag: 'act',
      text: 'Cùng tổ 4 dọn lại đoạn mương sau nhà văn hóa. Nhà tôi làm trước, bà con ra phụ gần đủ.',
    },
    { day: '2026-11-15', tag: 'learn', text: 'Đọc lại chuyện Bác tắt bớt đèn. Ở nhà cũng nhắc mấy cháu.' },
    {
      day: '2026-11-22',
      tag: 'remind',
      text: 'Hứa ghé ba hộ cuối ấp mà mới ghé được một. Tuần sau đi tiếp.',
    },
  ] as const
  await tx.asMember(writer.person, async (own) => {
    for (const entry of entries) {
      const id = randomId()
      await writeEntryIn(own, writer, { id, ...entry }, { id, content: entry.text })
    }
  })
}
