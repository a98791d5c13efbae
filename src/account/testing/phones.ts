import type { CastName } from '../../../test/cast.ts'
import { enrolWith, printFor } from '../../../test/enrol.ts'
import { type Browser, fillForm, type Page, type World } from '../../../test/harness.ts'

export const OLD = 'Điều Lan viết trên máy cũ'
export const NEW = 'Điều Lan viết sau khi bắt đầu lại'

/** Lan’s phones, as she uses them. */
export function phonesOn(world: World) {
  /** Lan gets a card from an officer and enrols another phone. */
  const secondPhone = async (officer: CastName = 'huong'): Promise<Browser> =>
    enrolWith(world, await printFor(world, officer, 'lan'))
  const opens = async (phone: Browser): Promise<boolean> => (await phone.get('/thang-nay')).status === 200
  const reads = async (phone: Browser, text: string): Promise<boolean> =>
    (await phone.get('/nhat-ky')).text.includes(text)
  const press = async (phone: Browser, path: string, button: string): Promise<Page> =>
    fillForm(phone, await phone.get(path), {}, { button })
  const askAnew = (phone: Browser) => press(phone, '/may-moi', 'Xin bắt đầu lại')
  const confirm = async (officer: CastName): Promise<Page> =>
    press(world.as(officer), '/xin-bat-dau-lai', 'Tôi đã gặp đồng chí này, xác nhận')
  const bySheet = async (phone: Browser, sheet: string): Promise<Page> =>
    fillForm(phone, await phone.get('/may-moi'), { sheet }, { button: 'Mở bằng phiếu' })
  return { secondPhone, opens, reads, press, askAnew, confirm, bySheet }
}
