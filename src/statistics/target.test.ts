import { describe, expect, test } from 'vitest'
import { useWorld } from '../../test/harness.ts'
import { movementBy } from '../../test/movements.ts'
import { closed, concluded, concludedIn, declared, launched, sign } from '../../test/rounds.ts'
import { addPerson, join, NO_FACTS } from '../membership/membership.ts'
import { paths } from '../paths.ts'
import { addAddendum } from '../round/round.ts'

const world = useWorld()
const TARGET = { share: 0, by: '2027-12-31' }

/** Of six members of the commune so many have limits, and Lan alone raised something herself. */
async function roundOf(from: string, name: string, limits: Parameters<typeof concluded>[2]) {
  const round = await launched(world, { from, name })
  await declared(world, round, 'lan', sign('I.4.4'))
  await concluded(world, round, { lan: [], nam: [], huong: [], dung: [], minh: [], tam: [], ...limits })
  return closed(world, round)
}

const twoRounds = async () => {
  await roundOf('2024-06-01', 'Đợt năm 2024', { lan: ['I.4.4'], nam: ['I.4.4', 'I.5.2'], minh: ['II.5.1'] })
  return roundOf('2025-06-01', 'Đợt năm 2025', { nam: ['I.4.4'] })
}

/** So many more in Tám's cell, with those of them who have limits first. */
async function concludedAboutMany(many: number, limits: number) {
  const round = await launched(world, { from: '2025-06-01', name: 'Đợt năm 2025' })
  const { commune, loi } = world.cast.units
  const people: string[] = []
  for (let n = 0; n < many; n++) {
    const person = await addPerson(world.db, { ...NO_FACTS, fullName: `Đảng viên ${n}` }, world.now)
    await join(
      world.db,
      { tenant: commune.id, person, cell: loi.id, status: 'official', from: '2024-01-01' },
      { person: null, now: world.now },
    )
    people.push(person)
  }
  await concludedIn(
    world,
    round,
    loi.id,
    people.map((person, i) => [person, i < limits ? ['I.4.4'] : []]),
  )
  return closed(world, round)
}

describe('Phúc of the committee', () => {
  test('reads the target, both sides of the last round next to each other, the way of the rounds, what is still there', async () => {
    await movementBy(world, 'province', { target: TARGET })
    await twoRounds()
    const page = await world.as('phuc').get(paths.target.to())
    expect(page.text).toContain('Đến ngày 31/12/2027, không còn đảng viên nào có biểu hiện.')
    expect(page.text).toContain('Đảng bộ tỉnh Thử phát động')
    const cards = page.dom.querySelectorAll('.both-sides .card').map((card) => card.text)
    expect(cards).toHaveLength(2)
    expect(cards[0]).toContain('Đợt năm 2025: 1 trên 6 đảng viên được kết luận còn hạn chế.')
    expect(cards[0]).toContain('Số còn hạn chế từ 3 xuống 1.')
    expect(cards[1]).toContain('Trong đợt này 1 đồng chí tự nêu điều cần sửa.')
    expect(cards[1]).toContain('Số tự nêu vẫn là 1.')
    expect(page.text).toContain('Mục tiêu là không còn ai; còn 1 đồng chí cần cùng chi bộ sửa xong.')
    expect(page.text).toContain('Từ khi chốt đợt ấy, chi bộ đã công nhận khắc phục 0 trên 1 việc.')
    const rows = page.dom
      .querySelectorAll('tbody tr')
      .map((row) => row.querySelectorAll('th, td').map((cell) => cell.text))
    expect(rows).toEqual([
      // Phúc and Kiểm are awaited and were not concluded about.
      ['Đợt năm 2024', '3', '1', '6', '8'],
      ['Đợt năm 2025', '1', '1', '6', '8'],
      ['Chưa làm tròn phần việc', '1'],
    ])
    for (const section of page.dom.querySelectorAll('section.comparison'))
      expect(section.querySelector('svg desc')?.text).toBe(section.querySelector('h2 + p')?.text)
    // No name stands beside a number.
    for (const { name } of Object.values(world.cast.people)) expect(page.text).not.toContain(name)
  })

  test('is told which round was corrected since; its numbers stay, on screen and in print', async () => {
    const last = await twoRounds()
    const by = { person: world.cast.people.phuc.id, now: world.now }
    await addAddendum(world.db, last, { before: '', after: 'Có 2 đồng chí.', reason: 'Ghi sót.' }, by)
    const sentence = 'Đợt năm 2025 có 1 điều bổ sung, đính chính sau khi chốt'
    for (const address of [paths.target.to(), paths.progressPrint.to()]) {
      const page = await world.as('phuc').get(address)
      expect(page.text).toContain(sentence)
      expect(page.text).not.toContain('Đợt năm 2024 có')
      expect(page.text).toContain('1/6')
      expect(page.text).not.toContain('Có 2 đồng chí.')
    }
  })

  test('with no limit left and two not concluded about, is not told that the target is met', async () => {
    await movementBy(world, 'province', { target: TARGET })
    await roundOf('2025-06-01', 'Đợt năm 2025', {})
    const page = await world.as('phuc').get(paths.target.to())
    expect(page.text).toContain('chi bộ không nêu tên ai còn hạn chế.')
    expect(page.text).toContain('Còn 2 đồng chí chưa được kết luận, nên chưa nói được')
    expect(page.text).not.toContain('nằm trong mức đặt ra. Số ấy')
  })

  test('no target and no round yet: each is said, and where a target is set', async () => {
    const page = await world.as('phuc').get(paths.target.to())
    expect(page.text).toContain('Chưa cấp nào đặt mục tiêu cho đơn vị này.')
    expect(page.dom.querySelector(`main a[href="${paths.boardMovements.to()}"]`)).not.toBeNull()
    expect(page.text).toContain('Chưa có đợt tự nhận xét nào được chốt')
    expect(page.dom.querySelector('svg.chart')).toBeNull()
  })

  test('a target whose day is past is told by the last round closed by then', async () => {
    await twoRounds()
    world.now = new Date('2025-01-10T09:00:00+07:00')
    await movementBy(world, 'province', {
      from: '2025-01-10',
      documentOn: null,
      target: { share: 20, by: '2025-03-31' },
    })
    world.now = new Date('2026-12-01T09:00:00+07:00')
    const page = await world.as('phuc').get(paths.target.to())
    expect(page.text).toContain(
      'Ngày đặt ra đã qua. Đợt chốt gần nhất trước đó là Đợt năm 2024, ngày 19/06/2024.',
    )
    expect(page.text).toContain('Mục tiêu là nhiều nhất 1 người; còn ít nhất 2 đồng chí')
  })

  test('a unit of three people: no number is shown, and why', async () => {
    await movementBy(world, 'province', { target: TARGET })
    const round = await launched(world, { from: '2025-06-01', name: 'Đợt nhỏ' })
    await concluded(world, round, { lan: ['I.4.4'], nam: [], huong: [] })
    await closed(world, round)
    const page = await world.as('phuc').get(paths.target.to())
    expect(page.text).toContain('con số thành ra tên người, nên không nêu số')
    expect(page.dom.querySelector('svg.chart')).toBeNull()
    expect(page.text).not.toMatch(/\d trên \d/)
    // The paper of it says no more than the page.
    const print = await world.as('phuc').get(paths.progressPrint.to())
    expect(print.text).not.toMatch(/1 trên 3/)
  })

  test('her page opens for nobody who is not entitled', async () => {
    for (const name of ['huong', 'lan', 'quan', 'tinh', 'la'] as const)
      expect((await world.as(name).get(paths.target.to())).status, name).toBe(404)
  })
})

