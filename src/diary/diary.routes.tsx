import type { Serve, Visit } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { currentPeriod, type Period } from '../movement/movement.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { SameIdOtherContent } from '../platform/command.ts'
import type { Form } from '../platform/form.ts'
import { isId } from '../platform/ids.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import { readTurn, TURN } from '../platform/turn.ts'
import { ConflictPage } from '../ui/conflict.tsx'
import { firstTurn } from '../ui/turn.tsx'
import { type EntryDraft, readEntry, readSearch, type Tag } from './diary.form.ts'
import { EntryPage } from './diary.pages.tsx'
import { look, monthsOf, NO_SEARCH, type Search, withTicked } from './diary.rules.ts'
import { CHOOSING, entriesOf, entryById, eraseEntry, NOTHING, type Writer, writeEntry } from './diary.ts'
import { DiaryPage } from './diary-list.pages.tsx'

export function diaryRoutes(serve: Serve) {
  const back = (v: Visit) => ({ href: paths.diary.to(), label: v.t.diary.title })

  serve(paths.diary, {
    // The address says at most that entries are being chosen, never which, nor what is looked for.
    get: (v) => {
      const choosing = v.url.searchParams.get(CHOOSING)
      const errors: FieldErrors = choosing === NOTHING ? { entry: v.t.diary.choose.nothing } : {}
      return diaryPage(v, { search: NO_SEARCH, errors, ticked: choosing === null ? null : [] })
    },
    post: async (v) => {
      const form = await v.form([
        ...['words', 'tag', 'month', 'more'],
        ...['choosing', 'period', 'catalogue', 'entry'],
      ])
      const ticked = form.has('choosing') ? form.all('entry') : null
      return diaryPage(v, { ...readSearch(form, v.t), ticked })
    },
  })
  serve(paths.diaryNew, {
    get: async (v) => {
      await writerOf(v)
      return v.page(
        { title: v.t.diary.newTitle, back: back(v), islands: ['autosave'] },
        <EntryPage
          entry={null}
          draft={{ dayTyped: showDay(v.today), tag: null, text: '' }}
          turn={firstTurn('')}
        />,
      )
    },
  })
  serve(paths.diaryEntry, {
    get: async (v) => {
      const entry = await entryById(v.db, await writerOf(v), idIn(v))
      if (!entry) throw notFound()
      return v.page(
        { title: v.t.diary.editTitle, back: back(v), islands: ['autosave'] },
        <EntryPage
          entry={entry.id}
          draft={{ dayTyped: showDay(entry.day), tag: entry.tag, text: entry.text }}
          turn={firstTurn(entry.page)}
          good={entry.tag === 'good' ? entry : null}
        />,
      )
    },
    post: async (v) => {
      const writer = await writerOf(v)
      const form = await v.form(['text', 'day', 'tag', ...TURN])
      const { draft, errors } = readEntry(form, v.today, v.t)
      if (Object.keys(errors).length > 0)
        return v.page(
          { title: v.t.diary.editTitle, status: 422, back: back(v) },
          <EntryPage
            entry={idIn(v)}
            draft={draft}
            // What the page saved while typing is its own also after an error.
            turn={readTurn(form, false) ?? firstTurn('')}
            errors={errors}
          />,
        )
      try {
        // A finger that taps twice says the same twice, though the form has counted on. What is saved while typing
        // goes by its turn and is not remembered: its number would make the box grow.
        const said = {
          id: v.autosave ? null : form.id,
          content: JSON.stringify([draft.day, draft.tag, draft.text]),
        }
        const { day, tag, text } = draft
        const written = await writeEntry(
          v.db,
          writer,
          { id: idIn(v), day, tag, text },
          said,
          readTurn(form, v.autosave),
        )
        if (!written) throw notFound()
        if (written === 'behind') return conflictPage(v, writer, draft, form, v.t.diary.changedElsewhere)
      } catch (error) {
        if (!(error instanceof SameIdOtherContent)) throw error
        return conflictPage(v, writer, draft, form, v.t.conflict.title)
      }
      return v.go(paths.diary.to())
    },
  })
  serve(paths.diaryErase, {
    post: async (v) => {
      if (!(await eraseEntry(v.db, v.me.person, idIn(v)))) throw notFound()
      return v.go(paths.diary.to())
    },
  })
}

/** Both versions, with what they are about; "Lưu bản này" is sent as by who has seen the saved one. */
async function conflictPage(
  v: Visit,
  writer: Writer,
  draft: EntryDraft,
  form: Form,
  title: string,
): Promise<Response> {
  const saved = await entryById(v.db, writer, idIn(v))
  const d = v.t.diary
  const about = (tag: Tag | null): [string, string][] => (tag ? [[d.tag, d.tags[tag]]] : [])
  return v.page(
    { title, status: 409, back: { href: paths.diary.to(), label: d.title } },
    <ConflictPage
      title={title}
      action={paths.diaryEntry.to({ entry: idIn(v) })}
      saved={
        saved
          ? [[d.day, showDay(saved.day)], ...about(saved.tag), [d.text, saved.text]]
          : [[d.text, d.erasedElsewhere]]
      }
      sent={[[d.day, showDay(draft.day)], ...about(draft.tag), [d.text, draft.text]]}
      fields={[...form.fields.filter(([name]) => name !== 'seen'), ['seen', saved?.page ?? '']]}
    />,
  )
}

/** `ticked`: what was chosen for the open period so far; null when the diary is only read. */
async function diaryPage(
  v: Visit,
  { search, errors, ticked }: { search: Search; errors: FieldErrors; ticked: readonly string[] | null },
): Promise<Response> {
  const { entries, closed } = await entriesOf(v.db, await writerOf(v))
  const period = await openPeriodOf(v)
  const found = look(entries, errors.words ? NO_SEARCH : search)
  const choosing = period && ticked ? { period, ticked } : null
  const searching = search.words !== '' || search.tag !== null || search.month !== null
  return v.page(
    {
      title: choosing ? v.t.diary.choose.title : v.t.diary.title,
      status: errors.words ? 422 : 200,
      back: choosing ? { href: paths.learning.to(), label: v.t.month.learning.title } : undefined,
    },
    <DiaryPage
      view={{
        found: choosing ? { ...found, entries: withTicked(entries, found.entries, choosing.ticked) } : found,
        search,
        searching: searching && !errors.words,
        months: monthsOf(entries),
        closed,
        usable: period !== null,
        choosing,
        errors,
      }}
    />,
  )
}

async function openPeriodOf(v: Visit): Promise<Period | null> {
  const scope = await scopeFor(v)
  return scope.membership && currentPeriod(v.db, tenantOf(scope), scope.membership.cell, v.now)
}

/** In small letters, as the database gives it back: the id is part of what the box is sealed to. */
const idIn = (v: Visit): string => {
  const id = v.params.entry
  if (!isId(id)) throw notFound()
  return id.toLowerCase()
}

async function writerOf(v: Visit): Promise<Writer> {
  const scope = await scopeFor(v)
  return { person: v.me.person, tenant: tenantOf(scope), ring: v.keys() }
}
