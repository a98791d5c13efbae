import type { Handler, Serve, Visit } from '../account/visit.ts'
import { type Path, paths } from '../paths.ts'
import { openPlanAbout, type PlanFrom } from '../self-review/own-plan.rules.ts'
import { inOpenMonth } from '../self-review/refused.tsx'
import { PeriodClosed } from '../self-review/self-review.ts'
import { LinkButton } from '../ui/fields.tsx'
import { type PageOptions, useText } from '../ui/layout.tsx'
import { savePlanForm, showPlanForm } from './plan-form.tsx'

/** Something of the member's own that stands elsewhere and can be planned: a line of their commitment, a conclusion. */
export interface PlanSource {
  readonly kind: Exclude<PlanFrom['kind'], 'sign'>
  readonly id: string
  /** As it stands there; its first words are remembered with the plan. */
  readonly words: string
  readonly back: NonNullable<PageOptions['back']>
}

const LONGEST = 300

/**
 * Adds the page on which a member plans how to mend something of theirs: it goes into their sealed month and nowhere
 * else. `sourceOf` finds the thing by the address, which names nothing private, and throws 404 where it is not theirs.
 */
export function servePlanFrom(serve: Serve, path: Path, sourceOf: (v: Visit) => Promise<PlanSource>): void {
  const at =
    (handle: typeof showPlanForm): Handler =>
    async (v) => {
      const { kind, id, words, back } = await sourceOf(v)
      const short = words.length > LONGEST ? `${words.slice(0, LONGEST).trimEnd()} …` : words
      const from = { kind, id, words: short } as const
      try {
        return await handle(v, {
          action: v.url.pathname,
          back,
          target: ({ month }) => ({ plan: openPlanAbout(month, from), from }),
          after: () => v.go(paths.plans.to()),
        })
      } catch (error) {
        if (!(error instanceof PeriodClosed) || !v.reads) throw error
        return v.page({ title: v.t.month.plan.title, back }, <NotNowPage sent={error.sent} words={short} />)
      }
    }
  inOpenMonth(serve)(path, { get: at(showPlanForm), post: at(savePlanForm) })
}

/** There is no month to put it into, or it was sent already. */
function NotNowPage({ sent, words }: { sent: boolean; words: string }) {
  const t = useText()
  const p = t.month.plan
  return (
    <>
      <h1>{p.title}</h1>
      <p class="note own-words">{words}</p>
      <p>{sent ? p.sentAlready : p.noMonth}</p>
      <p class="actions">
        <LinkButton href={paths.month.to()}>{t.month.title}</LinkButton>
      </p>
    </>
  )
}
