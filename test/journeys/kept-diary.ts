import { openKeyRing } from '../../src/account/device.ts'
import { writeEntryIn } from '../../src/diary/diary.ts'
import { addDays, dayOf } from '../../src/platform/clock.ts'
import type { Transaction } from '../../src/platform/database.ts'
import { randomId } from '../../src/platform/ids.ts'
import type { Cast } from '../cast.ts'

const LINES = [
  ['act', 'Cùng tổ 4 dọn lại đoạn mương sau nhà văn hóa. Nhà tôi làm trước, bà con ra phụ gần đủ.'],
  ['learn', 'Đọc lại chuyện Bác tắt bớt đèn. Ở nhà cũng nhắc mấy cháu.'],
  ['remind', 'Hứa ghé ba hộ cuối ấp mà mới ghé được một.\nTuần sau đi tiếp.'],
  ['good', 'Chở bà Sáu đi trạm y tế.'],
  [null, 'Trời mưa, nghỉ họp tổ.'],
] as const

/** Kiểm has kept a diary for most of a year. */
export async function layDiary(tx: Transaction, cast: Cast, now: Date): Promise<void> {
  const { id: person, signedIn } = cast.people.kiem
  const ring = await openKeyRing(tx, signedIn.account, signedIn.device)
  const writer = { person, tenant: cast.units.commune.id, ring }
  await tx.asMember(person, async (own) => {
    for (let n = 0; n < 45; n++) {
      const [tag, text] = LINES[n % LINES.length]!
      const entry = { id: randomId(), day: addDays(dayOf(now), -6 * n), tag, text }
      await writeEntryIn(own, writer, entry, { id: randomId(), content: text })
    }
  })
}
