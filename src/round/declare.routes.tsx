import { carryOut, Overtaken } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { latestPlans, markedSigns as markedInMonths } from '../meeting/own-lines.rules.ts'
import { openedMonths } from '../meeting/own-lines.ts'
import { holdersOf } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import { addDays, showDay } from '../platform/clock.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import type { Level } from '../self-review/month.rules.ts'
import { ownerOf } from '../self-review/open-month.ts'
import { signOf } from '../self-review/own-plan.rules.ts'
import { ownTextError, type SkimAnswer, skimAnswer, skimErrors } from '../self-review/self-review.form.ts'
import {
  markedSigns,
  nextStep,
  screenCount,
  screenGroups,
  signsToSend,
  withScreen,
} from './declaration.rules.ts'
import { addressOf, back, type Declaring, declaring, overPage, saved, tellingOver } from './declaring.tsx'
import { FillPage, type OwnMark, RoundCheckPage, RoundScreenPage, RoundSignPage } from './own-round.pages.tsx'
import { declarationOf } from './round.queries.ts'
import { isLate } from './round.rules.ts'
import { declare } from './round.ts'

/** The member's side of a round: put together in private, looked at, sent. */
export function declareRoutes(serveAny: Serve) {
  const serve = tellingOver(serveAny)

  serve(paths.ownRoundFill, {
    get: async (v) => fillPage(v, await declaring(v)),
    post: async (v) => {
      const own = await declaring(v)
      const form = await v.form(['round', 'line'])
      const ticked = form.all('line')
      const marks = (await marksOf(v, own)).filter((mark) => ticked.includes(mark.sign))
      if (marks.length === 0) return fillPage(v, own, { line: v.t.round.fill.nothing })
      return saved(v, own, form, (draft) => ({
        ...draft,
        marks: { ...Object.fromEntries(marks.map((mark) => [mark.sign, mark.level])), ...draft.marks },
        words: {
          ...Object.fromEntries(marks.map((mark) => [mark.sign, { cause: '', fix: mark.fix }])),
          ...draft.words,
        },
      }))
    },
  })

  serve(paths.ownRoundScreen, {
    get: async (v) => {
      const own = await declaring(v)
      const { screen, groups } = screenIn(v, own)
      const chosen =
        own.draft.screens[screen] ??
        groups
          .filter(({ group }) => group.items.some((item) => own.draft.marks[item.id]))
          .map(({ group }) => group.id)
      const none = own.draft.screens[screen]?.length === 0
      return screenPage(v, own, { groups: [...chosen], marks: { ...own.draft.marks }, none })
    },
    post: async (v) => {
      const own = await declaring(v)
      const { screen, groups } = screenIn(v, own)
      const form = await v.form([
        'round',
        'group',
        'none',
        ...groups.flatMap(({ group }) => group.items.map((item) => `mark-${item.id}`)),
      ])
      const answer = skimAnswer(form, groups)
      const errors = skimErrors(answer, groups, {
        ...v.t,
        month: { ...v.t.month, skim: { ...v.t.month.skim, ...v.t.round.skim } },
      })
      if (Object.keys(errors).length > 0) return screenPage(v, own, answer, errors)
      return saved(v, own, form, (draft) => withScreen(draft, screen, groups, answer))
    },
  })

  serve(paths.ownRoundSign, {
    get: async (v) => {
      const own = await declaring(v)
      const { sign } = signIn(v, own)
      return signPage(v, own, own.draft.words[sign.id] ?? { cause: '', fix: '' })
    },
    post: async (v) => {
      const own = await declaring(v)
      const form = await v.form(['round', 'sign', 'cause', 'fix'])
      const { sign } = signIn(v, own)
      const words = { cause: form.text('cause'), fix: form.text('fix') }
      const errors = {
        ...ownTextError(form, 'cause', v.t, { required: true }),
        ...ownTextError(form, 'fix', v.t, { required: true }),
      }
      // Another sign stands here now: what was typed for the one before is not laid under it.
      if (form.text('sign') !== sign.id) errors.cause = v.t.round.check.changed
      if (Object.keys(errors).length > 0) return signPage(v, own, words, errors)
      return saved(v, own, form, (draft) => ({ ...draft, words: { ...draft.words, [sign.id]: words } }))
    },
  })

  serve(paths.ownRoundCheck, {
    get: async (v) => checkPage(v, await declaring(v)),
    post: async (v) => {
      const form = await v.form(['round', 'seen'])
      const own = await declaring(v)
      const signs = signsToSend(own.draft, own.catalogue)
      const seen = seenOf(signs)
      return carryOut(
        v,
        form,
        async () => {
          if (nextStep(own.draft, own.catalogue).step !== 'check' || form.text('seen') !== seen)
            return checkPage(v, own, v.t.round.check.changed)
          return async (tx) => {
            const sent = await declare(
              tx,
              own.round,
              [{ person: v.me.person, cell: own.cell, signs, witness: null }],
              { person: v.me.person, now: v.now },
            )
            if (!sent) throw new Overtaken(() => overPage(v, 'closed', form))
            return paths.ownRound.to()
          }
        },
        async () => ({
          saved: [[v.t.round.own, seenOf((await declarationOf(v.db, own.round, v.me.person))?.signs ?? [])]],
          sent: [[v.t.round.own, form.text('seen')]],
        }),
      )
    },
  })
}

