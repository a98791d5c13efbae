import type { PaperVisit, Serve, Visit } from '../account/visit.ts'
import { unitById } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { notFound } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { CertificatePage, CertificatePaper } from './certificate.pages.tsx'
import {
  askCertificate,
  certificateOf,
  clearedOutcome,
  clearedPerson,
  concludedOn,
  printCertificate,
} from './certificate.ts'
import { type Desk, deskOf } from './desk.ts'

/**
 * The paper for a member of whom nothing was founded: made once, when they ask, in answer to a form. There is no address
 * under which it could be read again.
 */
export function certificateRoutes(serve: Serve) {
  serve(paths.feedbackCertificate, {
    get: async (v) => certificatePage(v, await cleared(v)),
    post: async (v) => {
      const form = await v.form(['asked'])
      const desk = await cleared(v)
      const { row } = desk.open
      const asked = await certificateOf(v.db, row)
      if (!asked && form.text('asked') !== 'yes')
        return certificatePage(v, desk, { error: v.t.feedbackFollow.certificate.needAsk })
      const isMine = await v.db.transaction(async (tx) => {
        const held = await deskOf(v, tx, true)
        if (clearedOutcome(held.open.state) === null) throw notFound()
        await askCertificate(tx, row, v.today)
        return printCertificate(tx, row, form.id, { person: v.me.person, now: v.now, today: v.today })
      })
      return isMine ? paper(v.onPaper(), desk) : certificatePage(v, desk, { refused: true })
    },
  })
}

async function cleared(v: Visit): Promise<Desk> {
  const desk = await deskOf(v)
  if (desk.conflict || clearedOutcome(desk.open.state) === null) throw notFound()
  return desk
}

async function certificatePage(
  v: Visit,
  { open }: Desk,
  given: { error?: string; refused?: boolean } = {},
): Promise<Response> {
  return v.page(
    {
      title: v.t.feedbackFollow.certificate.title,
      status: given.error ? 422 : given.refused ? 409 : 200,
      back: {
        href: paths.feedbackCase.to({ case: open.row.id }),
        label: v.t.feedbackFollow.certificate.back,
      },
    },
    <CertificatePage case={open.row.id} certificate={await certificateOf(v.db, open.row)} {...given} />,
  )
}

async function paper(v: PaperVisit, { open, tenant }: Desk): Promise<Response> {
  const person = clearedPerson(open)
  const outcome = clearedOutcome(open.state)
  const day = concludedOn(open)
  const who = await v.db.maybe<{ name: string; cell: string | null }>(sql`
    select p.full_name as name, u.name as cell from person p
    left join membership m on m.person = p.id and m.tenant = ${tenant} and m.status <> 'left'
      and m.valid_from <= ${v.today} and (m.valid_to is null or m.valid_to > ${v.today})
    left join unit u on u.id = m.cell
    where p.id = ${person}`)
  if (!who || !outcome || !day) throw notFound()
  const committee = await unitById(v.db, tenant)
  return v.page(
    { title: v.t.feedbackFollow.certificate.title, islands: ['print'] },
    <CertificatePaper
      committee={committee?.name ?? ''}
      name={who.name}
      cell={who.cell ?? ''}
      concludedOn={day}
      outcome={outcome}
      back={paths.feedbackCase.to({ case: open.row.id })}
    />,
  )
}
