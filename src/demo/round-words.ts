import type { Level } from '../self-review/month.rules.ts'

/** The seven limits that the report of 2017 named, as signs of the catalogue, with what members wrote beside them. */
export const SEVEN = [
  {
    id: 'I.4.1',
    label: 'Chưa nghiêm nguyên tắc tổ chức',
    cause: 'Có việc tự làm rồi mới báo chi bộ.',
    fix: 'Khi có việc thuộc chi bộ bàn thì tôi đưa ra chi bộ trước khi làm.',
  },
  {
    id: 'I.4.2',
    label: 'Sa sút ý chí, thiếu gương mẫu',
    cause: 'Nghĩ mình gần nghỉ nên bớt cố gắng.',
    fix: 'Khi ấp có việc chung thì tôi đến trước và làm trước.',
  },
  {
    id: 'I.4.3',
    label: 'Né việc, làm qua loa',
    cause: 'Ngại việc mới, sợ làm sai.',
    fix: 'Khi được giao việc khó thì tôi nhận và hỏi người đã làm.',
  },
  {
    id: 'I.4.4',
    label: 'Chưa làm tròn phần việc',
    cause: 'Việc nhà nhiều, hay để cuối tháng mới làm.',
    fix: 'Khi nhận việc thì tôi báo chi bộ kết quả trong tuần.',
  },
  {
    id: 'I.5.2',
    label: 'Không thành khẩn nhận lỗi',
    cause: 'Sợ mất lòng tin của chi bộ.',
    fix: 'Khi có lỗi thì tôi nói trước trong buổi họp gần nhất.',
  },
  {
    id: 'I.6.2',
    label: 'Nói mà không làm',
    cause: 'Hay hứa khi chưa tính kỹ.',
    fix: 'Khi hứa với bà con thì tôi ghi ngày và trả lời đúng ngày.',
  },
  {
    id: 'II.5.1',
    label: 'Không sâu sát tình hình',
    cause: 'Ít đến các tổ xa.',
    fix: 'Khi đầu tháng thì tôi đi thăm một tổ.',
  },
] as const

export type Limit = (typeof SEVEN)[number]

export interface Finding {
  readonly limit: Limit
  readonly level: Level
}

/** What each member of a round came with, and what their cell concluded. */
export interface Part {
  readonly raised: readonly Finding[]
  /** No paper was handed in. */
  readonly silent: boolean
  readonly concluded: readonly Finding[]
}

export const WORDING = 'Chi bộ thống nhất với phần tự phê bình và nhắc đồng chí sửa đúng hẹn.'
export const FIXED = 'Hạn chế đồng chí tự nêu đã được khắc phục trước ngày họp.'
