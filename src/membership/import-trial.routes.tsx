import { onceIn } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { paths } from '../paths.ts'
import { SameIdOtherContent } from '../platform/command.ts'
import type { Form } from '../platform/form.ts'
import { sql } from '../platform/sql.ts'
import { readTrial } from './import.form.ts'
import { type ImportPlan, rowKey } from './import.rules.ts'
import { commitDraft, PlanChanged } from './import.ts'
import { correctDraft, fingerprintOf, planOf, type ReadDraft } from './import-draft.ts'
import { isRunning, runFor } from './import-running.ts'
import { TrialPage } from './import-trial.pages.tsx'
import { formWith, importFor, importLink, withDraft } from './import-visit.tsx'
import { tenantFor } from './person.routes.tsx'
import { unitNames } from './unit-names.rules.ts'

/** A list of a commune is written within the request; of a longer one the page tells the progress meanwhile. */
const LONG_LIST = 2000
const PATIENCE = 500

export function importTrialRoutes(serve: Serve) {
  serve(paths.importTrial, {
    get: async (v) => withDraft(v, await importFor(v), (draft) => trialPage(v, draft)),
    post: async (v) =>
      withDraft(v, await importFor(v), async (draft) => saveChoices(v, draft, await trialForm(v))),
  })

  serve(paths.importCommit, {
    post: async (v) => {
      const row = await importFor(v)
      const form = await trialForm(v)
      const address = paths.import.to({ import: row.id })
      if (isRunning(row.id)) return v.go(address)
      return withDraft(v, row, async (draft) => {
        const plan = planOf(draft)
        const choices = readTrial(form, plan)
        const decided = plan.doubts.some(
          ({ member, decision }) => (choices.decisions[rowKey(member)] ?? null) !== decision,
        )
        if (decided) return saveChoices(v, draft, form)
        const tenant = await tenantFor(v)
        const given = plan.posts.map(({ key }) => key).filter((key) => !choices.refusedPosts.includes(key))
        const job = { tenant, seen: form.text('seen'), posts: new Set(given) }
        const by = { person: v.me.person, now: v.now }
        const progress = async (done: number) => {
          await v.db.run(sql`
            update member_import set done_rows = ${done} where tenant = ${tenant} and id = ${row.id}`)
        }
        const patience = row.all_rows > LONG_LIST ? PATIENCE : Number.POSITIVE_INFINITY
        try {
          if (job.seen !== fingerprintOf(plan)) throw new PlanChanged()
          await runFor(row.id, patience, async () => {
            await v.db.transaction((tx) =>
              onceIn(tx, v, form, async () => {
                await commitDraft(tx, draft, job, by, progress)
                return address
              }),
            )
          })
        } catch (error) {
          if (error instanceof PlanChanged || error instanceof SameIdOtherContent)
            return trialPage(v, withRefused(draft, choices.refusedPosts), v.t.imports.moved, 409)
          throw error
        }
        return v.go(address)
      })
    },
  })
}

const trialForm = (v: Visit): Promise<Form> => formWith(v, ['seen', 'post'], 'who-')

/** Keeps what was chosen and shows what follows from it. Twice is the same as once, so no form id is needed. */
async function saveChoices(v: Visit, draft: ReadDraft, form: Form): Promise<Response> {
  const choices = readTrial(form, planOf(draft))
  await v.db.transaction((tx) => correctDraft(tx, draft.known.tenant, draft.row, choices))
  return v.go(`${paths.importTrial.to({ import: draft.row.id })}?${REVIEWED}`)
}

const REVIEWED = 'xem-lai'

const withRefused = (draft: ReadDraft, refusedPosts: readonly string[]): ReadDraft => ({
  ...draft,
  row: { ...draft.row, corrections: { ...draft.row.corrections, refusedPosts } },
})

async function trialPage(v: Visit, draft: ReadDraft, notice?: string, status = 200): Promise<Response> {
  const plan = planOf(draft)
  return v.page(
    { title: v.t.imports.trialTitle, status, back: importLink(v, draft.row) },
    <TrialPage
      view={{
        row: draft.row,
        plan,
        seen: fingerprintOf(plan),
        unitNames: namesWith(draft, plan),
        tenant: draft.known.tenant,
        notice: notice ?? (v.url.searchParams.has(REVIEWED) ? v.t.imports.reviewed : undefined),
      }}
    />,
  )
}

const namesWith = ({ known }: ReadDraft, plan: ImportPlan) =>
  unitNames([...known.units, ...plan.units.map(({ ref, name, parent }) => ({ id: ref, name, parent }))])
