import type { Visit } from '../account/visit.ts'
import { notFound } from '../platform/problem.ts'
import { usualReports } from '../report/report-default.ts'
import { calendarSpans, SPAN_KINDS, type Span, spanByKey } from '../report/report-span.rules.ts'

const settings = { ...usualReports, kinds: SPAN_KINDS }
const MONTHS_BACK = 13

/** Spans that are over, the newest first. */
export const pastSpans = (v: Visit): Span[] => {
  const began = `${Number(v.today.slice(0, 4)) - 2}-01-01`
  return calendarSpans(settings, { today: v.today, began, back: MONTHS_BACK }).filter(
    ({ ends }) => ends < v.today,
  )
}

/** The span of the address, or the last quarter. */
export function spanFor(v: Visit): Span {
  const key = v.url.searchParams.get('ky')
  const span = key ? spanByKey(key, settings) : pastSpans(v).find(({ kind }) => kind === 'quarter')
  if (!span) throw notFound()
  return span
}
