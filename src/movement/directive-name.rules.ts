import { showDay } from '../platform/clock.ts'
import type { Text } from '../text/text.ts'
import type { Directive } from './directive.ts'

/** "Chỉ thị về học tập và làm theo Bác số 05-CT/TW ngày 15/05/2016" */
export const directiveName = (
  t: Text,
  { title, number, issued_on }: Pick<Directive, 'title' | 'number' | 'issued_on'>,
): string => t.movement.byDocument(title, number, issued_on ? showDay(issued_on) : '')
