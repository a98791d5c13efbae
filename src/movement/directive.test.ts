import { describe, expect, test } from 'vitest'
import { fillForm, useWorld } from '../../test/harness.ts'
import { movementBy } from '../../test/movements.ts'
import { paths } from '../paths.ts'

const world = useWorld()

describe('the papers of a movement', () => {
  test('are named, with a summary; a link is text with the house it leads to, and nothing is fetched', async () => {
    const movement = await movementBy(world, 'commune')
    const phuc = world.as('phuc')
    const at = paths.boardDirectives.to({ movement })
    const added = await phuc.follow(
      await fillForm(phuc, await phuc.get(at), {
        title: 'Chỉ thị về học tập và làm theo Bác',
        number: '05-CT/TW',
        'issued-on': '15/05/2016',
        summary: 'Tóm tắt <b>dễ</b> đọc.',
        link: 'https://vanban.vidu.vn/ct05?x=1',
      }),
    )
    expect(added.text).toContain('Đã thêm.')
    const nam = await world.as('nam').get(paths.movements.to())
    expect(nam.text).toContain('Chỉ thị về học tập và làm theo Bác số 05-CT/TW ngày 15/05/2016')
    expect(nam.text).toContain('Xem ở vanban.vidu.vn: https://vanban.vidu.vn/ct05?x=1')
    expect(nam.html).not.toContain('href="https://vanban')
    expect(nam.html).toContain('&lt;b>')
    const twice = await fillForm(phuc, await phuc.get(at), {
      title: 'chỉ thị về học tập và làm theo bác',
      number: '05-CT/TW',
    })
    expect(twice.text).toContain('Văn bản này đã có trong danh sách.')
    const dropped = await phuc.follow(
      await fillForm(phuc, await phuc.get(at), {}, { button: 'Bỏ từ hôm nay' }),
    )
    expect(dropped.text).toContain('Đã bỏ.')
    expect((await world.as('nam').get(paths.movements.to())).text).toContain('Chưa ghi văn bản nào.')
  })

  test.each([
    ['javascript:alert(1)'],
    ['http://localhost/x'],
    ['https://ten:matkhau@vanban.vidu.vn'],
    ['không phải địa chỉ'],
  ])('the link %s is refused', async (link) => {
    const movement = await movementBy(world, 'commune')
    const phuc = world.as('phuc')
    const at = paths.boardDirectives.to({ movement })
    const page = await fillForm(phuc, await phuc.get(at), {
      title: 'Chỉ thị',
      link,
      'issued-on': '02/12/2026',
    })
    expect(page.status).toBe(422)
    expect(page.dom.querySelector('#link-error')?.text).toContain('Địa chỉ chưa đúng')
    expect(page.dom.querySelector('#issued-on-error')?.text).toContain('không được sau hôm nay')
    expect(page.dom.querySelector('input[name=link]')?.getAttribute('value')).toBe(link)
  })
})
