import { carryOut } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { paths } from '../paths.ts'
import { addDays, showDay } from '../platform/clock.ts'
import { isId } from '../platform/ids.ts'
import type { Choice } from '../ui/fields.tsx'
import { type OfficersView, RotationPage, StartPage } from './rotation.pages.tsx'
import { changesOf } from './rotation.queries.ts'
import { type AdoptionRefusal, adoptRotation, draftRotation, followMembership } from './rotation.ts'
import { rosterToday } from './rotation-cell.ts'
import { adoptingMeetings } from './rotation-meeting.queries.ts'
import { planView, togetherIn } from './rotation-view.rules.ts'
import { byVisitor, type CellVisit, cellVisit, planAddress, RUNNING } from './rotation-visit.ts'

const MADE = 'da-lap'
const ADOPTED = 'da-thong-qua'
export const CHANGED = 'da-doi'
/** Somebody else was a moment earlier. */
export const OVERTAKEN = 'vua-doi'

export function rotationRoutes(serve: Serve) {
  serve(paths.rotation, {
    get: async (v) => {
      const { tenant, cell } = await cellVisit(v)
      const by = { person: null, now: v.now }
      await v.db.transaction((tx) => followMembership(tx, { tenant, cell: cell.id }, by))
      return rotationPage(v)
    },
  })

  serve(paths.rotationDraft, {
    post: async (v) => {
      const at = await cellVisit(v)
      const of = { tenant: at.tenant, cell: at.cell.id }
      const form = await v.form([])
      return carryOut(
        v,
        form,
        async () => {
          const { roster } = await rosterToday(v.db, of, v.today)
          if (roster.length === 0)
            return v.page(
              { title: v.t.rotation.title, status: 422, back: backToCell(v, at) },
              <StartPage cell={at.cell} error={v.t.rotation.page.nobody} />,
            )
          return async (tx) => {
            await draftRotation(tx, of, byVisitor(v))
            return `${paths.rotation.to({ cell: of.cell })}?${MADE}`
          }
        },
        async () => ({ saved: [], sent: [] }),
      )
    },
  })

  serve(paths.rotationAdopt, {
    post: async (v) => {
      const at = await cellVisit(v)
      const { tenant, draft } = at
      const form = await v.form(['rotation', 'revision', 'meeting'])
      const choices = await adoptionChoices(v, at)
      return carryOut(
        v,
        form,
        async () => {
          const refused = refusalBefore(form.text('rotation'), form.text('revision'), draft, v.today)
          if (refused) return rotationPage(v, { refused })
          const chosen = choices.find(({ value }) => value === form.text('meeting'))?.value
          const adoption = {
            tenant,
            cell: at.cell.id,
            rotation: draft!.id,
            revision: draft!.revision,
            meeting: chosen || null,
          }
          return async (tx) => {
            const late = await adoptRotation(tx, adoption, byVisitor(v))
            return `${paths.rotation.to({ cell: at.cell.id })}?${late ? OVERTAKEN : ADOPTED}`
          }
        },
        async () => ({
          saved: [],
          sent: [
            [
              v.t.rotation.page.adoptAt,
              choices.find(({ value }) => value === form.text('meeting'))?.label ?? '',
            ],
          ],
        }),
      )
    },
  })
}

/** What the verb would refuse, told before anything is begun. */
function refusalBefore(
  rotation: string,
  revision: string,
  draft: CellVisit['draft'],
  today: string,
): AdoptionRefusal | null {
  if (!draft || (isId(rotation) && rotation !== draft.id)) return 'no-draft'
  if (rotation !== draft.id || revision !== String(draft.revision)) return 'stale'
  const isPast = draft.plan.meetings.some((meeting) => meeting.places.length > 0 && meeting.on < today)
  return isPast ? 'passed' : null
}

export const backToCell = (v: Visit, { cell }: CellVisit) => ({
  href: paths.cell.to({ cell: cell.id }),
  label: v.t.cell.title,
})

const MONTHS_BACK = 62

/** The cell's meetings of the last two months, the newest first, and none. */
async function adoptionChoices(v: Visit, { tenant, cell }: CellVisit): Promise<Choice[]> {
  const { page } = v.t.rotation
  const meetings = await adoptingMeetings(v.db, tenant, cell.id, addDays(v.today, -MONTHS_BACK), v.today)
  return [
    ...meetings.map(({ id, day }) => ({ value: id, label: page.atMeeting(showDay(day)) })),
    { value: '', label: page.noMeeting },
  ]
}

async function rotationPage(v: Visit, again: { refused?: AdoptionRefusal } = {}): Promise<Response> {
  const at = await cellVisit(v)
  const { page, title } = v.t.rotation
  const options = { title, back: backToCell(v, at), status: again.refused ? 409 : 200 }
  const error = again.refused && page.adoptRefused[again.refused]
  if (!at.shown) return v.page(options, <StartPage cell={at.cell} error={error} />)
  const asked = v.url.searchParams
  const notice = asked.has(MADE)
    ? page.made
    : asked.has(ADOPTED)
      ? page.adoptedNow
      : asked.has(CHANGED)
        ? page.changed
        : undefined
  return v.page(
    options,
    <RotationPage
      view={await viewOf(v, at, at.shown)}
      notice={notice}
      error={error ?? (asked.has(OVERTAKEN) ? page.justChanged : undefined)}
    />,
  )
}

async function viewOf(
  v: Visit,
  at: CellVisit,
  shown: NonNullable<CellVisit['shown']>,
): Promise<OfficersView> {
  const isDraft = shown.id === at.draft?.id
  const address = planAddress(at.cell.id, at)
  return {
    cell: at.cell,
    rotation: shown.id,
    revision: shown.revision,
    besideAdoptedOn: isDraft && at.running ? showDay(at.running.adopted_on!) : null,
    adoptedOn: shown.adopted_on && showDay(shown.adopted_on),
    draftWaits: !isDraft && at.draft !== null,
    plan: planView(shown.plan, v.t.rotation, v.today),
    together: togetherIn(shown.plan),
    changes: (await changesOf(v.db, shown)).map(({ day, sentence }) => ({ day: showDay(day), sentence })),
    adoptAt: isDraft ? await adoptionChoices(v, at) : [],
    query: address.includes('?') ? `?${RUNNING}` : '',
  }
}
