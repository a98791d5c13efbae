/** What a line of the agenda is for. The kinds the software works with have a page of their own; 'other' has its text. */
export const AGENDA_KINDS = [
  'open',
  'roll',
  'last-month',
  'self-review',
  'review',
  'promises',
  'good-deeds',
  'documents',
  'next-month',
  'discussion',
  'superior',
  'tasks',
  'vote',
  'score',
  'adopt',
  'close',
  'other',
] as const
export type AgendaKind = (typeof AGENDA_KINDS)[number]

export interface AgendaLine {
  readonly kind: AgendaKind
  readonly heading: string
}

/** The order that cells follow by custom (domain facts: an ordinary meeting of 16 lines), with the lines of the practice. */
export const customaryAgenda: readonly AgendaLine[] = [
  { kind: 'open', heading: 'Tuyên bố lý do, giới thiệu đại biểu' },
  { kind: 'roll', heading: 'Cử thư ký, điểm danh, thông qua chương trình' },
  { kind: 'last-month', heading: 'Kết quả tháng trước và việc đã giao' },
  { kind: 'self-review', heading: 'Tự soi theo danh mục (10 phút)' },
  { kind: 'review', heading: 'Kiểm điểm xoay vòng: tự phê bình và phê bình' },
  { kind: 'promises', heading: 'Việc đã hứa đưa ra chi bộ' },
  { kind: 'good-deeds', heading: 'Biểu dương việc tốt' },
  { kind: 'documents', heading: 'Phổ biến văn bản, chỉ đạo của cấp trên' },
  { kind: 'next-month', heading: 'Nhiệm vụ tháng tới' },
  { kind: 'discussion', heading: 'Thảo luận' },
  { kind: 'superior', heading: 'Ý kiến của cấp ủy cấp trên dự họp' },
  { kind: 'tasks', heading: 'Kết luận, phân công việc' },
  { kind: 'vote', heading: 'Biểu quyết kết luận hoặc nghị quyết' },
  { kind: 'score', heading: 'Chấm điểm buổi họp' },
  { kind: 'adopt', heading: 'Thông qua biên bản' },
  { kind: 'close', heading: 'Bế mạc' },
]

/** Of a cell that keeps a bound book only what the practice adds is written here. */
const REVIEW_ONLY: readonly AgendaKind[] = ['roll', 'self-review', 'review', 'promises', 'good-deeds']
/** A thematic meeting has no month of its own to review. */
const ORDINARY_ONLY: readonly AgendaKind[] = [
  'last-month',
  'self-review',
  'review',
  'promises',
  'good-deeds',
  'next-month',
]

/** The lines a meeting begins with, out of the organisation's template. */
export const agendaFor = (
  template: readonly AgendaLine[],
  meeting: {
    readonly kind: 'ordinary' | 'thematic'
    readonly kept: 'live' | 'book' | 'review-only'
    readonly scored: boolean
  },
): readonly AgendaLine[] =>
  template.filter(
    ({ kind }) =>
      (kind !== 'score' || meeting.scored) &&
      (meeting.kind === 'ordinary' || !ORDINARY_ONLY.includes(kind)) &&
      (meeting.kept !== 'review-only' || REVIEW_ONLY.includes(kind)),
  )
