import type { Serve, Visit } from '../account/visit.ts'
import { paths } from '../paths.ts'
import { cellPlans, confirmPlan, noteLooks } from '../plan/cell-plan.ts'
import { isId } from '../platform/ids.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import { ItemPage } from './item.pages.tsx'
import { itemLinksOf } from './item-links.ts'
import { agendaOf, type MeetingRow } from './meeting.queries.ts'
import { textsOf } from './meeting-text.ts'
import {
  dropSpeech,
  dropTask,
  setTaskDone,
  speechesOf,
  tasksBefore,
  tasksOf,
  votesOf,
  withdrawVote,
} from './proceedings.ts'
import { opened } from './roll.routes.tsx'
import { backToHub, byOf, writeAtTable } from './table-visit.tsx'

/** One line of the agenda: what was said, decided and given out under it. */
export function itemRoutes(serve: Serve) {
  serve(paths.meetingItem, {
    get: async (v) => itemPage(v, await opened(v)),
    /** One tap on what stands on the page: off, back, done, confirmed. */
    post: async (v) => {
      const form = await v.form(['do', 'id'])
      const id = form.text('id')
      return writeAtTable(v, form, {}, async (meeting) => {
        const item = await itemOf(v, meeting)
        if (!isId(id)) throw notFound()
        const of = { id, about: item.id }
        if (form.text('do').startsWith('plan-') && (await isMyPlan(v, meeting, id)))
          return itemPage(v, meeting, { plan: v.t.meeting.item.ownPlan })
        const at = placeOf(meeting)
        return async (tx) => {
          const by = byOf(v)
          const works: Record<string, () => Promise<unknown>> = {
            'drop-speech': () => dropSpeech(tx, meeting, of, by),
            'withdraw-vote': () => withdrawVote(tx, meeting, of, by),
            'drop-task': () => dropTask(tx, meeting, id, by),
            'task-done': () => setTaskDone(tx, meeting, id, true),
            'task-open': () => setTaskDone(tx, meeting, id, false),
            'plan-fixed': () => confirmPlan(tx, at, id, true, by),
            'plan-open': () => confirmPlan(tx, at, id, false, by),
          }
          const work = works[form.text('do')]
          if (!work) throw notFound()
          // Somebody else may have done it a moment before: the page shows what is.
          await work()
          return v.url.pathname
        }
      })
    },
  })
}

async function itemOf(v: Visit, meeting: MeetingRow) {
  const item = (await agendaOf(v.db, meeting)).find((one) => one.id === v.params.item)
  if (!item) throw notFound()
  return item
}

const placeOf = ({ tenant, cell, id, day }: MeetingRow) => ({ tenant, cell, meeting: id, day })

/** A member's own promise is confirmed by others. */
const isMyPlan = async (v: Visit, meeting: MeetingRow, plan: string) =>
  (await cellPlans(v.db, placeOf(meeting))).some((one) => one.id === plan && one.person === v.me.person)

async function itemPage(v: Visit, meeting: MeetingRow, errors?: FieldErrors): Promise<Response> {
  const item = await itemOf(v, meeting)
  const [texts, speeches, votes, tasks, links, before, plans] = await Promise.all([
    textsOf(v.db, meeting),
    speechesOf(v.db, meeting),
    votesOf(v.db, meeting),
    tasksOf(v.db, meeting),
    itemLinksOf(v.db, meeting, v.t),
    item.kind === 'last-month' ? tasksBefore(v.db, meeting) : [],
    item.kind === 'promises' ? cellPlans(v.db, placeOf(meeting)) : [],
  ])
  const promisers = plans.map((plan) => plan.person)
  await v.db.transaction((tx) => noteLooks(tx, meeting.tenant, promisers, v.me.person, v.today))
  return v.page(
    {
      title: v.t.meeting.hub,
      status: errors ? 422 : 200,
      back: backToHub(v, meeting),
      islands: ['autosave'],
    },
    <ItemPage
      view={{
        meeting,
        item,
        content: texts.of(item.id, 'content'),
        speeches: speeches
          .filter((speech) => speech.about === item.id)
          .map((speech) => ({ ...speech, versions: texts.of(speech.id, 'said') })),
        votes: votes.filter((vote) => vote.about === item.id),
        tasks:
          item.kind === 'tasks'
            ? tasks.map((task) => ({ ...task, versions: texts.of(task.id, 'what') }))
            : [],
        before,
        plans,
        links: links.filter((link) => link.kind === item.kind),
        me: v.me.person,
        errors,
      }}
    />,
  )
}
