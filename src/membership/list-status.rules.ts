import { fold } from '../platform/fold.ts'
import { isAfter, monthsBefore } from './list-dates.rules.ts'
import type { Reading, Status } from './member-record.rules.ts'

/** What a note says about a member's status, first that fits; null for notes about anything else ("Hưu trí"). */
export function statusInNote(note: string | null): Status | null {
  if (!note) return null
  const text = fold(withoutLookalikes(note))
  if (/\b(mien|exempt)\b/.test(text)) return 'exempt'
  if (/\bdinh chi\b/.test(text)) return 'suspended'
  if (/\b(tam|temporary)\b/.test(text)) return /\b(den|in)\b/.test(text) ? 'temporary-in' : 'temporary-out'
  if (/\b(tu tran|ra khoi dang)\b/.test(text) || saysMovedAway(text)) return 'left'
  if (/\b(du bi|db|probationary)\b/.test(text)) return 'probationary'
  return null
}

/** "Chuyển sinh hoạt đảng đi …" */
function saysMovedAway(text: string): boolean {
  const moved = text.search(/\bchuyen\b/)
  return moved >= 0 && /\bdi\b/.test(text.slice(moved))
}

/** Words that become "mien" or "tam" only by losing their marks: miền Nam, tám năm, Tâm, tầm. */
function withoutLookalikes(note: string): string {
  return note
    .normalize('NFC')
    .replace(/(?<!\p{L})(miền|miến|miện|tám|tâm|tầm|tấm|tẩm|tăm|tắm|tằm)(?!\p{L})/giu, ' ')
}

const PROBATION_MONTHS = 24

/**
 * The status of a member: what the note says; else official with an official date (however badly typed),
 * probationary when admitted lately, and official with a date missing otherwise.
 */
export function readStatus(
  note: string | null,
  { officialFilled, admittedOn, asOf }: { officialFilled: boolean; admittedOn: string | null; asOf: string },
): Reading<Status> {
  const noted = statusInNote(note)
  if (noted) return { value: noted }
  if (officialFilled) return { value: 'official' }
  const isNew = admittedOn !== null && !isAfter(monthsBefore(asOf, PROBATION_MONTHS), admittedOn)
  return isNew ? { value: 'probationary' } : { value: 'official', problem: 'missing-official-date' }
}
