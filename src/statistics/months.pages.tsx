import { useText } from '../ui/layout.tsx'
import { type FigureRow, FigureTable, MatterSentence } from './figures.pages.tsx'
import type { Figures } from './figures.rules.ts'

export function MonthPage({
  month,
  over,
  total,
  cells,
  months,
}: {
  month: string
  over: boolean
  total: Figures
  cells: readonly FigureRow[]
  months: readonly FigureRow[]
}) {
  const f = useText().figure
  return (
    <>
      <h1>{f.month(month)}</h1>
      <p class="soft">{over ? f.frozen : f.running}</p>
      <p class="sentence">{f.met(total.met, total.cells, total.locked)}</p>
      <p class="sentence">{f.reviewed(total.reviewed, total.members)}</p>
      <MatterSentence figures={total} />
      <p class="sentence">{f.others(total.turns, total.remindersDecided, total.deeds)}</p>
      <FigureTable
        caption={f.byCell}
        first={f.columns.cell}
        rows={cells}
        total={{ label: f.total, figures: total }}
      />
      <FigureTable caption={f.months} first={f.columns.month} rows={months} />
    </>
  )
}
