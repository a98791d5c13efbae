import { expect } from 'vitest'
import type { CastName } from '../../../test/cast.ts'
import { type Browser, fillForm, type Page, type World } from '../../../test/harness.ts'

export const link = (page: Page, words: string) =>
  page.dom
    .querySelectorAll('a')
    .find((a) => a.text.includes(words))
    ?.getAttribute('href') ?? ''

export const last = (address: string) => address.split('/').at(-1)!

export type Table = ReturnType<typeof tableOf>

/** What people do at a meeting of Lan's cell, held today, each through the pages as they are. Hương leads, Nam writes. */
export function tableOf(world: World) {
  const id = (name: CastName) => world.cast.people[name].id
  const huong = (): Browser => world.as('huong')
  let hub = ''
  const plan = async (fields: Record<string, string> = {}): Promise<string> => {
    const planning = await huong().get(`/chi-bo/${world.cast.units.thanh.id}/hop/them`)
    const planned = await fillForm(huong(), planning, {
      day: '01/12/2026',
      'moved-reason': 'ngày 3 cả ấp đi gặt',
      place: 'Nhà văn hóa ấp',
      ...fields,
    })
    expect(planned.status).toBe(303)
    hub = planned.location!
    return hub
  }
  const table = {
    id,
    /** Where the meeting is. */
    get hub() {
      return hub
    },
    get huong() {
      return huong()
    },
    get nam() {
      return world.as('nam')
    },

    plan,

    async begin(seats: { chair?: CastName; clerk?: CastName } = {}): Promise<string> {
      if (!hub || (await huong().get(hub)).status !== 200) await plan()
      const opening = await huong().get(`${hub}/bat-dau`)
      const { chair = 'huong', clerk = 'nam' } = seats
      const begun = await fillForm(huong(), opening, { chair: id(chair), clerk: id(clerk) })
      expect(begun.location).toBe(hub)
      return hub
    },

    async callRoll(absent: readonly CastName[] = [], late: readonly CastName[] = []): Promise<Page> {
      const roll = await huong().get(`${hub}/diem-danh`)
      const fields: Record<string, string> = {}
      for (const name of ['nam', 'lan', 'huong', 'dung'] as const) {
        fields[`state-${id(name)}`] = absent.includes(name)
          ? 'excused'
          : late.includes(name)
            ? 'late'
            : 'present'
        if (absent.includes(name)) fields[`reason-${id(name)}`] = 'đi khám bệnh'
        if (late.includes(name)) fields[`arrived-${id(name)}`] = '20:05'
      }
      return fillForm(huong(), roll, fields, { action: 'diem-danh' })
    },

    /** A line of the agenda, by the words of its heading. */
    async line(words: string, who: Browser = huong()): Promise<string> {
      return link(await who.get(hub), words)
    },

    async speak(about: string, speaker: CastName, said: string, who: Browser = huong()): Promise<Page> {
      return fillForm(who, await who.get(`${hub}/y-kien/${about}`), { speaker: id(speaker), said })
    },

    async vote(about: string, question: string, yes: string, no = '0', other = '0'): Promise<Page> {
      const page = await huong().get(`${hub}/bieu-quyet/${about}`)
      return fillForm(huong(), page, { question, yes, no, other })
    },

    /** The review of somebody who has been heard, so that it can be concluded; written by `who`. */
    async heard(name: CastName = 'lan', who: Browser = huong()): Promise<string> {
      await fillForm(who, await who.get(`${hub}/kiem-diem`), { person: id(name) })
      const page = link(await who.get(`${hub}/kiem-diem`), world.cast.people[name].name)
      await fillForm(who, await who.get(page), { 'text-1': 'Tôi còn ngại phát biểu.' }, { action: 'loi' })
      return page
    },

    async conclude(page: string, more: Record<string, string> = {}, who: Browser = huong()): Promise<Page> {
      return fillForm(who, await who.get(page.replace('kiem-diem', 'ket-luan')), {
        outcome: 'to-fix',
        wording: 'Còn ngại phát biểu trong họp.',
        'fix-by': '03/03/2027',
        plan: 'Khi họp thì đồng chí ấy phát biểu ít nhất một lần.',
        yes: '4',
        no: '0',
        other: '0',
        ...more,
      })
    },

    async endLine(): Promise<void> {
      const page = await huong().get(`${hub}/tu-soi`)
      await fillForm(huong(), page, {}, { button: 'Kết thúc phần tự soi của chi bộ' })
    },

    async end(time = '21:15'): Promise<Page> {
      return fillForm(huong(), await huong().get(`${hub}/ket-thuc`), { time })
    },

    async lock(): Promise<Page> {
      const minutes = await huong().get(`${hub}/bien-ban`)
      return fillForm(
        huong(),
        minutes,
        { read: ['people', 'said', 'votes', 'conclusions', 'tasks'] },
        { action: 'khoa' },
      )
    },

    minutes: async (): Promise<string> => (await huong().get(`${hub}/bien-ban`)).text,

    /** Forgets the meeting before each test. */
    clear() {
      hub = ''
    },
  }
  return table
}
