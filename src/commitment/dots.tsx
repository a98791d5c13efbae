import { useText } from '../ui/layout.tsx'
import { MONTHS, type Tick } from './commitment.rules.ts'

/** The twelve months of a line as its member ticked them: a shape and a letter each, and words for those who listen. */
export function Dots({ ticks }: { ticks: Readonly<Record<string, Tick>> }) {
  const w = useText().commitment.ticks
  return (
    <ol class="dots">
      {MONTHS.map((month) => {
        const tick = ticks[month]
        return (
          <li key={month} class={tick ?? 'unanswered'}>
            <span class="dot" aria-hidden="true">
              <span>{tick ? w.letters[tick] : '·'}</span>
            </span>
            <span class="month" aria-hidden="true">
              {Number(month)}
            </span>
            <span class="visually-hidden">{w.of(Number(month), tick ? w.words[tick] : w.unanswered)}</span>
          </li>
        )
      })}
    </ol>
  )
}
