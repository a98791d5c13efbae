import type { Serve, Visit } from '../account/visit.ts'
import { applicableSigns } from '../catalogue/catalogue.rules.ts'
import { type Catalogue, catalogueByRef } from '../catalogue/catalogue.ts'
import type { Writer } from '../diary/diary.ts'
import { type Scope, scopeFor, tenantOf } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import { SameIdOtherContent } from '../platform/command.ts'
import type { Form } from '../platform/form.ts'
import { notFound } from '../platform/problem.ts'
import { ConflictPage } from '../ui/conflict.tsx'
import { type Draft, draftFrom, emptyDraft, nextStep } from './declaration.rules.ts'
import { RoundOverPage } from './own-round.pages.tsx'
import {
  conclusionsIn,
  type Declaration,
  declarationOf,
  type RoundRow,
  roundById,
  runningRound,
} from './round.queries.ts'
import { draftOf, saveDraft } from './round-draft.ts'

export interface Declaring {
  readonly round: RoundRow
  readonly catalogue: Catalogue
  readonly applicable: ReadonlySet<string>
  readonly cell: string
  readonly writer: Writer
  readonly draft: Draft
  readonly declaration: Declaration | null
}

/** The round was closed, or the cell concluded, while a page of it was open. */
class RoundOver extends Error {
  constructor(readonly why: 'closed' | 'concluded') {
    super(why)
  }
}

export const tellingOver =
  (serve: Serve): Serve =>
  (path, { get, post }) =>
    serve(path, {
      get,
      post:
        post &&
        (async (v) => {
          try {
            return await post(v)
          } catch (error) {
            if (error instanceof RoundOver) return overPage(v, error.why, await v.form())
            throw error
          }
        }),
    })

/** The round the visitor can declare in, with what they have put together so far. */
export async function declaring(v: Visit): Promise<Declaring> {
  const scope = await scopeFor(v)
  if (!scope.membership) throw notFound()
  const tenant = tenantOf(scope)
  const round = await runningRound(v.db, tenant, v.today)
  // A page of a round that is over meanwhile gives back what was typed; without one there is nothing here.
  const shown = v.reads ? null : await roundById(v.db, tenant, (await v.form()).text('round'))
  if (shown && shown.id !== round?.id) throw new RoundOver('closed')
  if (!round) throw notFound()
  const conclusion = (await conclusionsIn(v.db, round)).get(v.me.person)
  if (conclusion) throw shown ? new RoundOver('concluded') : notFound()
  const writer = { person: v.me.person, tenant: round.tenant, ring: v.keys() }
  const catalogue = await catalogueByRef(v.db, round.catalogue)
  const declaration = await declarationOf(v.db, round, v.me.person)
  const draft = await draftOf(v.db, writer, round.id)
  return {
    round,
    catalogue,
    applicable: applicableOf(catalogue, scope),
    cell: scope.membership.cell,
    writer,
    declaration,
    draft: draft ?? (declaration ? draftFrom(declaration.signs) : emptyDraft),
  }
}

const applicableOf = (catalogue: Catalogue, scope: Scope) =>
  new Set(applicableSigns(catalogue, { leader: scope.leader }).map((item) => item.id))

export const back = (v: Visit) => ({ href: paths.ownRound.to(), label: v.t.round.mine.title })

export const addressOf = (draft: Draft, catalogue: Catalogue): string => {
  const next = nextStep(draft, catalogue)
  if (next.step === 'check') return paths.ownRoundCheck.to()
  return next.step === 'screen'
    ? paths.ownRoundScreen.to({ screen: String(next.n) })
    : paths.ownRoundSign.to({ n: String(next.n) })
}

/** Seals what changed and goes on to the next thing that is open. */
export async function saved(
  v: Visit,
  own: Declaring,
  form: Form,
  change: (draft: Draft) => Draft,
): Promise<Response> {
  const begun = own.declaration ? draftFrom(own.declaration.signs) : emptyDraft
  try {
    const draft = await saveDraft(v.db, own.writer, own.round.id, form, begun, change)
    return v.go(addressOf(draft, own.catalogue))
  } catch (error) {
    if (!(error instanceof SameIdOtherContent)) throw error
    return v.page(
      { title: v.t.conflict.title, status: 409, back: back(v) },
      <ConflictPage action={v.url.pathname} saved={[]} sent={[]} fields={form.fields} />,
    )
  }
}

export const overPage = (v: Visit, why: 'closed' | 'concluded', form: Form): Response =>
  v.page(
    { title: v.t.round.mine.title, status: 409, back: back(v) },
    <RoundOverPage sentence={v.t.round.over[why]} typed={[form.text('cause'), form.text('fix')]} />,
  )
