import { answerBefore, carryOut, Overtaken } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { isPresentMember } from '../membership/powers.rules.ts'
import { scopeFor } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import type { Transaction } from '../platform/database.ts'
import type { Form } from '../platform/form.ts'
import { notFound } from '../platform/problem.ts'
import { boardRoutes } from './board.routes.tsx'
import { cellDeedRoutes } from './cell-deeds.routes.tsx'
import { NameDeedPage, OwnDeedsPage } from './good-deed.pages.tsx'
import { deedsAbout, deedsNotedBy, markSeen, type OwnDeed, ownDeed } from './good-deed.queries.ts'
import { type By, declineDeed, nameOnBoard, takeBackDeed } from './good-deed.ts'
import { noteDeedRoutes } from './note-deed.routes.tsx'

/** Good deeds: a member's own record, the noting, the cell's list, the board. */
export function goodDeedRoutes(serve: Serve) {
  serve(paths.deeds, {
    get: async (v) => {
      await markSeen(v.db, v.me.person, v.today)
      return deedsPage(v)
    },
  })
  noteDeedRoutes(serve)

  serve(paths.deedDecline, {
    post: async (v) => {
      const form = await v.form(['told'])
      const deed = await mine(v, 'doer')
      return tap(v, form, deed, (tx, by) => declineDeed(tx, deed, form.text('told') !== 'yes', by))
    },
  })
  serve(paths.deedTakeBack, {
    post: async (v) => {
      const form = await v.form([])
      const before = await answerBefore(v, form)
      if (before) return v.go(before)
      const deed = await mine(v, 'writer')
      return tap(v, form, deed, (tx, by) => takeBackDeed(tx, deed, by))
    },
  })
  serve(paths.deedName, {
    get: async (v) => namePage(v, await mine(v, 'doer')),
    post: async (v) => {
      const form = await v.form(['named'])
      const deed = await mine(v, 'doer')
      return tap(v, form, deed, (tx, by) => nameOnBoard(tx, deed, form.text('named') === 'yes', by))
    },
  })

  cellDeedRoutes(serve)
  boardRoutes(serve)
}

async function mine(v: Visit, as: 'doer' | 'writer'): Promise<OwnDeed> {
  const deed = await ownDeed(v.db, v.me.person, v.params.deed, as)
  if (!deed) throw notFound()
  return deed
}

/** One tap about one deed. A meeting that settled it a moment before wins, and the page says so. */
async function tap(
  v: Visit,
  form: Form,
  deed: OwnDeed,
  work: (tx: Transaction, by: By) => Promise<boolean>,
): Promise<Response> {
  return carryOut(
    v,
    form,
    async () => async (tx) => {
      if (!(await work(tx, { person: v.me.person, now: v.now })))
        throw new Overtaken(() => deedsPage(v, v.t.goodDeed.settledAlready))
      return paths.deeds.to()
    },
    async () => ({ saved: [], sent: [[v.t.goodDeed.form.words, deed.words]] }),
  )
}

async function deedsPage(v: Visit, problem?: string): Promise<Response> {
  const { membership } = await scopeFor(v)
  return v.page(
    {
      title: v.t.goodDeed.title,
      status: problem ? 409 : 200,
      back: { href: paths.me.to(), label: v.t.data.me },
    },
    <OwnDeedsPage
      view={{
        me: v.me.person,
        about: await deedsAbout(v.db, v.me.person),
        told: await deedsNotedBy(v.db, v.me.person),
        cell: membership && isPresentMember(membership.status) ? membership.cell : null,
        problem,
      }}
    />,
  )
}

const namePage = (v: Visit, deed: OwnDeed): Response =>
  v.page(
    {
      title: v.t.goodDeed.name.title,
      back: { href: paths.deeds.to(), label: v.t.goodDeed.title },
    },
    <NameDeedPage deed={deed} />,
  )
