const NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** Of its number, from 1. */
export const monthName = (n: number): string => NAMES[n - 1] ?? ''
