import { carryOut } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { holdersOf } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import { SameIdOtherContent } from '../platform/command.ts'
import { notFound } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { ConflictPage } from '../ui/conflict.tsx'
import { nothingSaid, readReport } from './inspection.form.ts'
import { type Inspection, inspectionsAbout } from './inspection.queries.ts'
import { LONGEST_PART, mayReport, PARTS, type Said } from './inspection.rules.ts'
import { seeResult, sendReport } from './inspection.ts'
import {
  OwnInspectionPage,
  OwnInspectionsPage,
  ReportOverPage,
  ReportPage,
  ReportPreviewPage,
  type ReportView,
} from './own.pages.tsx'
import { byOf } from './place.ts'
import { draftOf, saveDraft } from './report-draft.ts'

const KEPT = 'da-luu'

/** What a member is inspected about: their report, which lies sealed until they send it, and the draft of the result. */
export function ownInspectionRoutes(serve: Serve) {
  serve(paths.ownInspections, {
    get: async (v) =>
      v.page(
        { title: v.t.inspection.own.title, back: { href: paths.me.to(), label: v.t.app.nav.me } },
        <OwnInspectionsPage all={await inspectionsAbout(v.db, v.me.person)} />,
      ),
  })

  serve(paths.ownInspection, {
    get: async (v) => onePage(v, await mine(v)),
    post: async (v) => {
      const form = await v.form(['n', 'said'])
      const one = await mine(v)
      const said = form.text('said')
      const error = form.hadHidden('said')
        ? v.t.form.hidden
        : said.length > LONGEST_PART
          ? v.t.form.tooLong(LONGEST_PART, said.length)
          : undefined
      let isOver = false
      const answer = await carryOut(
        v,
        form,
        async () => {
          if (error) return onePage(v, one, { said, error })
          return async (tx) => {
            isOver = !(await seeResult(tx, one, { n: Number(form.text('n')) || 0, said }, byOf(v)))
            return paths.ownInspection.to({ inspection: one.id })
          }
        },
        async () => ({ saved: [], sent: [[v.t.inspection.own.yours, said]] }),
      )
      return isOver ? onePage(v, await mine(v), { said, problem: v.t.inspection.overtaken }) : answer
    },
  })

  serve(paths.ownInspectionReport, {
    get: async (v) => {
      const one = await mine(v)
      if (!mayReport(one.stage)) throw notFound()
      const said = await draftOf(v.db, writerOf(v, one), one.id)
      return reportPage(v, { one, said: said ?? nothingSaid, kept: v.url.searchParams.has(KEPT) })
    },
    post: async (v) => writeReport(v, await mine(v)),
  })
}

async function writeReport(v: Visit, one: Inspection): Promise<Response> {
  const form = await v.form([...PARTS, 'step'])
  const step = form.text('step')
  const { said, errors } = readReport(form, v.t, step === 'keep' || step === 'edit')
  const back = paths.ownInspection.to({ inspection: one.id })
  const over = () =>
    v.page({ title: v.t.inspection.own.title, status: 409, back: toMine(v) }, <ReportOverPage said={said} />)
  if (!mayReport(one.stage)) return over()
  if (Object.keys(errors).length > 0) return reportPage(v, { one, said, kept: false, errors })
  if (step === 'edit') return reportPage(v, { one, said, kept: false })
  if (step === 'keep') {
    try {
      await saveDraft(v.db, writerOf(v, one), one.id, said, form)
    } catch (error) {
      if (!(error instanceof SameIdOtherContent)) throw error
      const saved = (await draftOf(v.db, writerOf(v, one), one.id)) ?? nothingSaid
      const lines = (of: Said) => PARTS.map((part) => [v.t.inspection.partsShort[part], of[part]] as const)
      return v.page(
        { title: v.t.conflict.title, status: 409 },
        <ConflictPage action={v.url.pathname} saved={lines(saved)} sent={lines(said)} fields={form.fields} />,
      )
    }
    return v.go(`${paths.ownInspectionReport.to({ inspection: one.id })}?${KEPT}`)
  }
  if (step !== 'send')
    return v.page(
      { title: v.t.inspection.own.previewTitle, back: toMine(v) },
      <ReportPreviewPage one={one} body={bodyOf(one)} said={said} names={await readersOf(v, one)} />,
    )
  let isOver = false
  const answer = await carryOut(
    v,
    form,
    async () => async (tx) => {
      isOver = !(await sendReport(tx, one, said, byOf(v)))
      return back
    },
    async () => ({
      saved: [],
      sent: PARTS.map((part) => [v.t.inspection.partsShort[part], said[part]] as const),
    }),
  )
  return isOver ? over() : answer
}

async function mine(v: Visit): Promise<Inspection> {
  const one = (await inspectionsAbout(v.db, v.me.person)).find((each) => each.id === v.params.inspection)
  if (!one) throw notFound()
  return one
}

const bodyOf = (one: Inspection) => (one.unit === one.tenant ? 'committee' : 'cell')
const writerOf = (v: Visit, { tenant }: Inspection) => ({ tenant, person: v.me.person, ring: v.keys() })
const toMine = (v: Visit) => ({ href: paths.ownInspections.to(), label: v.t.inspection.own.title })

/** By name, from today's posts. */
async function readersOf(v: Visit, one: Inspection): Promise<string[]> {
  const power = bodyOf(one) === 'cell' ? 'run-meeting' : 'read-feedback'
  const cell = bodyOf(one) === 'cell' ? one.unit : null
  if (cell) return (await holdersOf(v.db, one.tenant, cell, power, v.today)).map((holder) => holder.name)
  const rows = await v.db.rows<{ name: string }>(sql`
    select distinct p.full_name as name from post join person p on p.id = post.person
    where post.tenant = ${one.tenant} and post.unit = ${one.tenant} and post.kind like 'inspection-%'
      and post.valid_from <= ${v.today} and (post.valid_to is null or post.valid_to > ${v.today}) order by 1`)
  return rows.map(({ name }) => name)
}

function onePage(
  v: Visit,
  one: Inspection,
  given: { said?: string; error?: string; problem?: string } = {},
): Response {
  const isWaiting = one.stage === 'drafted' || (one.stage === 'seen' && one.result?.said === '')
  return v.page(
    {
      title: v.t.inspection.own.title,
      status: given.error ? 422 : given.problem ? 409 : 200,
      back: toMine(v),
    },
    <OwnInspectionPage
      view={{
        one,
        body: bodyOf(one),
        mayReport: mayReport(one.stage),
        mayAnswer: isWaiting,
        said: given.said ?? '',
        error: given.error,
        problem: given.problem,
      }}
    />,
  )
}

const reportPage = (v: Visit, view: ReportView): Response =>
  v.page(
    {
      title: v.t.inspection.own.write,
      status: view.errors ? 422 : 200,
      back: { href: paths.ownInspection.to({ inspection: view.one.id }), label: v.t.inspection.own.title },
    },
    <ReportPage view={view} />,
  )
