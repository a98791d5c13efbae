import { type KeyRing, openKeyRing } from '../src/account/device.ts'
import { act, openCase } from '../src/feedback/case.ts'
import type { Said } from '../src/feedback/case-write.ts'
import { rightfulReaders } from '../src/feedback/feedback.queries.ts'
import type { FeedbackEvent } from '../src/feedback/feedback-event.rules.ts'
import { actorsOf, subjectFor } from '../src/feedback/people.ts'
import { signChange } from '../src/feedback/readers.ts'
import { receive } from '../src/feedback/receive.ts'
import { givePost } from '../src/membership/membership.ts'
import { dayOf } from '../src/platform/clock.ts'
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

export const ringOf = ({ db, cast }: Stage, name: CastName): Promise<KeyRing> => {
  const { account, device } = cast.people[name].signedIn
  return openKeyRing(db, account, device)
}

/** The inspection committee of the commune, its readers signed by Kiểm and Minh. */
export async function layCommittee(stage: Stage, members = COMMITTEE): Promise<void> {
  const { db, cast, now } = stage
  const tenant = cast.units.commune.id
  for (const [name, kind, title] of members)
    await givePost(
      db,
      { tenant, person: cast.people[name].id, unit: tenant, kind, title, from: '2026-01-01' },
      { person: null, now },
    )
  for (const name of ['kiem', 'minh'] as const) await sign(stage, name)
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
