import type { Serve, Visit } from '../account/visit.ts'
import { catalogueByRef } from '../catalogue/catalogue.ts'
import { type Scope, scopeFor } from '../membership/scope.ts'
import { defaultsOn } from '../movement/movement.ts'
import { unitById } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { addMonthNote, type MonthNote } from '../self-review/month-notes.ts'
import { draftFrom, emptyDraft } from './declaration.rules.ts'
import { declareRoutes } from './declare.routes.tsx'
import { addressOf } from './declaring.tsx'
import { OwnRoundPage, type OwnRoundView } from './own-round.pages.tsx'
import {
  conclusionsIn,
  type Declaration,
  declarationOf,
  ownRounds,
  type RoundRow,
  runningRound,
} from './round.queries.ts'
import { isLate, partOf } from './round.rules.ts'
import { draftOf } from './round-draft.ts'
import type { SidesView } from './sides.pages.tsx'

/** The member's side of a round. */
export function ownRoundRoutes(serve: Serve) {
  addMonthNote(roundWaits)
  serve(paths.ownRound, { get: ownPage })
  declareRoutes(serve)
}

/** On the page of the month, as long as the member is awaited and has not declared. */
async function roundWaits(v: Visit): Promise<MonthNote | null> {
  const scope = await scopeFor(v)
  if (!scope.membership || !scope.tenant || partOf(scope.membership.status) !== 'awaited') return null
  const round = await runningRound(v.db, scope.tenant, v.today)
  if (!round) return null
  const declaration = await declarationOf(v.db, round, v.me.person)
  if (declaration || (await conclusionsIn(v.db, round)).has(v.me.person)) return null
  const m = v.t.round.mine
  const sentence = (isLate(round, v.today) ? m.waitsLate : m.waits)(round.name, showDay(round.declare_by))
  return { sentence, href: paths.ownRound.to(), label: m.go }
}

async function ownPage(v: Visit): Promise<Response> {
  const m = v.t.round.mine
  const scope = await scopeFor(v)
  const round = scope.membership && scope.tenant ? await runningRound(v.db, scope.tenant, v.today) : null
  const past = (await ownRounds(v.db, v.me.person)).filter((one) => one.id !== round?.id)
  const sides = await Promise.all(past.map(async (one) => ({ name: one.name, sides: await sidesOf(v, one) })))
  return v.page(
    { title: m.title, back: { href: paths.me.to(), label: v.t.data.me } },
    <OwnRoundPage
      view={round && scope.membership ? await runningView(v, scope, round) : null}
      nothing={scope.membership ? m.none : m.notMember}
      past={sides}
    />,
  )
}

async function sidesOf(v: Visit, round: { tenant: string; id: string }): Promise<SidesView> {
  const declaration = await declarationOf(v.db, round, v.me.person)
  const conclusion = (await conclusionsIn(v.db, round)).get(v.me.person) ?? null
  return {
    declaration: declaration && { signs: declaration.signs, sent: sentOf(v, declaration) },
    // Before the meeting is over nothing is concluded for good.
    conclusion: conclusion?.ended ? conclusion : null,
  }
}

export const sentOf = (v: Visit, { how, sent_on, sent_by_name, witness_name }: Declaration): string =>
  how === 'own'
    ? v.t.round.mine.sent(showDay(sent_on))
    : v.t.round.mine.sentFor(showDay(sent_on), sent_by_name, witness_name ?? '')

async function runningView(v: Visit, scope: Scope, round: RoundRow): Promise<OwnRoundView> {
  const m = v.t.round.mine
  const { cell, status } = scope.membership!
  const concluded = (await conclusionsIn(v.db, round)).has(v.me.person)
  const declaration = await declarationOf(v.db, round, v.me.person)
  const catalogue = await catalogueByRef(v.db, round.catalogue)
  const writer = { person: v.me.person, tenant: round.tenant, ring: v.keys() }
  const draft = await draftOf(v.db, writer, round.id)
  const moved = declaration && declaration.cell !== cell ? await unitById(v.db, declaration.cell) : null
  const begin = draft ?? (declaration ? draftFrom(declaration.signs) : emptyDraft)
  const late = isLate(round, v.today) && !declaration
  return {
    name: round.name,
    catalogue: catalogue.title,
    sentence: late ? m.late(showDay(round.declare_by)) : m.until(showDay(round.declare_by)),
    notes: [
      ...(moved ? [m.elsewhere(moved.name)] : []),
      ...(partOf(status) !== 'awaited' ? [m.notAwaited] : []),
      ...(declaration?.how === 'on-behalf' && !concluded ? [m.notYours] : []),
      ...(!declaration && !draft ? [m.ahead] : []),
      ...(await otherCatalogue(v, round)),
    ],
    next: concluded
      ? null
      : {
          href:
            declaration && !draft ? paths.ownRoundScreen.to({ screen: '1' }) : addressOf(begin, catalogue),
          label: declaration ? m.again : draft ? m.goOn : m.start,
        },
    fill: !concluded,
    sides: declaration || concluded ? await sidesOf(v, round) : null,
  }
}

/** The organisation goes by another list since the round began: said, since the round does not follow. */
export async function otherCatalogue(v: Visit, round: RoundRow): Promise<string[]> {
  const now = (await defaultsOn(v.db, round.tenant, v.today))?.catalogue
  const changed =
    now &&
    now !== round.catalogue &&
    now !== (await defaultsOn(v.db, round.tenant, round.opens_on))?.catalogue
  return changed ? [v.t.round.otherCatalogue((await catalogueByRef(v.db, now)).title)] : []
}
