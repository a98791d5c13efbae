/** No paper's margin is wider; nor is a style sheet made for numbers that nobody lays down. */
const WIDEST = 60
const ADDRESS = /^(\d{1,2})-(\d{1,2})-(\d{1,2})-(\d{1,2})\.css$/

/**
 * How a paper with these margins ("20-20-30-15.css": top, bottom, left, right) is printed: A4, numbered at the top from
 * the second page on. `mark` stands on every page, where what is printed is no real paper.
 */
export function paperStyle(file: string, mark: string | null): string | null {
  const numbers = ADDRESS.exec(file)?.slice(1).map(Number)
  if (!numbers?.every((number) => number <= WIDEST)) return null
  const [top, bottom, left, right] = numbers
  const font = '"Times New Roman",Tinos,"Liberation Serif",serif'
  const corner = mark ? `@top-right{content:${JSON.stringify(mark)};font:700 12pt ${font}}` : ''
  return [
    `@page{size:A4;margin:${top}mm ${right}mm ${bottom}mm ${left}mm;@top-center{content:counter(page);font:14pt ${font}}${corner}}`,
    '@page:first{@top-center{content:none}@top-right{content:none}}',
    '',
  ].join('\n')
}
