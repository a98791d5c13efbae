import { createHash } from 'node:crypto'
import type { Transaction } from '../platform/database.ts'
import type { MeetingRow } from './meeting.queries.ts'
import type { By } from './meeting.ts'
import { isUntouched } from './meeting-text.rules.ts'
import { textsOf, writeText } from './meeting-text.ts'
import type { SentTexts } from './text-form.form.ts'
import { bringBack } from './text-places.ts'

/** Writes those texts of a page that were touched on it. */
export async function saveTexts(
  tx: Transaction,
  { tenant, id: meeting }: Pick<MeetingRow, 'tenant' | 'id'>,
  { texts, writing, turn }: Pick<SentTexts, 'texts' | 'writing' | 'turn'>,
  form: string | null,
  by: By,
): Promise<void> {
  const stored = await textsOf(tx, { tenant, id: meeting })
  const touched = texts.filter(
    ({ about, field, body, seen }) => !isUntouched(stored.every(about, field), { body, seen, writing }),
  )
  for (const { about, field, body, seen } of touched) {
    const id = versionId(form ?? writing, turn, about, field, body)
    await writeText(tx, { tenant, meeting, id, about, field, body, seen, writing, turn }, by)
  }
  const written = touched.filter((text) => text.body !== '').map((text) => text.about)
  await bringBack(tx, { tenant, id: meeting }, written)
}

/** The same form with the same words gives the same version, so that it may come twice. */
function versionId(form: string, turn: number, ...parts: string[]): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([form, turn, ...parts]))
    .digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
