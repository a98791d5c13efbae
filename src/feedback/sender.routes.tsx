import type { VNode } from 'preact'
import type { Serve, Visit } from '../account/visit.ts'
import { paths } from '../paths.ts'
import { readCode } from '../seal/code.ts'
import type { PageOptions } from '../ui/layout.tsx'
import type { Pace } from './pace.ts'
import { readAdded } from './public.form.ts'
import { RECEIPT_GROUPS } from './receive.ts'
import { AddPage, CodePage, SenderPage } from './sender.pages.tsx'
import { addAsSender, caseOfCode, type SenderView } from './sender.ts'

/**
 * Every answer to a whole code has this many bytes and is sent so long after it was asked for, known or not; on a machine
 * too busy for that, at the next multiple of it, so that what took a little longer is not seen to.
 */
const BYTES = 32_768
const ANSWER_AFTER = 150

export function senderRoutes(serve: Serve, pace: Pace) {
  serve(paths.feedbackCode, {
    get: (v) => codePage(v, ''),
    post: async (v) => {
      const asked = performance.now()
      const form = await v.form(['code', 'step', 'text', 'from', 'part'])
      const typed = form.text('code')
      const c = v.t.feedbackPublic.code
      const reading = readCode(typed, RECEIPT_GROUPS)
      if (!reading.ok)
        return codePage(
          v,
          typed,
          reading.wrong.length > 0 ? c.mistyped(reading.wrong.join(', ')) : c.length(reading.given),
        )
      if (!(await pace.take(v.db, 'code', v.remote, v.now))) return codePage(v, typed, c.busy, 429)
      const isAdding = form.text('step') === 'add'
      const { text, error } = readAdded(form, v.t.feedbackPublic)
      if (isAdding && error) return addPage(v, typed, form.text('part'), text, error)
      const found = await caseOfCode(v.db, typed)
      const view = found === 'mistyped' ? null : found
      const shown = isAdding ? await added(v, typed, form.text('part'), text, view) : { view }
      const from = Number.parseInt(form.text('from'), 10) || 0
      const answer = await ofOneSize(v, typed, Math.max(0, from), shown)
      await until(nextMoment(asked, performance.now()))
      return answer
    },
  })
}

interface Shown {
  readonly view: SenderView | null
  readonly notice?: string
  readonly text?: string
}

async function added(
  v: Visit,
  code: string,
  about: string,
  text: string,
  view: SenderView | null,
): Promise<Shown> {
  if (!view) return { view }
  const part = view.parts.length === 1 ? view.parts[0] : view.parts.find(({ id }) => id === about)
  if (!part) return { view, text, notice: v.t.feedbackPublic.code.which }
  const outcome = await v.db.transaction((tx) => addAsSender(tx, part, { code, text }, v.today))
  const c = v.t.feedbackPublic.code
  if (outcome !== 'added') return { view, text, notice: c[outcome] }
  const after = await caseOfCode(v.db, code)
  return { view: after === 'mistyped' ? null : after, notice: c.added }
}

export const nextMoment = (asked: number, ready: number): number =>
  asked + ANSWER_AFTER * Math.max(1, Math.ceil((ready - asked) / ANSWER_AFTER))

const until = (moment: number) =>
  new Promise<void>((done) => setTimeout(done, Math.max(0, moment - performance.now())))

/** As many messages as fit, the newest first, and then spaces. Not packed on the way: that would tell what is in it. */
async function ofOneSize(v: Visit, code: string, from: number, shown: Shown): Promise<Response> {
  const all = shown.view?.messages ?? []
  for (let count = Math.max(1, all.length - from); count > 0; count--) {
    const messages = all.slice(from, from + count)
    const older = from + count < all.length ? from + count : null
    const html = await render(v, <SenderPage code={code} messages={messages} older={older} {...shown} />, {
      title: v.t.feedbackPublic.code.title,
      public: true,
    })
    const bytes = Buffer.byteLength(html)
    if (bytes > BYTES && count > 1) continue
    return new Response(html + ' '.repeat(Math.max(0, BYTES - bytes)), {
      headers: { 'Content-Type': 'text/html; charset=UTF-8', 'Cache-Control': 'no-store, no-transform' },
    })
  }
  throw new Error('a page that shows nothing')
}

const render = (v: Visit, body: VNode, options: PageOptions): Promise<string> => v.page(options, body).text()

const codePage = (v: Visit, code: string, error?: string, status = error ? 422 : 200) =>
  v.page(
    {
      title: v.t.feedbackPublic.code.title,
      status,
      public: true,
      back: { href: paths.feedback.to(), label: v.t.feedbackPublic.title },
    },
    <CodePage code={code} error={error} />,
  )

const addPage = (v: Visit, code: string, part: string, text: string, error: string) =>
  v.page(
    { title: v.t.feedbackPublic.code.title, status: 422, public: true },
    <AddPage code={code} part={part} text={text} error={error} />,
  )
