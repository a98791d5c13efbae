const inThousands = new Intl.NumberFormat('vi-VN')

/** A number as Vietnamese writes it: 1.250. A page of figures writes thousands of them, nearly all of which need no such care. */
export const number = (n: number): string =>
  Number.isInteger(n) && n >= 0 && n < 1000 ? String(n) : inThousands.format(n)