describe('Lan, as every member', () => {
  test('reads what publishable lets through, in a page that is the same for all', async () => {
    await movementBy(world, 'province', { target: TARGET })
    await concludedAboutMany(24, 7)
    const lan = await world.as('lan').get(paths.ownTarget.to())
    const row = lan.dom.querySelector('tbody tr')!
    expect(row.querySelectorAll('th, td').map((cell) => cell.text)).toEqual([
      'Đợt năm 2025 (19/06/2025)',
      '7 người',
      'dưới 5 người',
    ])
    expect(lan.text).toContain('Số kết luận của đợt gần nhất còn cao hơn mức đặt ra.')
    const minh = await world.as('minh').get(paths.ownTarget.to())
    expect(minh.dom.querySelector('main')!.innerHTML).toBe(lan.dom.querySelector('main')!.innerHTML)
  })

  test.each([0, 1, 4])(
    '%d with limits read alike: under five, and no word that tells them apart',
    async (limits) => {
      await movementBy(world, 'province', { target: TARGET })
      await concludedAboutMany(24, limits)
      const page = await world.as('lan').get(paths.ownTarget.to())
      expect(page.text).toContain('dưới 5 người')
      expect(page.text).toContain('Trang này không nêu rõ hơn.')
      expect(page.text).not.toContain('mức đặt ra')
    },
  )

  test('of fewer than twenty no number', async () => {
    await twoRounds()
    const page = await world.as('lan').get(paths.ownTarget.to())
    const cells = page.dom.querySelectorAll('tbody td').map((cell) => cell.text)
    expect(new Set(cells)).toEqual(new Set(['không nêu số']))
  })

  test('is led there from the page of movements; somebody above the communes finds nothing', async () => {
    await movementBy(world, 'province', { target: TARGET })
    const page = await world.as('lan').get(paths.movements.to())
    expect(page.dom.querySelector(`a[href="${paths.ownTarget.to()}"]`)).not.toBeNull()
    expect((await world.as('tinh').get(paths.ownTarget.to())).status).toBe(404)
  })
})

describe('the officers of a cell', () => {
  const address = (cell: 'thanh' | 'loi') => paths.cellTarget.to({ cell: world.cast.units[cell].id })

  test('Tám reads her own cell’s numbers beside the commune’s; Hương of another cell does not', async () => {
    await movementBy(world, 'province', { target: TARGET })
    await concludedAboutMany(24, 7)
    const page = await world.as('tam').get(address('loi'))
    expect(page.text).toContain('Đợt năm 2025: 7 trên 24 đảng viên được kết luận còn hạn chế.')
    expect(page.text).toContain('7 người')
    expect((await world.as('huong').get(address('loi'))).status).toBe(404)
    expect((await world.as('minh').get(address('loi'))).status).toBe(404)
  })

  test('a cell of four: no number, also not beside the commune', async () => {
    await movementBy(world, 'province', { target: TARGET })
    await twoRounds()
    const page = await world.as('huong').get(address('thanh'))
    expect(page.text).toContain('con số thành ra tên người, nên không nêu số')
    expect(page.dom.querySelector('svg.chart')).toBeNull()
  })
})
