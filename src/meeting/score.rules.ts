/** A sheet for scoring a meeting: parts whose most adds up to 100, and the grades a total comes to. */
export interface ScoreSheet {
  readonly parts: readonly { readonly key: string; readonly label: string; readonly most: number }[]
  /** From the best down; the last begins at 0. */
  readonly grades: readonly { readonly from: number; readonly label: string }[]
}

/** 15/20/45/20 and 90/70/50, as several provinces have them. */
export const usualSheet: ScoreSheet = {
  parts: [
    { key: 'preparation', label: 'Chuẩn bị', most: 15 },
    { key: 'attendance', label: 'Số người dự họp', most: 20 },
    { key: 'conduct', label: 'Tiến hành buổi họp', most: 45 },
    { key: 'close', label: 'Kết thúc buổi họp', most: 20 },
  ],
  grades: [
    { from: 90, label: 'Tốt' },
    { from: 70, label: 'Khá' },
    { from: 50, label: 'Trung bình' },
    { from: 0, label: 'Kém' },
  ],
}

export const totalOf = (sheet: ScoreSheet, marks: Readonly<Record<string, number>>): number =>
  sheet.parts.reduce((sum, part) => sum + (marks[part.key] ?? 0), 0)

export const gradeOf = (sheet: ScoreSheet, total: number): string =>
  sheet.grades.find((grade) => total >= grade.from)?.label ?? ''

/** 15,5 as it is written. */
export const showMark = (mark: number): string => String(mark).replace('.', ',')

export const fullMarks = (sheet: ScoreSheet): number => sheet.parts.reduce((sum, part) => sum + part.most, 0)
