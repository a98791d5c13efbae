import { paths } from '../paths.ts'
import { LinkButton } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { DeedFacts } from './deed-facts.tsx'
import type { CellDeed } from './good-deed.ts'

export function CellDeedsPage({ cell, deeds }: { cell: string; deeds: readonly CellDeed[] }) {
  const g = useText().goodDeed
  return (
    <>
      <h1>{g.cell.title}</h1>
      <p>{g.cell.lead}</p>
      {deeds.length === 0 && <p class="soft">{g.cell.none}</p>}
      {deeds.map((deed) => (
        <section class="card" key={deed.id}>
          <h2>{deed.name}</h2>
          <DeedFacts deed={deed} />
          {!deed.here && <p class="soft">{g.table.gone}</p>}
        </section>
      ))}
      <ul class="links">
        <li>
          <a href={paths.boardOfCell.to({ cell })}>{g.toBoard}</a>
        </li>
      </ul>
      <div class="actions">
        <LinkButton href={paths.deedThanks.to({ cell })}>{g.cell.thanks}</LinkButton>
      </div>
    </>
  )
}
