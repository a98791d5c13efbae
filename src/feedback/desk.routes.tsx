import { encode } from 'uqr'
import { carryOut } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { unitById } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { notFound } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { messagesOf, openCase } from './case.ts'
import { PosterPage, SlipPage } from './case-paper.pages.tsx'
import { type CaseLine, CasesPage, ReadersPage } from './desk.pages.tsx'
import { conflictIn, deskOf, proposalsOf, shortName } from './desk.ts'
import { casesOf, readersOf } from './feedback.queries.ts'
import { waitsFor } from './feedback-steps.rules.ts'
import { stepSentence } from './feedback-words.rules.ts'
import { followSubject } from './moved.ts'
import { actorsOf } from './people.ts'
import { photosOf } from './photo.ts'
import { shortAddress } from './public.routes.tsx'
import { changeOf, closedTo, lostTo, signChange } from './readers.ts'
import { closedBecause } from './receive.ts'

/** What the inspection committee has before it; who of them reads; the poster; the slip of what leaves. */
export function feedbackDeskRoutes(serve: Serve) {
  serve(paths.feedbackCases, {
    get: async (v) => {
      const closed = await closedBecause(v.db, tenantOf(await scopeFor(v)))
      return v.page(
        { title: v.t.feedbackCase.list.title },
        <CasesPage lines={await linesOf(v)} closed={closed} />,
      )
    },
  })

  serve(paths.feedbackReaders, {
    get: (v) => readersPage(v),
    post: async (v) => {
      const form = await v.form(['first', 'second', 'without'])
      const sheets = [form.text('first'), form.text('second')] as const
      const isOnPaper = sheets.some((code) => code !== '')
      let problem: string | undefined
      const answer = await carryOut(
        v,
        form,
        async () => async (tx) => {
          const tenant = tenantOf(await scopeFor(v))
          const by = { person: v.me.person, now: v.now }
          const outcome = await signChange(tx, tenant, v.keys(), by, v.today, {
            sheets: isOnPaper ? sheets : undefined,
            without: form.text('without') === 'yes',
          })
          if (outcome !== 'done' && outcome !== 'proposed' && outcome !== 'no-change')
            problem = v.t.feedbackCase.readers.problem[outcome]
          return paths.feedbackReaders.to()
        },
        async () => ({ saved: [], sent: [] }),
      )
      return problem ? readersPage(v, problem) : answer
    },
  })

  serve(paths.feedbackPoster, {
    paper: async (v) => {
      const tenant = tenantOf(await scopeFor(v))
      const address = v.config.address + paths.feedback.to()
      const commune = await unitById(v.db, tenant)
      return v.page(
        { title: v.t.feedbackPublic.poster.title, islands: ['print'] },
        <PosterPage
          address={shortAddress(address)}
          qr={encode(address, { ecc: 'Q', border: 0 }).data}
          commune={commune?.name ?? ''}
          back={paths.feedbackCases.to()}
        />,
      )
    },
  })

  serve(paths.feedbackSlip, {
    paper: async (v) => {
      const desk = await deskOf(v)
      const { state, row } = desk.open
      if (state.stage !== 'leaving' || desk.conflict) throw notFound()
      const s = v.t.feedbackCase.slip
      const messages = await messagesOf(v.db, desk.open)
      return v.page(
        { title: s.title, stamped: true, islands: ['print'] },
        <SlipPage
          to={s.to[state.why]}
          received={s.received(showDay(state.received.on))}
          texts={messages
            .filter((one) => one.fromSender)
            .map((one) => [one.text, one.where, one.when, one.contact].filter(Boolean).join('\n'))}
          photos={(await photosOf(v.db, desk.open)).map((n) =>
            paths.feedbackPhoto.to({ case: row.id, photo: String(n) }),
          )}
          back={paths.feedbackCase.to({ case: row.id })}
        />,
      )
    },
  })
}

/** By deadline. What a line says is no name: who it is about stands on the page of the case alone. */
async function linesOf(v: Visit): Promise<CaseLine[]> {
  const tenant = tenantOf(await scopeFor(v))
  const list = v.t.feedbackCase.list
  const people = (await readersOf(v.db, tenant)).map(({ person }) => person)
  const readers = await actorsOf(v.db, tenant, [...new Set([...people, v.me.person])], v.today)
  const me = readers.find(({ id }) => id === v.me.person)
  const those = readers.filter(({ id }) => people.includes(id))
  const lines: CaseLine[] = []
  for (const row of await casesOf(v.db, tenant, v.today)) {
    const found = await openCase(v.db, tenant, row.id, v.keys(), v.today)
    const open = found && (await followSubject(v.db, found, those, v))
    const step = open && waitsFor(open.state, v.today)
    const conflict = open && me && conflictIn(open, me, those)
    const waiting = open && !conflict ? (await proposalsOf(v.db, open)).length > 0 : false
    lines.push({
      id: row.id,
      name: list.name(shortName(row.id)),
      received: list.received(showDay(row.batch_on)),
      sentence: !open
        ? list[row.sender_state === 'lost' ? 'lost' : 'closed']
        : conflict
          ? list.conflict
          : step
            ? stepSentence(step, v.t.feedback)
            : '',
      late: step?.late === true,
      waiting,
    })
  }
  return lines
}

async function readersPage(v: Visit, problem?: string): Promise<Response> {
  const tenant = tenantOf(await scopeFor(v))
  const [now, change] = [await readersOf(v.db, tenant), await changeOf(v.db, tenant, v.today)]
  const people = [...now, ...(change?.rightful ?? [])].map((one) => one.person)
  const rows = await v.db.rows<{ id: string; full_name: string }>(sql`
    select id, full_name from person where id = any(${[...people, change?.proposed?.by ?? v.me.person]}::uuid[])`)
  const name = (id: string) => rows.find((row) => row.id === id)?.full_name ?? ''
  const r = v.t.feedbackCase.readers
  return v.page(
    {
      title: r.title,
      status: problem ? 409 : 200,
      back: { href: paths.feedbackCases.to(), label: v.t.feedbackCase.list.title },
    },
    <ReadersPage
      now={now.map((one) => name(one.person))}
      next={change?.rightful.map((one) => name(one.person)) ?? null}
      signed={change?.proposed ? r.signed(name(change.proposed.by), showDay(change.proposed.on)) : null}
      may={change?.proposed?.by !== v.me.person}
      closed={change?.proposed ? await closedTo(v.db, tenant, v.keys()) : 0}
      lost={change?.proposed ? (await lostTo(v.db, tenant, change.rightful)).length : 0}
      problem={problem}
    />,
  )
}
