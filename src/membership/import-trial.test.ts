import { describe, expect, test } from 'vitest'
import { fillForm, useWorld } from '../../test/harness.ts'
import {
  book,
  commit,
  everyRow,
  fixture,
  type Line,
  peopleHere,
  trialOf,
  upload,
  withoutCells,
} from '../../test/member-lists.ts'
import { sql } from '../platform/sql.ts'

const world = useWorld()

describe('a list, from the file to the organisation', () => {
  test('Quân brings in the list of Thạnh Quới, sees all of it first, and then has it', async () => {
    const quan = world.as('quan')
    await withoutCells(world)
    const draft = await quan.follow(await upload(quan, fixture('thanh-quoi')))
    expect(draft.text).toContain('2 chỗ cần xem lại')
    expect(draft.text).toContain('Trang “Danh sách”, dòng')
    const trial = await quan.follow(await fillForm(quan, draft, {}, { button: 'Xem thử trước khi ghi' }))
    expect(trial.text).toContain('Thêm mới 206 người.')
    expect(trial.text).toContain('Giao 67 chức vụ')
    expect(trial.text).toContain('Phó Bí thư Thường trực Đảng ủy, Đảng bộ xã Thử')
    expect(trial.dom.querySelectorAll('input[name=post]').every((box) => box.hasAttribute('checked'))).toBe(
      true,
    )
    expect(await peopleHere(world)).toHaveLength(0)
    const done = await quan.follow(await fillForm(quan, trial, {}, { button: 'Ghi vào hệ thống' }))
    expect(done.text).toContain('Đã ghi. Có thể hoàn tác đến 09 giờ 00, 02/12/2026')
    expect(done.text).toContain('dòng 206/206')
    expect(await peopleHere(world)).toHaveLength(206)
  })

  test('only ticked posts are given', async () => {
    const trial = await trialOf(
      world,
      book(
        ['Võ Văn Một', '1960', 'CB Quới Thạnh', 'Chi ủy viên'],
        ['Võ Văn Hai', '1961', 'Chi bộ ấp Quới Lợi', 'Đảng ủy viên, Phó Bí thư chi bộ, Hiệu trưởng'],
      ),
    )
    const keys = trial.dom.querySelectorAll('input[name=post]').map((box) => box.getAttribute('value')!)
    expect(keys).toHaveLength(3)
    expect(trial.text).toContain('Đảng ủy viên, Đảng bộ xã Thử')
    const quan = world.as('quan')
    await fillForm(
      quan,
      trial,
      { post: keys.filter((key) => key.includes('deputy')) },
      { button: 'Ghi vào hệ thống' },
    )
    const posts = await world.db.rows<{ full_name: string; title: string; verb: string }>(sql`
      select p.full_name, post.title, h.verb from post join person p on p.id = post.person
      join history h on h.about like '%post:' || post.id || '%' where p.full_name like 'Võ Văn %'`)
    expect(posts).toEqual([{ full_name: 'Võ Văn Hai', title: 'Phó Bí thư chi bộ', verb: 'post-given' }])
  })

  test('the same list again changes nothing and says so', async () => {
    const list = book(['Võ Văn Một', '05/03/1960', 'CB Quới Thạnh', 'Chi ủy viên', '08000001'])
    await commit(world, list)
    const before = await everyRow(world)
    const trial = await trialOf(world, list)
    expect(trial.text).toContain('Danh sách này đã có đủ, không có gì thay đổi.')
    expect(trial.text).not.toContain('Ghi vào hệ thống')
    expect(await everyRow(world)).toEqual(before)
  })

  test('a changed list shows each change; what it leaves empty stays', async () => {
    await commit(
      world,
      book(
        ['Võ Văn Một', '05/03/1960', 'CB Quới Thạnh', 'Chi ủy viên', '08000001'],
        ['Võ Văn Hai', '1961', 'CB Quới Thạnh', '', '08000002'],
      ),
    )
    const changed = book(
      ['Võ Văn Một', '1960', 'CB Quới Lợi', '', '08000001', 'Miễn sinh hoạt'],
      ['Võ Văn Hai', '12/06/1961', 'CB Quới Thạnh', '', ''],
    )
    const trial = await trialOf(world, changed)
    expect(trial.text).toContain('Thay đổi 1 người đã có.')
    expect(trial.text).toContain(
      'Chi bộ: Chi bộ ấp Quới Thạnh, Chính thức → Chi bộ ấp Quới Lợi, Được miễn sinh hoạt',
    )
    expect(trial.text).toContain('Có thể là một người?')
    const quan = world.as('quan')
    const done = await quan.follow(await fillForm(quan, trial, {}, { button: 'Ghi vào hệ thống' }))
    expect(done.text).toContain('Đã ghi')
    const now = (await peopleHere(world)).filter(({ full_name }) => full_name.startsWith('Võ Văn'))
    expect(now).toEqual([
      expect.objectContaining({ full_name: 'Võ Văn Hai', birth_date: '1961', cell: 'Chi bộ ấp Quới Thạnh' }),
      expect.objectContaining({
        full_name: 'Võ Văn Một',
        birth_date: '1960-03-05',
        cell: 'Chi bộ ấp Quới Lợi',
        status: 'exempt',
      }),
    ])
  })

  test('who may be somebody known is asked about; the answers do as they say', async () => {
    await commit(world, book(['Võ Văn Hùng', '1961', 'CB Quới Thạnh', '', '08000002']))
    const list = book(['Võ Văn Hưng', '1961', 'CB Quới Lợi', '', '08000003'])
    const trial = await trialOf(world, list)
    expect(trial.text).toContain('Chính là Võ Văn Hùng, 1961, Chi bộ ấp Quới Thạnh (đã có)')
    expect(trial.text).toContain('1 dòng chưa quyết định')
    expect(trial.text).not.toContain('Ghi vào hệ thống')
    const radios = trial.dom.querySelectorAll('input[type=radio]')
    expect(radios.some((radio) => radio.hasAttribute('checked'))).toBe(false)
    const [known, fresh] = radios.map((radio) => radio.getAttribute('value')!)
    const name = radios[0]!.getAttribute('name')!
    const quan = world.as('quan')
    const review = { button: 'Xem lại theo lựa chọn này' }
    const same = await quan.follow(await fillForm(quan, trial, { [name]: known! }, review))
    expect(same.text).toContain('Họ và tên: Võ Văn Hùng → Võ Văn Hưng')
    const other = await quan.follow(await fillForm(quan, same, { [name]: fresh! }, review))
    expect(other.text).toContain('Thêm mới 1 người.')
    await fillForm(quan, other, {}, { button: 'Ghi vào hệ thống' })
    const now = (await peopleHere(world)).filter((line) => line.full_name.startsWith('Võ Văn H'))
    expect(now.map((line) => line.full_name).sort()).toEqual(['Võ Văn Hùng', 'Võ Văn Hưng'])
  })

  test('one person on two rows: both are written unless Quân leaves one out', async () => {
    const list = book(['Võ Văn Một', '1960', 'CB Quới Thạnh'], ['Võ Văn Một', '1960', 'CB Quới Lợi'])
    const trial = await trialOf(world, list)
    expect(trial.text).toContain('Trùng họ tên và ngày sinh với dòng 2, trang “Danh sách”')
    expect(trial.text).toContain('Thêm mới 2 người.')
    const quan = world.as('quan')
    const name = trial.dom.querySelector('input[type=radio]')!.getAttribute('name')!
    const asked = await quan.follow(
      await fillForm(quan, trial, { [name]: 'skip' }, { button: 'Ghi vào hệ thống' }),
    )
    expect(asked.text).toContain('Mời đồng chí xem lại rồi bấm “Ghi vào hệ thống”')
    expect(asked.text).toContain('Thêm mới 1 người.')
  })

  test('a cell that is not there is made only when ticked', async () => {
    const list = book(['Võ Văn Một', '1960', 'Chi bộ ấp Mới'])
    const without = await trialOf(world, list)
    expect(without.text).toContain('1 dòng không nhập được')
    const ticked = await trialOf(world, list, { 'create-cells': true })
    expect(ticked.text).toContain('Chi bộ ấp Mới: 1 đảng viên')
    const quan = world.as('quan')
    await fillForm(quan, ticked, {}, { button: 'Ghi vào hệ thống' })
    expect((await peopleHere(world)).find((line) => line.full_name === 'Võ Văn Một')?.cell).toBe(
      'Chi bộ ấp Mới',
    )
  })

  test('what the organisation became meanwhile is shown before it is written', async () => {
    const trial = await trialOf(world, book(['Võ Văn Một', '1960', 'CB Quới Thạnh', 'Bí thư chi bộ']))
    const post = trial.dom.querySelector('input[name=post]')!.getAttribute('value')!
    await commit(world, book(['Võ Văn Một', '1960', 'CB Quới Thạnh']))
    const quan = world.as('quan')
    const told = await fillForm(quan, trial, { post: false }, { button: 'Ghi vào hệ thống' })
    expect(told.status).toBe(409)
    expect(told.text).toContain('Tổ chức vừa có thay đổi khác')
    const box = told.dom.querySelectorAll('input[name=post]').find((b) => b.getAttribute('value') === post)
    expect(box?.hasAttribute('checked')).toBe(false)
  })

  test('of a long list the page tells how far it is, and then that it is written', async () => {
    const quan = world.as('quan')
    const lines = Array.from(
      { length: 2100 },
      (_, i): Line => [
        'Võ Văn Một',
        `${1 + (i % 28)}/${1 + (i % 12)}/${1950 + (i % 50)}`,
        'CB Quới Thạnh',
        '',
        String(20_000_000 + i),
      ],
    )
    const trial = await trialOf(world, book(...lines))
    let page = await quan.follow(await fillForm(quan, trial, {}, { button: 'Ghi vào hệ thống' }))
    for (let looks = 0; looks < 200 && !page.text.includes('Đã ghi'); looks++) {
      expect(page.text).toMatch(/dòng \d+\/2100/)
      expect(page.headers.get('refresh')).toBe('1')
      await new Promise((done) => setTimeout(done, 50))
      page = await quan.get(page.url)
    }
    expect(page.text).toContain('dòng 2100/2100')
    expect((await peopleHere(world)).filter((line) => line.full_name === 'Võ Văn Một')).toHaveLength(2100)
  })

  test('the button pressed twice writes once', async () => {
    const quan = world.as('quan')
    const trial = await trialOf(world, book(['Võ Văn Một', '1960', 'CB Quới Thạnh']))
    const first = await fillForm(quan, trial, {}, { button: 'Ghi vào hệ thống' })
    const second = await fillForm(quan, trial, {}, { button: 'Ghi vào hệ thống' })
    expect(second.location).toBe(first.location)
    expect((await peopleHere(world)).filter((line) => line.full_name === 'Võ Văn Một')).toHaveLength(1)
  })
})
