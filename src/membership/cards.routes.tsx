import { encode } from 'uqr'
import { printCard } from '../account/card.ts'
import { FreshStartsPage } from '../account/device.pages.tsx'
import { approveFreshStart, openRequestsOf } from '../account/fresh-start.ts'
import type { Serve, Visit } from '../account/visit.ts'
import { record } from '../history/history.ts'
import { unitById } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { dayOf, showDay } from '../platform/clock.ts'
import { byGivenName } from '../platform/fold.ts'
import { isId } from '../platform/ids.ts'
import { notFound } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { CardSheet, ChooseCardsPage } from './cards.pages.tsx'
import { membersOfCells } from './membership.queries.ts'
import { cellsWith, may, scopeFor, tenantOf } from './scope.ts'

export function cardRoutes(serve: Serve) {
  serve(paths.cellCards, {
    get: async (v) => {
      const { cell, members } = await cellOf(v)
      return v.page(
        { title: v.t.people.cards.title, back: { href: paths.cell.to({ cell: cell.id }), label: cell.name } },
        <ChooseCardsPage cell={cell} members={members} />,
      )
    },
    post: async (v) => {
      const { cell, members, tenant } = await cellOf(v)
      const form = await v.form(['person'])
      const chosen = members.filter((member) => form.all('person').includes(member.person))
      if (chosen.length === 0)
        return v.page(
          { title: v.t.people.cards.title, status: 422 },
          <ChooseCardsPage cell={cell} members={members} errors={{ person: v.t.people.cards.chooseOne }} />,
        )
      const cards = await v.db.transaction(async (tx) => {
        const printed = []
        for (const member of chosen) {
          const card = await printCard(tx, {
            tenant,
            person: member.person,
            printedBy: v.me.person,
            printedByName: v.me.fullName,
            now: v.now,
          })
          await record(tx, {
            tenant,
            at: v.now,
            actor: v.me.person,
            verb: 'card-printed',
            about: { person: member.person, card: card.id },
          })
          printed.push({
            name: member.full_name,
            code: card.code,
            expires: showDay(dayOf(card.expiresAt)),
            qr: qrOf(v.config.address, card.code),
          })
        }
        return printed
      })
      const paper = v.onPaper()
      return paper.page(
        { title: paper.t.people.cards.title, islands: ['print'] },
        <CardSheet cards={cards} address={v.config.address} back={paths.cell.to({ cell: cell.id })} />,
      )
    },
  })

  serve(paths.freshStarts, { get: async (v) => freshStartsPage(v) })
  serve(paths.freshStart, {
    post: async (v) => {
      const request = (await openRequests(v)).find((r) => r.id === v.params.request)
      if (!request || !isId(v.params.request)) throw notFound()
      const tenant = tenantOf(await scopeFor(v))
      const outcome = await v.db.transaction((tx) =>
        approveFreshStart(tx, { id: request.id, approver: v.me.person, tenant, now: v.now }),
      )
      const { mine, own, done, gone } = v.t.account.freshStarts
      const notice = { done, gone, 'printed-by-you': mine, own }[outcome]
      return freshStartsPage(v, notice, outcome === 'done' ? 200 : 422)
    },
  })
}

/** The code travels in the fragment, which browsers keep to themselves: no server, log or history of ours sees it. */
const qrOf = (address: string, code: string) =>
  encode(`${address}${paths.card.to()}#${code.replaceAll(' ', '')}`, { ecc: 'M', border: 0 }).data

async function cellOf(v: Visit) {
  const tenant = tenantOf(await scopeFor(v))
  const cell = await unitById(v.db, v.params.cell ?? '')
  if (!cell) throw notFound()
  const members = await membersOfCells(v.db, tenant, [cell.id], v.today)
  return { cell, members: byGivenName(members, (member) => member.full_name), tenant }
}

/** Requests of the people this officer may vouch for. */
async function openRequests(v: Visit) {
  const scope = await scopeFor(v)
  const tenant = tenantOf(scope)
  const cells = may(scope, 'witness') ? null : cellsWith(scope, 'witness')
  const people = await v.db.rows<{ person: string }>(sql`
    select person from membership
    where tenant = ${tenant} and status <> 'left' and (${cells}::uuid[] is null or cell = any(${cells}))
      and valid_from <= ${v.today} and (valid_to is null or valid_to > ${v.today})
    union
    select person from post
    where tenant = ${tenant} and ${cells}::uuid[] is null
      and valid_from <= ${v.today} and (valid_to is null or valid_to > ${v.today})`)
  return openRequestsOf(
    v.db,
    people.map((row) => row.person),
  )
}

async function freshStartsPage(v: Visit, notice?: string, status = 200): Promise<Response> {
  const lines = (await openRequests(v)).map((r) => ({
    id: r.id,
    name: r.full_name,
    device: r.device_label,
    day: showDay(dayOf(r.asked_at)),
    by: r.printed_by_name ?? v.t.account.devices.operator,
    mine: r.printed_by === v.me.person || r.person === v.me.person,
  }))
  return v.page(
    { title: v.t.account.freshStarts.title, status },
    <FreshStartsPage lines={lines} notice={notice} />,
  )
}
