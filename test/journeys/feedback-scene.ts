import { openKeyRing } from '../../src/account/device.ts'
import type { Which } from '../../src/feedback/case-write.ts'
import { askCertificate } from '../../src/feedback/certificate.ts'
import { tokenOf } from '../../src/feedback/envelope.ts'
import { actAsMember, ownLetters, sendLetter } from '../../src/feedback/letters.ts'
import { subjectFor } from '../../src/feedback/people.ts'
import { addPhoto } from '../../src/feedback/photo.ts'
import { signChange } from '../../src/feedback/readers.ts'
import { planInspection } from '../../src/inspection/inspection.ts'
import { givePost } from '../../src/membership/membership.ts'
import { THEMES } from '../../src/opinion/opinion.rules.ts'
import { addAddendum, beginNote, linesOf, sendNote, writeLine } from '../../src/opinion/opinion.ts'
import { dayOf } from '../../src/platform/clock.ts'
import type { Transaction } from '../../src/platform/database.ts'
import { sql } from '../../src/platform/sql.ts'
import type { Cast } from '../cast.ts'
import { casework, finalCase, foundedCase, printSheets, received, thankedCase } from '../feedback.ts'
import { plannedInspection, seenInspection } from '../inspections.ts'
import { jpegOf } from '../photos.ts'

export interface FeedbackScene {
  /** Just come in; told to Nam, who has not answered; leaving upward. */
  readonly fresh: string
  readonly told: string
  readonly leaving: string
  /** What the committee wrote to Nam: opened, with its form to answer. */
  readonly letter: string
  /** Founded, and to be closed; of nothing, with a certificate asked for; thanks. */
  readonly founded: string
  /** Closed long ago, with a letter to the cell. */
  readonly closed: string
  readonly cleared: string
  readonly thanked: string
  /** What people talk about: a note being written with its first line, and one that was sent. */
  readonly note: string
  readonly line: string
  readonly sentNote: string
  /** Lan's, by her cell and by the inspection committee, both to be voted on; Nam's, not reported yet. */
  readonly inspected: string
  readonly committees: string
  readonly planned: string
}

/** Kiểm and Quân read what comes in; neither is of Nam's cell. */
export async function layFeedback(db: Transaction, cast: Cast, now: Date): Promise<FeedbackScene> {
  const tenant = cast.units.commune.id
  const today = dayOf(now)
  await givePost(
    db,
    {
      tenant,
      person: cast.people.quan.id,
      unit: tenant,
      kind: 'inspection-deputy',
      title: 'Phó Chủ nhiệm UBKT',
      from: '2026-01-01',
    },
    { person: null, now },
  )
  for (const name of ['kiem', 'quan'] as const) {
    const { account, device } = cast.people[name].signedIn
    const ring = await openKeyRing(db, account, device)
    await signChange(db, tenant, ring, { person: cast.people[name].id, now }, today)
  }
  await printSheets({ db, cast, now }, ['kiem', 'quan'])
  const days = (n: number) => new Date(now.getTime() - n * 86_400_000)
  const stage = (n: number) => ({ db, cast, now: days(n) })
  const fresh = (await received(stage(1))).id
  const which = await db.row<Which>(sql`select tenant, id, public_key from feedback_case where id = ${fresh}`)
  await addPhoto(db, which, jpegOf(800, 600))
  const closed = await foundedCase(stage(150), ['kiem', 'quan'])
  const told = (
    await received(stage(8), {
      text: 'Ông Nam hứa sửa cống từ tháng 8 mà chưa thấy làm.',
      where: 'Ấp Quới Thạnh',
      when: 'tháng 8',
    })
  ).id
  const leaving = (await received(stage(3), { text: 'Việc của một đồng chí trong cấp ủy xã.' })).id
  const work = casework({ db, cast, now }, told)
  const pair = ['kiem', 'quan'] as const
  const opinion = dayOf(days(6))
  const subject = (await subjectFor(db, tenant, cast.people.nam.id, opinion))!
  for (const name of pair) {
    const [by] = await work.actors([name], opinion)
    await work.act([name], {
      kind: 'opined',
      on: opinion,
      by: by!,
      verdict: { kind: 'admit', subject, clear: 2 },
    })
  }
  const text = 'Có phản ánh về việc sửa cống chậm hơn lời hứa với bà con.'
  await work.notice(dayOf(days(5)), text)
  const open = (await work.open('kiem', today))!
  const token = tokenOf(open.pair, cast.people.nam.id).toString('hex')
  const sent = { tenant, caseId: told, person: cast.people.nam.id }
  await sendLetter(db, sent, { kind: 'notice', text, token, n: 4 }, dayOf(days(5)))
  await actAsMember(db, { ...sent, token }, 'told', { text: '', today: dayOf(days(4)) })
  const away = casework({ db, cast, now }, leaving)
  for (const name of pair) {
    const [by] = await away.actors([name], today)
    await away.act([name], {
      kind: 'opined',
      on: today,
      by: by!,
      verdict: { kind: 'upward', about: null, others: 2 },
    })
  }
  const { account, device } = cast.people.nam.signedIn
  const letters = await ownLetters(db, tenant, await openKeyRing(db, account, device))
  const letter = letters.find((one) => one.case === told)
  const founded = (await finalCase(stage(50), 'lan', 'partly', pair)).id
  const cleared = (await finalCase(stage(20), 'lan', 'unfounded', pair)).id
  await askCertificate(db, { tenant, id: cleared }, today)
  const thanked = (await thankedCase(stage(4), { text: 'Cảm ơn chú đã sửa giúp cầu ván.' }, pair)).id
  return {
    fresh,
    told,
    leaving,
    letter: letter!.id,
    founded,
    closed,
    cleared,
    thanked,
    ...(await notes(db, cast, now)),
    ...(await inspections(db, cast, now)),
  }
}

