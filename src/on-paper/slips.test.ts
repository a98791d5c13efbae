import { describe, expect, test } from 'vitest'
import { fillForm, useWorld } from '../../test/harness.ts'
import { paths } from '../paths.ts'
import { enteringOn } from './testing/entering.ts'

const world = useWorld()
const { id, cell } = enteringOn(world)

describe('slips for a whole cell', () => {
  const stack = (kind: string) => paths.cellSlipStack.to({ cell: cell(), kind })

  test('one sheet a member, by name, nothing ticked and no code; of the month, to hand over, and of the commitment', async () => {
    for (const kind of ['thang', 'nhap-thay', 'cam-ket']) {
      const page = await world.as('huong').get(stack(kind))
      const sheets = page.dom.querySelectorAll('.slip')
      expect(sheets.map((sheet) => sheet.querySelector('strong')!.text)).toEqual([
        'Lê Văn Dũng',
        'Trần Thị Hương',
        'Nguyễn Thị Lan',
        'Huỳnh Văn Nam',
      ])
      expect(page.dom.querySelectorAll('.code, [checked]')).toHaveLength(0)
    }
    expect((await world.as('huong').get(stack('khac'))).status).toBe(404)
  })

  test('with a code only for those chosen; for nobody chosen it says so', async () => {
    const huong = world.as('huong')
    const page = await huong.get(paths.cellSlips.to({ cell: cell() }))
    expect((await fillForm(huong, page)).text).toContain('Mời chọn ít nhất một đồng chí')
    const paper = await fillForm(huong, page, { person: [id('nam'), id('lan')] })
    const codes = paper.dom.querySelectorAll('.code').map((code) => code.text)
    expect(codes).toHaveLength(2)
    for (const code of codes) expect(code).toMatch(/^\d{6} \d{6}$/)
    expect(paper.text).toContain('Hết hạn ngày 10/12/2026')
  })

  test('a member prints one of each for themself, blank and without a name', async () => {
    for (const address of ['/phieu-trang', '/phieu-nhap-thay', '/phieu-cam-ket']) {
      const page = await world.as('nam').get(address)
      expect(page.dom.querySelectorAll('.slip')).toHaveLength(1)
      expect(page.text).not.toContain('Huỳnh Văn Nam')
      expect(page.dom.querySelectorAll('.code')).toHaveLength(0)
    }
  })
})