/** What the member marked in the last year: the newest level of each sign that this round's list has, and its plan. */
async function marksOf(v: Visit, own: Declaring): Promise<(OwnMark & { level: Level })[]> {
  const all = await openedMonths(v.db, await ownerOf(v), addDays(v.today, -366))
  // Of another version a sign of the same name may say something else.
  const months = all.filter(({ month }) => month.catalogue === own.round.catalogue)
  const plans = latestPlans(months)
  return markedInMonths(months)
    .filter(({ sign }) => own.applicable.has(sign))
    .map(({ sign, label, times }) => ({
      sign,
      label,
      level: times[0]!.level,
      times: times
        .map(({ level, meetingOn }) => v.t.round.fill.time(showDay(meetingOn), v.t.round.levels[level]))
        .join('; '),
      fix: plans.find((plan) => signOf(plan) === sign)?.text ?? '',
    }))
}

const fillPage = async (v: Visit, own: Declaring, errors?: FieldErrors): Promise<Response> =>
  v.page(
    { title: v.t.round.fill.title, status: errors ? 422 : 200, back: back(v) },
    <FillPage round={own.round.id} marks={await marksOf(v, own)} errors={errors} />,
  )

function screenIn(v: Visit, own: Declaring) {
  const screen = Number(v.params.screen)
  const groups = screenGroups(own.catalogue, own.applicable, screen)
  if (!Number.isInteger(screen) || groups.length === 0) throw notFound()
  return { screen, groups }
}

function screenPage(v: Visit, own: Declaring, answer: SkimAnswer, errors?: FieldErrors): Response {
  const { screen, groups } = screenIn(v, own)
  return v.page(
    { title: v.t.round.mine.title, status: errors ? 422 : 200, back: back(v) },
    <RoundScreenPage
      round={own.round.id}
      screen={screen}
      screens={screenCount(own.catalogue)}
      groups={groups}
      answer={answer}
      errors={errors}
    />,
  )
}

function signIn(v: Visit, own: Declaring) {
  const signs = markedSigns(own.draft, own.catalogue)
  const sign = signs[Number(v.params.n) - 1]
  if (!sign) throw notFound()
  return { sign, of: signs.length }
}

function signPage(
  v: Visit,
  own: Declaring,
  words: { cause: string; fix: string },
  errors?: FieldErrors,
): Response {
  const { sign, of } = signIn(v, own)
  return v.page(
    { title: v.t.round.mine.title, status: errors ? 422 : 200, back: back(v) },
    <RoundSignPage
      round={own.round.id}
      n={Number(v.params.n)}
      of={of}
      sign={sign}
      {...words}
      errors={errors}
    />,
  )
}

/** The text of the preview as one value, so that what goes is what was on the page. */
const seenOf = (signs: readonly { id: string; level: string; cause: string; fix: string }[]): string =>
  signs.map(({ id, level, cause, fix }) => `${id} ${level}\n${cause}\n${fix}`).join('\n\n') || '-'

const named = (people: readonly { name: string; title: string }[]): string =>
  people.map(({ name, title }) => `${name} (${title})`).join(', ')

async function checkPage(v: Visit, own: Declaring, problem?: string): Promise<Response> {
  const signs = signsToSend(own.draft, own.catalogue)
  const holders = (power: 'see-declared' | 'read-minutes') =>
    holdersOf(v.db, own.round.tenant, own.cell, power, v.today)
  const [readers, minutes] = [await holders('see-declared'), await holders('read-minutes')]
  const others = minutes.filter(({ name }) => !readers.some((reader) => reader.name === name))
  return v.page(
    { title: v.t.round.check.title, status: problem ? 409 : 200, back: back(v) },
    <RoundCheckPage
      round={own.round.id}
      ready={nextStep(own.draft, own.catalogue).step === 'check'}
      next={addressOf(own.draft, own.catalogue)}
      signs={signs}
      seen={seenOf(signs)}
      again={own.declaration !== null}
      readers={named(readers)}
      minutesReaders={named(others)}
      notes={isLate(own.round, v.today) ? [v.t.round.mine.late(showDay(own.round.declare_by))] : []}
      problem={problem}
    />,
  )
}
