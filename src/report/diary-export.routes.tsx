import type { Serve, Visit } from '../account/visit.ts'
import { entriesOf } from '../diary/diary.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { languages } from '../text/text.ts'
import { type ExportWish, type Format, readWish } from './diary-export.form.ts'
import { DiaryExportPage } from './diary-export.pages.tsx'
import { type DiaryCopy, diaryJson, diaryText, within } from './diary-export.ts'
import { attachment } from './paper.rules.ts'

const FILES: Record<Format, { type: string; extension: string }> = {
  word: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
  },
  text: { type: 'text/plain; charset=utf-8', extension: 'txt' },
  json: { type: 'application/json; charset=utf-8', extension: 'json' },
}

/** To be served before the diary's own pages, among whose addresses this one would pass for an entry. */
export function diaryExportRoutes(serve: Serve) {
  serve(paths.diaryExport, {
    get: async (v) => {
      tenantOf(await scopeFor(v))
      return exportPage(v)
    },
    post: async (v) => {
      tenantOf(await scopeFor(v))
      const { wish, errors } = readWish(await v.form(['format', 'from', 'to']), v.t)
      if (Object.keys(errors).length > 0) return exportPage(v, wish, errors)
      const { entries, closed } = await entriesOf(v.db, { person: v.me.person, ring: v.keys() })
      const copy = { name: v.me.fullName, entries: within(entries, wish), closed }
      if (copy.entries.length === 0) return exportPage(v, wish, { from: v.t.diary.export.none })
      const { type, extension } = FILES[wish.format]
      return new Response(await fileOf(v, copy, wish.format), {
        headers: {
          'Content-Type': type,
          'Content-Disposition': attachment(languages.vi.diary.title, extension),
          'Cache-Control': 'no-store',
        },
      })
    },
  })
}

async function fileOf(v: Visit, copy: DiaryCopy, format: Format): Promise<string | Uint8Array<ArrayBuffer>> {
  if (format === 'text') return diaryText(copy, languages.vi)
  if (format === 'json') return diaryJson(copy)
  // A large library, read by whoever wants a file and not by each start.
  const { diaryWord } = await import('./diary-word.ts')
  return new Uint8Array(await diaryWord(copy, { sample: v.config.demo }))
}

const exportPage = (v: Visit, wish?: ExportWish, errors?: FieldErrors): Response =>
  v.page(
    {
      title: v.t.diary.export.title,
      status: errors ? 422 : 200,
      back: { href: paths.diary.to(), label: v.t.diary.title },
    },
    <DiaryExportPage wish={wish} errors={errors} />,
  )
