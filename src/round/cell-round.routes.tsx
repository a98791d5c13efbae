import { carryOut, Overtaken } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { catalogueByRef } from '../catalogue/catalogue.ts'
import { noteLooks } from '../conclusion/conclusion.ts'
import { may, scopeFor, tenantOf } from '../membership/scope.ts'
import { cellsOf, unitById } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { CellRoundMemberPage, CellRoundPage, PaperDeclarationPage } from './cell-round.pages.tsx'
import { otherCatalogue, sentOf } from './own-round.routes.tsx'
import { membersIn, type RoundMember, type RoundRow, runningRound } from './round.queries.ts'
import { stateOf } from './round.rules.ts'
import { declare } from './round.ts'
import { readDeclared, signFields, type TypedSign, typedSigns } from './signs.form.ts'

/** The cell committee's side of a round: who has declared, both sides of each, papers entered for those without a phone. */
export function cellRoundRoutes(serve: Serve) {
  serve(paths.cellRound, {
    get: async (v) => {
      const cell = await unitById(v.db, v.params.cell!)
      const tenant = tenantOf(await scopeFor(v))
      const round = await runningRound(v.db, tenant, v.today)
      const cells = await cellsOf(v.db, tenant)
      const all = round ? await membersIn(v.db, round, cells, v.today) : []
      return v.page(
        {
          title: v.t.round.cell.title,
          back: { href: paths.cell.to({ cell: cell!.id }), label: cell!.name },
        },
        <CellRoundPage
          cell={cell!.id}
          round={round}
          state={round ? v.t.round.states[stateOf(round, v.today)] : ''}
          members={all.filter((member) => member.cell === cell!.id)}
          cellNames={new Map(cells.map((one) => [one.id, one.name]))}
          notes={round ? await otherCatalogue(v, round) : []}
        />,
      )
    },
  })

  serve(paths.cellRoundMember, {
    get: async (v) => {
      const { round, member } = await memberOf(v)
      const elsewhere = member.declared === 'elsewhere'
      // Reading a declaration is itself noted, for its member to see.
      if (member.person !== v.me.person)
        await v.db.transaction(async (tx) => {
          if (member.conclusion) await noteLooks(tx, round.tenant, [member.person], v.me.person, v.today)
          if (member.declaration && !elsewhere)
            await tx.run(sql`
              insert into look (tenant, person, reader, what, day)
              values (${round.tenant}, ${member.person}, ${v.me.person}, 'declared', ${v.today}) on conflict do nothing`)
        })
      const scope = await scopeFor(v)
      return v.page(
        { title: v.t.round.cell.title, back: toCell(v) },
        <CellRoundMemberPage
          cell={member.cell}
          member={member}
          sides={
            elsewhere
              ? null
              : {
                  declaration: member.declaration && {
                    signs: member.declaration.signs,
                    sent: sentOf(v, member.declaration),
                  },
                  conclusion: member.conclusion,
                }
          }
          mayEnter={
            !member.conclusion && member.person !== v.me.person && may(scope, 'keep-line', member.cell)
          }
        />,
      )
    },
  })

  serve(paths.cellRoundPaper, {
    get: async (v) => {
      const at = await memberOf(v)
      if (at.member.conclusion || at.member.person === v.me.person) throw notFound()
      return paperPage(v, at, { signs: [], nothing: false, signed: false, witness: '' })
    },
    post: async (v) => {
      const at = await memberOf(v)
      const { round, member } = at
      const catalogue = await catalogueByRef(v.db, round.catalogue)
      const form = await v.form([...signFields(catalogue), 'nothing', 'signed', 'witness'])
      const p = v.t.round.paper
      const typed: TypedPaper = {
        signs: typedSigns(form, catalogue),
        nothing: form.has('nothing'),
        signed: form.has('signed'),
        witness: form.text('witness'),
      }
      if (form.has('add')) return paperPage(v, at, typed)
      const { signs, errors } = readDeclared(form, typed.signs, catalogue, v.t)
      if (member.person === v.me.person) errors.nothing = p.own
      else if (typed.nothing && signs.length > 0) errors.nothing = p.both
      else if (!typed.nothing && signs.length === 0) errors.nothing = p.nothingNeeded
      const witness = witnessesFor(v, at).find(({ person }) => person === typed.witness)
      if (!witness) errors.witness = p.witnessNeeded
      if (!typed.signed) errors.signed = p.signedNeeded
      const over = () => paperPage(v, at, typed, { nothing: p.over }, 409)
      return carryOut(
        v,
        form,
        async () => {
          if (!witness || Object.keys(errors).length > 0) return paperPage(v, at, typed, errors)
          return async (tx) => {
            const declaration = {
              person: member.person,
              cell: member.cell,
              signs,
              witness: witness.person,
            }
            if (!(await declare(tx, round, [declaration], { person: v.me.person, now: v.now })))
              throw new Overtaken(over)
            return paths.cellRoundMember.to({ cell: member.cell, person: member.person })
          }
        },
        async () => ({ saved: [], sent: signs.map(({ label, fix }) => [label, fix] as const) }),
      )
    },
  })
}

interface TypedPaper {
  readonly signs: readonly TypedSign[]
  readonly nothing: boolean
  readonly signed: boolean
  readonly witness: string
}

interface At {
  readonly round: RoundRow
  readonly member: RoundMember
  readonly inCell: readonly RoundMember[]
}

/** A member of the cell of the address, in the running round. */
async function memberOf(v: Visit): Promise<At> {
  const tenant = tenantOf(await scopeFor(v))
  const round = await runningRound(v.db, tenant, v.today)
  const all = round ? await membersIn(v.db, round, await cellsOf(v.db, tenant), v.today) : []
  const inCell = all.filter((one) => one.cell === v.params.cell)
  const member = inCell.find((one) => one.person === v.params.person)
  if (!round || !member) throw notFound()
  return { round, member, inCell }
}

/** Anybody of the cell but the member and whoever enters it. */
const witnessesFor = (v: Visit, { inCell, member }: At) =>
  inCell.filter((one) => one.person !== member.person && one.person !== v.me.person)

const toCell = (v: Visit) => ({
  href: paths.cellRound.to({ cell: v.params.cell! }),
  label: v.t.round.cell.title,
})

async function paperPage(
  v: Visit,
  at: At,
  typed: TypedPaper,
  errors?: FieldErrors,
  status = 422,
): Promise<Response> {
  return v.page(
    { title: v.t.round.paper.title, status: errors ? status : 200, back: toCell(v) },
    <PaperDeclarationPage
      cell={at.member.cell}
      member={at.member}
      catalogue={await catalogueByRef(v.db, at.round.catalogue)}
      typed={typed.signs}
      nothing={typed.nothing}
      signed={typed.signed}
      witness={typed.witness}
      witnesses={witnessesFor(v, at)}
      errors={errors}
    />,
  )
}
