import { catalogueRef } from '../catalogue/catalogue.rules.ts'
import type { Period } from '../movement/movement.ts'
import { addDays, dayOf } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { formOf } from '../platform/form.ts'
import { randomId } from '../platform/ids.ts'
import { bringsOf, shownOf } from '../self-review/brought.rules.ts'
import { knownPromises } from '../self-review/brought.ts'
import type { Month, Task } from '../self-review/month.rules.ts'
import { isOpen, openPlanAbout, type Plan, type PlanFrom, withPlan } from '../self-review/own-plan.rules.ts'
import { planWords } from '../self-review/own-plan.ts'
import { saveDraft } from '../self-review/self-review.ts'
import { submit } from '../self-review/sending.ts'
import type { Player } from './players.ts'
import { roleNames } from './roles.ts'
import { FINDINGS, type Finding, LEARNING, NOT_YET } from './words.ts'

export async function reviewOnPhone(
  db: Database,
  player: Player,
  period: Period,
  i: number,
  index: number,
  now: Date,
): Promise<void> {
  const found = findingsOf(i, index)
  const due =
    period.month < '2026-11-01' ? addDays(period.meeting_on, 30) : i === UNCLE ? '2026-12-02' : '2026-12-31'
  const { month, task } = await saveDraft(
    db,
    player.owner,
    period,
    formOf([['form-id', randomId()]]),
    now,
    (month, task) => fillIn(month, task, found, { since: dayOf(now), due }, i),
  )
  const { name } = await planWords(db, month.plans)
  const known = await knownPromises(db, player.owner.scope.person, month.plans, dayOf(now))
  await submit(db, player.owner, period, now, shownOf(bringsOf(month, task, known, name)))
}

const UNCLE = roleNames.indexOf('dang-vien')

/** Fewer findings from month to month: what was found is being mended. */
function findingsOf(i: number, index: number): Finding[] {
  if (i === UNCLE) return index === 1 ? [FINDINGS[1]!] : index === 2 ? [FINDINGS[13]!, FINDINGS[7]!] : []
  const many = (i + index) % 3 === 0 ? 2 : (i + index) % 4 === 0 ? 0 : 1
  const likely = [1, 2, 3, 5, 13, 14, 0, 7]
  return Array.from(
    { length: Math.max(0, many - (index > 1 && i % 2 === 0 ? 1 : 0)) },
    (_, n) => FINDINGS[likely[(i * 3 + n * 2) % likely.length]!]!,
  )
}

function fillIn(
  month: Month,
  task: Task,
  found: readonly Finding[],
  days: Pick<Plan, 'since' | 'due'>,
  i: number,
): Month {
  const groupOf = (sign: string) => sign.split('.').slice(0, 2).join('.')
  const groups = [...new Set(found.map((finding) => groupOf(finding.sign)))]
  const sections = task.catalogue.sections.map((section) => section.groups.map((group) => group.id))
  const answered: Month = {
    ...month,
    skim: Object.fromEntries(sections.map((ids, n) => [n + 1, ids.filter((id) => groups.includes(id))])),
    skimMarks: Object.fromEntries(found.map((finding, n) => [finding.sign, n === 0 ? 'partial' : 'present'])),
    close: Object.fromEntries(task.close.map((sign) => [sign, 'none'])),
    learning:
      i % 2 === 0
        ? {
            registered: LEARNING[i % LEARNING.length]!,
            done: 'Đã làm được hai lần trong tháng.',
            judgement: 'some',
          }
        : month.learning,
    told: month.carried,
    plans: month.plans.map((plan, n) =>
      !isOpen(plan)
        ? plan
        : (n + i) % 4 === 3
          ? { ...plan, state: 'failed', reason: NOT_YET }
          : { ...plan, state: 'fixed' },
    ),
  }
  return found.reduce(
    (result, finding) =>
      openPlanAbout(result, fromSign(finding, task))
        ? result
        : withPlan(result, planFor(finding, days, task, i)),
    answered,
  )
}

const fromSign = ({ sign }: Finding, task: Task): PlanFrom => ({
  kind: 'sign',
  sign,
  catalogue: catalogueRef(task.catalogue),
})

const planFor = (finding: Finding, days: Pick<Plan, 'since' | 'due'>, task: Task, i: number): Plan => ({
  id: randomId(),
  from: fromSign(finding, task),
  text: finding.plan,
  ...days,
  ask: i % 7 === 2,
  askSign: false,
  state: 'planned',
})
