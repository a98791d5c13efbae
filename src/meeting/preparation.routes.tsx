import type { Serve, Visit } from '../account/visit.ts'
import type { Writer } from '../diary/diary.ts'
import { scopeFor } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import { SameIdOtherContent } from '../platform/command.ts'
import { isId } from '../platform/ids.ts'
import { notFound } from '../platform/problem.ts'
import { ownerOf } from '../self-review/open-month.ts'
import { languages } from '../text/text.ts'
import { ConflictPage } from '../ui/conflict.tsx'
import { type MeetingRow, meetingById } from './meeting.queries.ts'
import { ownLines } from './own-lines.ts'
import { meetingOfMine, type Up, upAt, wasUpAt } from './own-meeting.queries.ts'
import { readSheet, type TypedSheet } from './preparation.form.ts'
import { KeptSheetPage, PreparationPage, PreparationPaper } from './preparation.pages.tsx'
import { type Sheet, saveSheet, sheetOf } from './preparation.ts'
import { whenOf } from './when.ts'

export function preparationRoutes(serve: Serve) {
  serve(paths.preparation, {
    get: async (v) => {
      const own = await preparing(v)
      return own.up ? sheetPage(v, own) : keptPage(v, own)
    },
    post: async (v) => {
      const form = await v.form(['text', 'line'])
      const own = await preparing(v, { late: true })
      if (!own.up) return keptPage(v, own, form.text('text'))
      // What is saved while typing holds the text alone: a line is copied by the button, never by the way.
      const lines = v.autosave ? [] : allLines(await linesOf(v))
      const typed = readSheet(form, lines, v.t)
      if (typed.errors.text) return sheetPage(v, own, typed)
      try {
        await saveSheet(v.db, own.writer, own.meeting.id, typed.whole, form)
      } catch (error) {
        if (!(error instanceof SameIdOtherContent)) throw error
        const p = v.t.preparation
        const saved = await sheetOf(v.db, own.writer, own.meeting.id)
        return v.page(
          { title: v.t.conflict.title, status: 409 },
          <ConflictPage
            action={v.url.pathname}
            saved={[[p.sheet, saved?.text ?? '']]}
            sent={[[p.sheet, typed.whole]]}
            fields={form.fields}
          />,
        )
      }
      return v.go(`${paths.preparation.to({ meeting: own.meeting.id })}?${SAVED}`)
    },
  })

  serve(paths.preparationPaper, {
    paper: async (v) => {
      const { meeting, sheet } = await preparing(v)
      return v.page(
        { title: v.t.preparation.paperTitle, islands: ['print'] },
        <PreparationPaper
          meeting={meeting.id}
          name={v.me.fullName}
          cell={meeting.cell_name}
          when={whenOf(v.t, meeting)}
          text={sheet ? sheet.text : ''}
        />,
      )
    },
  })
}

const SAVED = 'da-luu'

export interface Preparing {
  readonly meeting: MeetingRow
  /** Null when the meeting is over or the member is up no longer: the sheet is kept, and read only. */
  readonly up: Up | null
  readonly sheet: Sheet | null
  readonly writer: Writer
}

/**
 * Opens for whoever is up for review at a meeting of their cell, and for whoever has a sheet of it. `late` lets in whoever
 * was up when they opened the page, to be told and given their words back.
 */
export async function preparing(v: Visit, { late = false } = {}): Promise<Preparing> {
  const id = v.params.meeting
  if (!isId(id)) throw notFound()
  const reader = { person: v.me.person, ring: v.keys() }
  const sheet = await sheetOf(v.db, reader, id.toLowerCase())
  const mine = await meetingOfMine(v.db, await scopeFor(v), id)
  const running = mine && !mine.ended_at && !mine.dropped_at ? mine : null
  const up = running && (await upAt(v.db, running, v.me.person))
  const kept = up ? running : sheet && (await meetingById(v.db, sheet.tenant, sheet.meeting))
  const meeting = kept ?? (late ? await wasUpAt(v.db, v.me.person, id) : null)
  if (!meeting) throw notFound()
  return { meeting, up, sheet, writer: { ...reader, tenant: meeting.tenant } }
}

const linesOf = async (v: Visit) => ownLines(v.db, await ownerOf(v), v.today, languages.vi)
const allLines = (lines: Awaited<ReturnType<typeof ownLines>>) => [
  ...lines.marks,
  ...lines.plans,
  ...lines.diary,
]

const back = (v: Visit) => ({ href: paths.meeting.to(), label: v.t.ownMeeting.title })

async function sheetPage(v: Visit, own: Preparing, typed?: TypedSheet): Promise<Response> {
  const saved = own.sheet?.text ?? ''
  return v.page(
    {
      title: v.t.preparation.title,
      status: typed ? 422 : 200,
      back: back(v),
      islands: ['autosave'],
    },
    <PreparationPage
      meeting={own.meeting.id}
      when={whenOf(v.t, own.meeting)}
      saved={saved}
      closed={own.sheet !== null && own.sheet.text === null}
      text={typed?.text ?? saved}
      ticked={typed?.ticked ?? []}
      lines={await linesOf(v)}
      sendable={!own.meeting.opened_at}
      justSaved={!typed && v.url.searchParams.has(SAVED)}
      errors={typed?.errors}
    />,
  )
}

/** `typed`: what was sent too late. */
const keptPage = (v: Visit, { meeting, sheet }: Preparing, typed?: string): Response =>
  v.page(
    { title: v.t.preparation.title, status: typed === undefined ? 200 : 409, back: back(v) },
    <KeptSheetPage
      meeting={meeting.id}
      when={whenOf(v.t, meeting)}
      text={sheet ? sheet.text : ''}
      printable={sheet !== null}
      typed={typed}
    />,
  )
