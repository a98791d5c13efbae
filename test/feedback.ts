import { type KeyRing, openKeyRing } from '../src/account/device.ts'
import { act, openCase } from '../src/feedback/case.ts'
import type { Said } from '../src/feedback/case-write.ts'
import { tokenOf } from '../src/feedback/envelope.ts'
import { rightfulReaders } from '../src/feedback/feedback.queries.ts'
import type { Actor, FeedbackEvent } from '../src/feedback/feedback-event.rules.ts'
import { sendLetter } from '../src/feedback/letters.ts'
import { makeSheet } from '../src/feedback/office.ts'
import { actorsOf, subjectFor } from '../src/feedback/people.ts'
import { signChange } from '../src/feedback/readers.ts'
import { receive } from '../src/feedback/receive.ts'
import { givePost } from '../src/membership/membership.ts'
import { addDays, dayOf } from '../src/platform/clock.ts'
import { sql } from '../src/platform/sql.ts'
import type { CastName } from './cast.ts'
import type { World } from './harness.ts'

export type Stage = Pick<World, 'db' | 'cast' | 'now'>

/** Kiểm has a post of the inspection committee already. Hương is of Lan's cell, the others are of another. */
const COMMITTEE = [
  ['minh', 'inspection-deputy', 'Phó Chủ nhiệm UBKT'],
  ['hai', 'inspection-member', 'Ủy viên UBKT'],
  ['huong', 'inspection-member', 'Ủy viên UBKT'],
] as const

export const ringOf = ({ db, cast }: Pick<Stage, 'db' | 'cast'>, name: CastName): Promise<KeyRing> => {
  const { account, device } = cast.people[name].signedIn
  return openKeyRing(db, account, device)
}

/** The inspection committee of the commune, its readers signed by Kiểm and Minh; each has printed a sheet. */
export async function layCommittee(
  stage: Stage,
  members = COMMITTEE,
  { sheets = true }: { sheets?: boolean } = {},
): Promise<void> {
  const { db, cast, now } = stage
  const tenant = cast.units.commune.id
  for (const [name, kind, title] of members)
    await givePost(
      db,
      { tenant, person: cast.people[name].id, unit: tenant, kind, title, from: '2026-01-01' },
      { person: null, now },
    )
  for (const name of ['kiem', 'minh'] as const) await sign(stage, name)
  if (sheets) await printSheets(stage, ['kiem', 'minh'])
}

export async function printSheets({ db, cast, now }: Stage, [first, second]: Two): Promise<void> {
  for (const [office, name] of [
    [1, first],
    [2, second],
  ] as const) {
    const by = { person: cast.people[name].id, now }
    await makeSheet(db, cast.units.commune.id, office, by, dayOf(now))
  }
}

export const sign = async (stage: Stage, name: CastName) =>
  signChange(
    stage.db,
    stage.cast.units.commune.id,
    await ringOf(stage, name),
    { person: stage.cast.people[name].id, now: stage.now },
    dayOf(stage.now),
  )

/** A key for one alone, where no more than one holds the post: enough to look, too few to be open to the public. */
export async function oneReader({ db, cast, now }: Stage, name: CastName): Promise<void> {
  const tenant = cast.units.commune.id
  const [one] = (await rightfulReaders(db, tenant, dayOf(now))).filter(
    (reader) => reader.person === cast.people[name].id,
  )
  await db.run(sql`
    insert into feedback_reader (tenant, account, person, key_version, public_key, since)
    values (${tenant}, ${one!.account}, ${one!.person}, ${one!.key_version}, ${one!.public_key}, ${dayOf(now)})`)
}

export const REPORT: Said = {
  text: 'Ông Nam cho xe tải chạy trên đê lúc nửa đêm, đất sạt xuống ruộng nhà tôi.',
  about: 'member',
  where: 'Đê ấp Quới Thạnh',
  when: 'tuần trước',
}

/** A report that came by the form; its case and its code. */
export async function received(stage: Stage, said: Said = REPORT): Promise<{ id: string; code: string }> {
  const tenant = stage.cast.units.commune.id
  const { code, which } = await receive(stage.db, tenant, said, {
    source: 'form',
    enteredBy: null,
    today: dayOf(stage.now),
  })
  return { id: which.id, code }
}

/** A day in the life of a case: `today` moves with what is done, sessions do not matter here. */
export function casework(stage: Stage, id: string) {
  const { db, cast } = stage
  const tenant = cast.units.commune.id
  const at = (name: CastName) => cast.people[name].id
  const actors = async (names: readonly CastName[], today: string) =>
    actorsOf(db, tenant, names.map(at), today)
  const self = {
    open: async (name: CastName, today: string) => openCase(db, tenant, id, await ringOf(stage, name), today),
    actors,
    /** Done by `names`, who all sign. */
    async act(names: readonly CastName[], event: FeedbackEvent, texts: Record<string, string> = {}) {
      const open = await self.open(names[0]!, event.on)
      if (!open) throw new Error('this reader can’t open it')
      const by = { person: at(names[0]!), now: new Date(`${event.on}T03:00:00Z`) }
      const readers = await actors(['kiem', 'minh', 'hai', 'huong'], event.on)
      const outcome = await act(db, open, { event, texts }, by, names.map(at), readers)
      if (typeof outcome === 'string') throw new Error(outcome)
      return outcome
    },
    async admit(person: CastName = 'nam', on = '2026-12-02') {
      const subject = (await subjectFor(db, tenant, at(person), on))!
      for (const name of ['kiem', 'minh'] as const) {
        const [by] = await actors([name], on)
        await self.act([name], { kind: 'opined', on, by: by!, verdict: { kind: 'admit', subject, clear: 3 } })
      }
    },
    async notice(on = '2026-12-03', paraphrase = 'Có phản ánh về việc dùng xe trên đê.') {
      const [by] = await actors(['kiem'], on)
      await self.act(['kiem'], { kind: 'notice-sent', on, by: by!, paraphrase: 'p' }, { p: paraphrase })
    },
  }
  return self
}

