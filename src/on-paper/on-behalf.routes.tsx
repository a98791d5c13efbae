import { carryOut } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { currentPeriod, type Period } from '../movement/movement.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { byGivenName } from '../platform/fold.ts'
import { isId } from '../platform/ids.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import { type Naming, namedMe } from './naming.ts'
import { LINE_FIELDS, type LineDraft, lineDraft, readLine } from './on-behalf.form.ts'
import { EnterPage, OnBehalfPage } from './on-behalf.pages.tsx'
import { type EnteredLine, waitingFor, waitingForWitness } from './on-behalf.queries.ts'
import { enterLine, removeLine } from './on-behalf.ts'

/** Entering, line by line, what another member chose to bring to the cell. */
export function onBehalfRoutes(serve: Serve) {
  serve(paths.onBehalf, {
    get: async (v) => {
      const scope = await scopeFor(v)
      tenantOf(scope)
      const namings = await namedMe(v.db, v.me.person, v.today)
      return v.page(
        {
          title: v.t.onPaper.list.title,
          back: { href: paths.ownOnBehalf.to(), label: v.t.onPaper.own.title },
        },
        <OnBehalfPage
          namings={byGivenName(namings, (naming) => naming.name)}
          asked={await waitingForWitness(v.db, v.me.person, v.now)}
          open={(await openPeriodOf(v)) !== null}
        />,
      )
    },
  })

  serve(paths.onBehalfFor, {
    get: async (v) => enterPage(v, await enteringFor(v)),
    post: async (v) => {
      const at = await enteringFor(v)
      const form = await v.form([...LINE_FIELDS, 'remove'])
      const here = paths.onBehalfFor.to({ member: at.naming.person })
      const by = { person: v.me.person, now: v.now }
      return carryOut(
        v,
        form,
        async () => {
          const { period } = at
          if (!period) return enterPage(v, at, { draft: lineDraft(form), errors: {} })
          const gone = form.text('remove')
          if (isId(gone))
            return async (tx) => {
              await removeLine(tx, period.tenant, gone, by)
              return here
            }
          const read = readLine(form, v.today, period, v.t)
          if ('errors' in read) return enterPage(v, at, { draft: read.draft, errors: read.errors })
          const { line, day: due } = read
          return async (tx) => {
            await enterLine(tx, { period, person: at.naming.person, cell: at.cell, line, due }, by)
            return here
          }
        },
        async () => {
          const { line, due } = v.t.onPaper.enter
          return {
            saved: at.lines.map((one) => [one.line, one.due ? due(showDay(one.due)) : ''] as const),
            sent: [[line, form.text('line')]],
          }
        },
      )
    },
  })
}

/** For whom the visitor enters, and what waits. Who named nobody, or somebody else, is nowhere to be found. */
export interface Entering {
  readonly naming: Naming
  readonly cell: string
  readonly period: Period | null
  readonly lines: readonly EnteredLine[]
}

export async function enteringFor(v: Visit): Promise<Entering> {
  const member = v.params.member
  const naming =
    isId(member) &&
    (await namedMe(v.db, v.me.person, v.today)).find((one) => one.person === member.toLowerCase())
  const cell = (await scopeFor(v)).membership?.cell
  if (!naming || !cell) throw notFound()
  const period = await openPeriodOf(v)
  const lines = period
    ? await waitingFor(v.db, { period, person: naming.person, enteredBy: v.me.person, now: v.now })
    : []
  return { naming, cell, period, lines }
}

async function openPeriodOf(v: Visit): Promise<Period | null> {
  const scope = await scopeFor(v)
  return scope.membership ? currentPeriod(v.db, tenantOf(scope), scope.membership.cell, v.now) : null
}

const enterPage = (
  v: Visit,
  { naming, period, lines }: Entering,
  refused?: { draft: LineDraft; errors: FieldErrors },
): Response =>
  v.page(
    {
      title: v.t.onPaper.list.title,
      status: !refused ? 200 : period ? 422 : 409,
      back: { href: paths.onBehalf.to(), label: v.t.onPaper.list.title },
    },
    <EnterPage
      member={{ id: naming.person, name: naming.name }}
      lines={lines}
      open={period !== null}
      draft={refused?.draft}
      errors={refused?.errors}
    />,
  )
