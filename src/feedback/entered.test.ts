import { beforeEach, describe, expect, test } from 'vitest'
import { castNames } from '../../test/cast.ts'
import { casework, layCommittee } from '../../test/feedback.ts'
import { readersOn } from '../../test/feedback-pages.ts'
import { fillForm, useWorld } from '../../test/harness.ts'
import { sql } from '../platform/sql.ts'
import { messagesOf } from './case.ts'

const world = useWorld()
const readers = readersOn(world)
const DOOR = '/kiem-tra/gop-y/ghi-lai'
const LETTER = {
  source: 'letter',
  day: '28/11/2026',
  about: 'member',
  text: 'Cán bộ hứa sửa cống từ tháng 8, đến nay mưa là ngập.',
  where: 'Đầu ấp Quới Thạnh',
}

beforeEach(async () => {
  await layCommittee(world)
})

const cases = async () => world.db.rows<{ id: string }>(sql`select id from feedback_case`)
const enter = async (values: Record<string, string> = {}) => {
  const kiem = await readers.as('kiem')
  return fillForm(kiem, await kiem.get(DOOR), { ...LETTER, ...values })
}

describe('an inspector', () => {
  beforeEach(() => readers.on('2026-12-01'))

  test.each(['meeting-with-voters', 'letter', 'spoken'] as const)(
    'enters what came by %s: a case like any other, sealed, with a code for whoever said it',
    async (source) => {
      const page = await enter({ source, contact: 'Ba Tư, ấp 3' })
      const code = page.dom.querySelector('#receipt')!.text.trim()
      const [one] = await cases()
      const open = (await casework(world, one!.id).open('minh', '2026-12-01'))!
      expect(open.state.received).toMatchObject({
        source,
        anonymous: false,
        enteredBy: world.cast.people.kiem.id,
      })
      expect(open.state.stage).toBe('triage')
      const [message] = await messagesOf(world.db, open)
      expect(message).toMatchObject({
        text: LETTER.text,
        contact: 'Ba Tư, ấp 3',
        when: 'Nhận ngày 28/11/2026',
      })
      const sender = await fillForm(world.as(), await world.as().get('/gop-y/ma'), { code })
      expect(sender.text).toContain(LETTER.text)
      const { n } = await world.db.row<{ n: number }>(
        sql`select count(*)::int as n from history where verb = 'feedback-entered'`,
      )
      expect(n).toBe(1)
    },
  )

  test('enters a letter without a name: it founds nothing alone, as from the form', async () => {
    await enter()
    const [one] = await cases()
    expect((await casework(world, one!.id).open('kiem', '2026-12-01'))!.state.received.anonymous).toBe(true)
    expect((await readers.page('kiem', one!.id)).text).toContain('Góp ý không tên không dùng một mình')
  })

  test('presses twice: one case, and the code is not shown again', async () => {
    const kiem = await readers.as('kiem')
    const form = await kiem.get(DOOR)
    await fillForm(kiem, form, LETTER)
    expect((await fillForm(kiem, form, LETTER)).location).toBe('/kiem-tra/gop-y')
    expect(await cases()).toHaveLength(1)
  })

  test('is told what to mend, and every word stays', async () => {
    const page = await enter({ source: '', day: '31/12/2026', text: `Kể \u202engược` })
    expect(page.status).toBe(422)
    expect(page.dom.querySelectorAll('.errors li')).toHaveLength(3)
    expect(page.text).toContain('Ngày nhận chưa đến')
    expect(page.dom.querySelector('input[name=where]')!.getAttribute('value')).toBe(LETTER.where)
    expect(page.html).not.toContain('\u202e')
    expect(await cases()).toEqual([])
  })
})

test('nobody else enters anything', async () => {
  readers.on('2026-12-01')
  for (const name of castNames.filter((one) => !['kiem', 'minh', 'hai', 'huong'].includes(one)))
    expect((await (await readers.as(name)).get(DOOR)).status, name).toBe(404)
})