type Two = readonly [CastName, CastName]

/** Opened by the first of the two, signed by whom it needs; so that the second need not hold a key. */
async function signedStep(
  { db, cast }: Stage,
  id: string,
  two: Two,
  signers: readonly CastName[],
  event: (by: readonly Actor[]) => FeedbackEvent,
  texts: Record<string, string> = {},
): Promise<void> {
  const tenant = cast.units.commune.id
  const at = (name: CastName) => cast.people[name].id
  const later = '2999-01-01'
  const row = await openCase(db, tenant, id, await ringOf({ db, cast }, two[0]), later)
  if (!row) throw new Error('this reader can’t open it')
  const first = event([])
  const by = await actorsOf(db, tenant, two.map(at), first.on)
  const outcome = await act(
    db,
    row,
    { event: event(by), texts },
    { person: at(two[0]), now: new Date(`${first.on}T03:00:00Z`) },
    signers.map(at),
    by,
  )
  if (typeof outcome === 'string') throw new Error(`${first.kind}: ${outcome}`)
}

/** Thanks, which two took for thanks on the day after they came in. */
export async function thankedCase(stage: Stage, said: Said, two: Two = ['kiem', 'minh']) {
  const { id, code } = await received(stage, said)
  const on = addDays(dayOf(stage.now), 1)
  for (const [i, name] of two.entries())
    await signedStep(stage, id, two, [name], (by) => ({
      kind: 'opined',
      on,
      by: by[i]!,
      verdict: { kind: 'thanks' },
    }))
  return { id, code }
}

/** A case about somebody, as far as its conclusion, handed to them nine days after it came in. */
export async function finalCase(
  stage: Stage,
  about: CastName,
  outcome: 'founded' | 'partly' | 'unfounded' | 'insufficient',
  two: Two = ['kiem', 'minh'],
  said: Said = REPORT,
): Promise<{ id: string; code: string; told: string }> {
  const { db, cast } = stage
  const { id, code } = await received(stage, said)
  const on = (n: number) => addDays(dayOf(stage.now), n)
  const step = (signers: readonly CastName[], event: (by: readonly Actor[]) => FeedbackEvent, texts = {}) =>
    signedStep(stage, id, two, signers, event, texts)
  const subject = (await subjectFor(db, cast.units.commune.id, cast.people[about].id, on(1)))!
  for (const [i, name] of two.entries())
    await step([name], (by) => ({
      kind: 'opined',
      on: on(1),
      by: by[i]!,
      verdict: { kind: 'admit', subject, clear: 2 },
    }))
  const kiem = two[0]
  const one = [kiem]
  await step(one, (by) => ({ kind: 'notice-sent', on: on(2), by: by[0]!, paraphrase: 'p' }), {
    p: 'Có phản ánh về việc dùng xe trên đê.',
  })
  await step(one, (by) => ({ kind: 'told', on: on(2), how: 'by-hand', by: by[0]! }))
  await step([], () => ({ kind: 'answered', on: on(3), text: 'text' }), { text: 'Tôi có giấy của xã.' })
  const says = outcome === 'unfounded' ? 'contradicts' : outcome === 'insufficient' ? 'nothing' : 'supports'
  await step(
    one,
    (by) => ({
      kind: 'verified',
      on: on(4),
      by: by[0]!,
      finding: { source: 'document', independent: true, says },
      text: 'v',
    }),
    { v: 'Đã xem sổ của xã.' },
  )
  await step(one, (by) => ({ kind: 'drafted', on: on(5), by: by[0]!, outcome, text: 'd' }), {
    d: 'Dự thảo.',
  })
  await step(one, (by) => ({ kind: 'shown', on: on(6), how: 'by-hand', by: by[0]! }))
  await step([], () => ({ kind: 'commented', on: on(7), text: 'text' }), { text: 'Tôi không có ý kiến.' })
  await step(two, (by) => ({
    kind: 'concluded',
    on: on(8),
    meeting: 'Biên bản 12',
    voters: by,
    vote: {
      yes: 2,
      no: 0,
      other: 0,
      entitled: 2,
      called: 3,
      rule: { present: 'two-thirds', approve: 'half-of-members' },
    },
    outcome,
  }))
  const open = (await openCase(db, cast.units.commune.id, id, await ringOf(stage, kiem), on(20)))!
  const token = tokenOf(open.pair, cast.people[about].id).toString('hex')
  const sent = { tenant: cast.units.commune.id, caseId: id, person: cast.people[about].id }
  await sendLetter(db, sent, { kind: 'conclusion', text: 'Kết luận.', outcome, token, n: 11 }, on(8))
  await step(one, (by) => ({ kind: 'conclusion-told', on: on(9), how: 'by-hand', by: by[0]! }))
  return { id, code, told: on(9) }
}

/** A case about Nam, founded and closed by the two, with a letter to his cell, 45 days after it came in. */
export async function foundedCase(stage: Stage, two: Two): Promise<string> {
  const { id } = await finalCase(stage, 'nam', 'founded', two)
  const on = addDays(dayOf(stage.now), 45)
  const text = 'Giữ lời hứa với bà con, báo cáo chi bộ khi sửa xong cống.'
  await signedStep(stage, id, two, two, (by) => ({ kind: 'closed', on, by, follow: 'guidance' }), { text })
  return id
}