async function inspections(db: Transaction, cast: Cast, now: Date) {
  const world = { db, cast }
  const planned = (await plannedInspection(world, 'nam')).id
  const inspected = (await seenInspection(world, 'lan')).id
  const committees = (await seenInspection(world, 'lan', 'committee')).id
  const tenant = cast.units.commune.id
  const drafts = [
    { unit: tenant, person: cast.people.nam.id, theme: 'Nêu gương ở nơi cư trú' },
    { unit: cast.units.thanh.id, person: cast.people.dung.id, theme: 'Nhiệm vụ chi bộ giao năm 2027' },
  ]
  const by = { person: cast.people.kiem.id, now }
  for (const draft of drafts)
    await planInspection(db, { tenant, ...draft, year: 2027, month: '2027-01-01' }, by)
  return { planned, inspected, committees }
}

async function notes(db: Transaction, cast: Cast, now: Date) {
  const tenant = cast.units.commune.id
  const by = { person: cast.people.kiem.id, now }
  const begun = async (month: string) => {
    const id = await beginNote(db, tenant, month, by)
    for (const line of LINES) await writeLine(db, { tenant, id }, { id: null, ...line }, by)
    return id
  }
  const [note, sentNote] = [await begun('2026-12-01'), await begun('2026-11-01')]
  await sendNote(db, { tenant, id: sentNote }, by)
  await addAddendum(db, { tenant, id: sentNote }, 'Cầu ván đã được dặm lại ngày 28/11.', by)
  const [line] = await linesOf(db, { tenant, id: note }, THEMES)
  return { note, sentNote, line: line!.id }
}

const LINES = [
  {
    theme: 'roads',
    source: 'voters',
    body: 'Bà con lo cầu ván qua kênh đã mục; học trò phải đi vòng gần hai cây số. Mong xã cho biết bao giờ sửa.',
  },
  {
    theme: 'living',
    source: 'hamlet',
    body: 'Giá lúa xuống, nhiều hộ trữ lại chờ giá; lo không đủ vốn vụ sau.',
  },
  { theme: 'procedures', source: 'front', body: 'Làm giấy khai sinh đã nhanh hơn trước, bà con khen.' },
] as const
