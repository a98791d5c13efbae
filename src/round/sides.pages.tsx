import { showDay } from '../platform/clock.ts'
import { useText } from '../ui/layout.tsx'
import type { DeclaredSign, RoundConclusion } from './round.queries.ts'
import { levelOf } from './round.rules.ts'

/** Signs with their level, why, and what is done, in the member's own words. */
export function SignWords({ signs }: { signs: readonly DeclaredSign[] }) {
  const r = useText().round
  return (
    <>
      {signs.map((sign) => (
        <div class="declared-sign" key={sign.id}>
          <p>
            <strong>{sign.label}</strong> ({r.levels[sign.level]})
          </p>
          <p>
            {r.cause}: <span class="own-words">{sign.cause}</span>
          </p>
          <p>
            {r.fix}: <span class="own-words">{sign.fix}</span>
          </p>
        </div>
      ))}
    </>
  )
}

export interface SidesView {
  readonly declaration: { readonly signs: readonly DeclaredSign[]; readonly sent: string } | null
  readonly conclusion: RoundConclusion | null
}

/** "Tự nhận" and "Chi bộ kết luận", always both. */
export function BothSides({ view, level = 2 }: { view: SidesView; level?: 2 | 4 }) {
  const Heading = `h${level}` as 'h2'
  const r = useText().round
  const { declaration, conclusion } = view
  return (
    <div class="sides">
      <section class="card">
        <Heading>{r.own}</Heading>
        {declaration ? (
          <>
            <p class="soft">{declaration.sent}</p>
            {declaration.signs.length === 0 ? (
              <p>{r.mine.noSigns}</p>
            ) : (
              <SignWords signs={declaration.signs} />
            )}
          </>
        ) : (
          <p>{r.mine.notDeclared}</p>
        )}
      </section>
      <section class="card">
        <Heading>{r.cellSays}</Heading>
        {conclusion ? <Concluded conclusion={conclusion} /> : <p>{r.notConcluded}</p>}
      </section>
    </div>
  )
}

export function Concluded({ conclusion }: { conclusion: RoundConclusion }) {
  const t = useText()
  const r = t.round
  const { yes, entitled, no, other, manner } = conclusion
  return (
    <>
      <p>
        <strong>{r.table.outcomes[conclusion.outcome]}</strong>
        {conclusion.signs.length > 0 && ` (${r.levels[levelOf(conclusion.signs)]})`}
      </p>
      {conclusion.wording && <p class="own-words">{conclusion.wording}</p>}
      {conclusion.signs.length > 0 && (
        <ul>
          {conclusion.signs.map((sign) => (
            <li key={sign.id}>
              {sign.label} ({r.levels[sign.level]})
            </li>
          ))}
        </ul>
      )}
      {conclusion.plans.map((plan) => (
        <p key={plan.line}>
          {r.fix}: <span class="own-words">{plan.line}</span> ({r.by(showDay(plan.due))})
        </p>
      ))}
      <p class="soft">
        {t.ownConclusion.vote(yes, entitled, no, other)} ({t.ownConclusion.manner[manner]}).{' '}
        {r.table.done(showDay(conclusion.meeting_day))}
      </p>
    </>
  )
}
