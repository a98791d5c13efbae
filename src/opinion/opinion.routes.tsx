import { carryOut, Overtaken } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import { isId } from '../platform/ids.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { notFound } from '../platform/problem.ts'
import { LINE_FIELDS, readBody, readLine, type TypedLine } from './opinion.form.ts'
import { AddendumPage, LinePage, NotePage, NotesPage, SendPage, SentAlreadyPage } from './opinion.pages.tsx'
import { monthsFor, THEMES } from './opinion.rules.ts'
import {
  addAddendum,
  addendaOf,
  beginNote,
  dropLine,
  linesOf,
  namesOf,
  noteById,
  notesOf,
  type OpinionNote,
  sendNote,
  writeLine,
} from './opinion.ts'

const NEW = 'moi'
const BLANK: TypedLine = { theme: null, source: null, body: '' }

/** The monthly note of what people talk about: written together, sent once, added to afterwards. */
export function opinionRoutes(serve: Serve) {
  serve(paths.opinionNotes, {
    get: async (v) => {
      const notes = await notesOf(v.db, tenantOf(await scopeFor(v)))
      const months = monthsFor(
        v.today,
        notes.map((note) => note.month),
      )
      return v.page({ title: v.t.opinion.title }, <NotesPage notes={notes} months={months} />)
    },
    post: async (v) => {
      const form = await v.form(['month'])
      const tenant = tenantOf(await scopeFor(v))
      const month = monthsFor(v.today, []).find((one) => one === form.text('month'))
      if (!month) return v.go(paths.opinionNotes.to())
      return carryOut(
        v,
        form,
        async () => async (tx) => paths.opinionNote.to({ note: await beginNote(tx, tenant, month, byOf(v)) }),
        async () => ({ saved: [], sent: [] }),
      )
    },
  })

  serve(paths.opinionNote, {
    get: async (v) => {
      const note = await noteIn(v)
      const [lines, addenda] = [await linesOf(v.db, note, THEMES), await addendaOf(v.db, note)]
      return v.page(
        {
          title: v.t.opinion.title,
          back: { href: paths.opinionNotes.to(), label: v.t.opinion.title },
        },
        <NotePage note={note} lines={lines} addenda={addenda} />,
      )
    },
  })

  serve(paths.opinionLine, {
    get: async (v) => {
      const note = await noteIn(v)
      if (note.sent_on) return sentAlready(v, note, '')
      return linePage(v, note, (await lineIn(v, note)) ?? BLANK)
    },
    post: async (v) => {
      const form = await v.form(LINE_FIELDS)
      const note = await noteIn(v)
      const line = await lineIn(v, note)
      const drops = form.text('do') === 'drop' && line !== null
      return carryOut(
        v,
        form,
        async () => {
          if (note.sent_on) return sentAlready(v, note, form.text('body'))
          const { typed, errors, named } = readLine(form, await namesOf(v.db, note.tenant), v.t)
          const { theme, source, body } = typed
          if (!drops && (Object.keys(errors).length > 0 || !theme || !source))
            return linePage(v, note, typed, errors, named)
          return async (tx) => {
            const wrote = drops
              ? await dropLine(tx, note, line.id, byOf(v))
              : await writeLine(
                  tx,
                  note,
                  { id: line?.id ?? null, theme: theme!, source: source!, body },
                  byOf(v),
                )
            if (!wrote) throw new Overtaken(() => sentAlready(v, note, form.text('body')))
            return paths.opinionNote.to({ note: note.id })
          }
        },
        async () => ({
          saved: [[v.t.opinion.body, line?.body ?? '']],
          sent: [[v.t.opinion.body, form.text('body')]],
        }),
      )
    },
  })

  serve(paths.opinionSend, {
    get: async (v) => {
      const note = await noteIn(v)
      return note.sent_on ? v.go(paths.opinionNote.to({ note: note.id })) : sendPage(v, note)
    },
    post: async (v) => {
      const form = await v.form([])
      const note = await noteIn(v)
      return carryOut(
        v,
        form,
        async () => {
          const lines = await linesOf(v.db, note, THEMES)
          if (lines.length === 0) return sendPage(v, note)
          return async (tx) => {
            await sendNote(tx, note, byOf(v))
            return paths.opinionNote.to({ note: note.id })
          }
        },
        async () => ({ saved: [], sent: [] }),
      )
    },
  })

  serve(paths.opinionAddendum, {
    get: async (v) => addendumPage(v, await sentNote(v), ''),
    post: async (v) => {
      const form = await v.form(['body', 'sure'])
      const note = await sentNote(v)
      return carryOut(
        v,
        form,
        async () => {
          const { text, error, named } = readBody(form, await namesOf(v.db, note.tenant), v.t)
          if (error) return addendumPage(v, note, text, error, named)
          return async (tx) => {
            await addAddendum(tx, note, text, byOf(v))
            return paths.opinionNote.to({ note: note.id })
          }
        },
        async () => ({ saved: [], sent: [[v.t.opinion.addendumBody, form.text('body')]] }),
      )
    },
  })
}

const byOf = (v: Visit) => ({ person: v.me.person, now: v.now })

async function noteIn(v: Visit): Promise<OpinionNote> {
  const id = v.params.note ?? ''
  const note = isId(id) ? await noteById(v.db, tenantOf(await scopeFor(v)), id) : null
  if (!note) throw notFound()
  return note
}

export async function sentNote(v: Visit): Promise<OpinionNote> {
  const note = await noteIn(v)
  if (!note.sent_on) throw notFound()
  return note
}

/** The line of the address; null for a new one. */
async function lineIn(v: Visit, note: OpinionNote) {
  if (v.params.line === NEW) return null
  const line = (await linesOf(v.db, note, THEMES)).find((one) => one.id === v.params.line)
  if (!line) throw notFound()
  return line
}

const toNote = (v: Visit, note: OpinionNote) => ({
  href: paths.opinionNote.to({ note: note.id }),
  label: v.t.opinion.back,
})

/** Sent by somebody else meanwhile: nothing is written, what was typed is shown. */
const sentAlready = (v: Visit, note: OpinionNote, body: string): Response =>
  v.page(
    { title: v.t.opinion.title, status: 409, back: toNote(v, note) },
    <SentAlreadyPage note={note.id} body={body} />,
  )

const linePage = (
  v: Visit,
  note: OpinionNote,
  typed: TypedLine,
  errors?: FieldErrors,
  named?: readonly string[],
): Response =>
  v.page(
    { title: v.t.opinion.lineTitle, status: errors ? 422 : 200, back: toNote(v, note) },
    <LinePage view={{ note: note.id, line: v.params.line ?? NEW, typed, errors, named }} />,
  )

async function sendPage(v: Visit, note: OpinionNote): Promise<Response> {
  const lines = await linesOf(v.db, note, THEMES)
  return v.page(
    { title: v.t.opinion.sendTitle, status: lines.length === 0 ? 409 : 200, back: toNote(v, note) },
    <SendPage note={note} lines={lines} />,
  )
}

const addendumPage = (
  v: Visit,
  note: OpinionNote,
  body: string,
  error?: string,
  named?: readonly string[],
): Response =>
  v.page(
    { title: v.t.opinion.addendum, status: error ? 422 : 200, back: toNote(v, note) },
    <AddendumPage note={note.id} body={body} error={error} named={named} />,
  )
