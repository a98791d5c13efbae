import type { Serve, Visit } from '../account/visit.ts'
import { choosingAt, entriesOf, writeEntryIn } from '../diary/diary.ts'
import { paths } from '../paths.ts'
import { randomId } from '../platform/ids.ts'
import { readTurn, TURN } from '../platform/turn.ts'
import { firstTurn } from '../ui/turn.tsx'
import { said, turnOf } from './hand.ts'
import { LearningPage, TO_DIARY } from './learning.pages.tsx'
import { type Learning, type Month, without } from './month.rules.ts'
import { goOn, monthLink, openMonth, openPeriod, ownerOf } from './open-month.ts'
import { inOpenMonth } from './refused.tsx'
import { OWN_TEXT, readLearning, withLines } from './self-review.form.ts'
import { saveDraft } from './self-review.ts'
import { SHOWN } from './shown.tsx'

const FIELD = 'learning'

/** The step of studying and following the example; lines of the diary, ticked one by one, go into its own field. */
export function learningRoutes(serveAny: Serve) {
  const serve = inOpenMonth(serveAny)
  serve(paths.learning, {
    get: async (v) => {
      const { month, period } = await openMonth(v)
      return v.page(
        { title: v.t.month.learning.title, back: monthLink(v), islands: ['autosave'] },
        <LearningPage
          period={period}
          learning={month.learning}
          line={month.typed.line ?? ''}
          turn={turnOf(month, FIELD)}
        />,
      )
    },
    post: async (v) => {
      const owner = await ownerOf(v)
      const form = await v.form([...SHOWN, ...TURN, 'registered', 'done', 'judgement', 'line'])
      const period = await openPeriod(v)
      const { learning, line, errors } = readLearning(form, v.t)
      if (Object.keys(errors).length > 0)
        return v.page(
          { title: v.t.month.learning.title, status: 422, back: monthLink(v) },
          <LearningPage
            period={period}
            learning={learning}
            line={line}
            turn={readTurn(form, false) ?? firstTurn('')}
            errors={errors}
          />,
        )
      // On the way to the diary, as while typing, the line into it is kept with the month and not yet written.
      const toDiary = v.url.searchParams.has(TO_DIARY)
      const pending = v.autosave || toDiary
      const saved = await saveDraft(
        v.db,
        owner,
        period,
        said(v, form),
        v.now,
        (month) => ({
          ...month,
          learning,
          typed: pending ? { ...month.typed, line } : without(month.typed, 'line'),
        }),
        { hand: { field: FIELD, turn: readTurn(form, v.autosave) } },
      )
      if (line && !pending) {
        const writer = { person: v.me.person, tenant: period.tenant, ring: owner.ring }
        const entry = { id: form.id ?? randomId(), day: v.today, tag: 'learn', text: line } as const
        await v.db.asMember(v.me.person, (tx) => writeEntryIn(tx, writer, entry, said(v, form)))
      }
      return toDiary ? v.go(choosingAt()) : goOn(v, saved)
    },
  })

  serve(paths.learningDiary, {
    // The diary's own page lets choose; this door sees that the month can still be changed.
    get: async (v) => {
      await openMonth(v)
      return v.go(choosingAt())
    },
    post: async (v) => {
      const owner = await ownerOf(v)
      const form = await v.form([...SHOWN, 'choosing', 'words', 'tag', 'month', 'entry'])
      const own = await openMonth(v)
      const chosen = await textsOf(v, form.all('entry'))
      if (chosen.length === 0) return v.go(choosingAt({ nothing: true }))
      const learning = withDone(own.month, chosen)
      if (learning.done.length > OWN_TEXT)
        return v.page(
          { title: v.t.month.learning.title, status: 422, back: monthLink(v), islands: ['autosave'] },
          <LearningPage
            period={own.period}
            learning={learning}
            line={own.month.typed.line ?? ''}
            turn={turnOf(own.month, FIELD)}
            errors={{ done: v.t.month.learning.tooLong(OWN_TEXT, learning.done.length) }}
          />,
        )
      const copied = { page: randomId(), turn: 0 }
      await saveDraft(v.db, owner, own.period, form, v.now, (month) => ({
        ...month,
        learning: withDone(month, chosen),
        // A page of the step that was left open has not seen these lines.
        turns: { ...month.turns, [FIELD]: copied },
      }))
      return v.go(`${paths.learning.to()}#done`)
    },
  })
}

/** The text of each chosen entry and nothing else of it, the oldest first. What is nobody's entry is passed over. */
async function textsOf(v: Visit, chosen: readonly string[]): Promise<string[]> {
  const { entries } = await entriesOf(v.db, { person: v.me.person, ring: v.keys() })
  return entries
    .filter((entry) => chosen.includes(entry.id))
    .map((entry) => entry.text)
    .reverse()
}

function withDone({ learning }: Month, texts: readonly string[]): Learning {
  const { registered = '', done = '', judgement = null } = learning ?? {}
  return { registered, done: withLines(done, texts), judgement }
}
