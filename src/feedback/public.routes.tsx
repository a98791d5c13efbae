import type { VNode } from 'preact'
import type { Serve, Visit } from '../account/visit.ts'
import { paths } from '../paths.ts'
import type { Form } from '../platform/form.ts'
import { Problem } from '../platform/problem.ts'
import { languages } from '../text/text.ts'
import type { Pace } from './pace.ts'
import { MOST_BYTES, type PhotoProblem } from './photo.rules.ts'
import { addPhoto, redraw } from './photo.ts'
import {
  isTaken,
  PUBLIC_FIELDS,
  type Report,
  readReport,
  reportErrors,
  seemsNamed,
  type Taken,
} from './public.form.ts'
import {
  AboutPage,
  CheckPage,
  ClosedPage,
  type Commune,
  NotHerePage,
  ReceiptPage,
  TellPage,
  TooMuchPage,
} from './public.pages.tsx'
import { anotherReceipt, openCommunes, receive } from './receive.ts'

const NOTHING: Report = { about: null, text: '', where: '', when: '', contact: '', commune: '' }

/** Room for a photo and the words beside it. What declares more is answered before it is read. */
const ROOM = MOST_BYTES + 1024 * 1024

/** The form for anybody: pages that carry what was typed along, and keep nothing until it is sent. */
export function publicRoutes(serve: Serve, pace: Pace) {
  serve(paths.feedback, {
    room: ROOM,
    get: async (v) => {
      const communes = await openCommunes(v.db)
      return communes.length === 0 ? closedPage(v) : aboutPage(v, communes, NOTHING)
    },
    post: async (v) => {
      const form = await formIn(v)
      if (form instanceof Response) return form
      const report = readReport(form)
      if (!(await pace.take(v.db, 'post', v.remote, v.now))) return busyPage(v, pace, report)
      const communes = await openCommunes(v.db)
      if (communes.length === 0) return closedPage(v)
      const commune = communes.find((one) => one.id === report.commune)
      const { about } = report
      if (!about || !commune) {
        const { choose } = v.t.feedbackPublic
        return aboutPage(v, communes, report, about ? { commune: choose } : { about: choose })
      }
      if (!isTaken(about))
        return publicPage(v, v.t.feedbackPublic.notHere[about].title, <NotHerePage about={about} />)
      const step = form.text('step')
      if (step === 'about' || step === 'edit') return tellPage(v, report, about)
      const errors = reportErrors(form, v.t.feedbackPublic)
      if (Object.keys(errors).length > 0) return tellPage(v, report, about, errors)
      if (step !== 'send') return checkPage(v, pace, report, about)
      return send(v, pace, commune.id, { ...report, about }, form)
    },
  })
}

async function formIn(v: Visit): Promise<Form | Response> {
  try {
    return await v.form(PUBLIC_FIELDS)
  } catch (error) {
    if (!(error instanceof Problem) || (error.status !== 413 && error.status !== 503)) throw error
    const { photo, busyNow } = v.t.feedbackPublic
    const text = error.status === 413 ? photo.problem['too-large'] : busyNow
    return publicPage(v, v.t.feedbackPublic.title, <TooMuchPage text={text} />, error.status)
  }
}

/** Anything typed twice is one case with a code more; that comes first, so that a flood costs little else. */
async function send(
  v: Visit,
  pace: Pace,
  tenant: string,
  report: Report & { about: Taken },
  form: Form,
): Promise<Response> {
  const words = v.t.feedbackPublic
  const { about, text, where, when, contact } = report
  const ticket = form.text('ticket')
  const content = JSON.stringify([tenant, about, text])
  const ticketed = await pace.checkTicket(v.db, ticket, content, v.now)
  if (ticketed === 'early') return checkPage(v, pace, report, about, { problem: words.early, ticket })
  if (ticketed !== 'good') return checkPage(v, pace, report, about, { problem: words.old })
  const photo = await photoIn(v, pace, form)
  if (typeof photo === 'string') {
    const status = photo === 'busy' ? 429 : 422
    return checkPage(v, pace, report, about, { photo: words.photo.problem[photo], ticket, status })
  }
  const before = await pace.same(v.db, content, v.now)
  if (!before && !(await pace.take(v.db, 'report', v.remote, v.now)))
    return checkPage(v, pace, report, about, { problem: words.busy, status: 429 })
  const code = await v.db.transaction(async (tx) => {
    const same = before ?? (await pace.sameHeld(tx, content, v.now))
    if (same) {
      if (photo) await addPhoto(tx, same, photo)
      // The words are there; where, when and how to reach this sender may not be.
      return anotherReceipt(
        tx,
        same,
        contact ? { text: languages.vi.feedbackPublic.sameAgain, where, when, contact } : undefined,
      )
    }
    const said = { about, text, where, when, contact, ...(photo ? { photo: true } : {}) }
    const received = await receive(tx, tenant, said, { source: 'form', enteredBy: null, today: v.today })
    if (photo) await addPhoto(tx, received.which, photo)
    await pace.remember(tx, content, received.which, v.now)
    return received.code
  })
  return receiptPage(v, code, photo !== null)
}

/** Drawn anew before anything is written; the file's name is never read. */
async function photoIn(v: Visit, pace: Pace, form: Form): Promise<Uint8Array | PhotoProblem | null> {
  const file = form.file('photo')
  if (!file || file.bytes.length === 0) return null
  return (await pace.take(v.db, 'photo', v.remote, v.now)) ? redraw(file.bytes) : 'busy'
}

const publicPage = (v: Visit, title: string, body: VNode, status = 200): Response =>
  v.page({ title, status, public: true }, body)

const closedPage = (v: Visit) => publicPage(v, v.t.feedbackPublic.title, <ClosedPage />)

const aboutPage = (v: Visit, communes: readonly Commune[], report: Report, errors?: Record<string, string>) =>
  publicPage(
    v,
    v.t.feedbackPublic.title,
    <AboutPage communes={communes} report={report} errors={errors} />,
    errors ? 422 : 200,
  )

const tellPage = (v: Visit, report: Report, about: Taken, errors?: Record<string, string>) =>
  publicPage(
    v,
    v.t.feedbackPublic.tell[about],
    <TellPage report={report} about={about} errors={errors} />,
    errors ? 422 : 200,
  )

/** A ticket too young is given back, so that waiting is enough. */
const checkPage = async (
  v: Visit,
  pace: Pace,
  report: Report,
  about: Taken,
  again: { problem?: string; photo?: string; ticket?: string; status?: number } = {},
) =>
  publicPage(
    v,
    v.t.feedbackPublic.check,
    <CheckPage
      report={report}
      about={about}
      ticket={again.ticket ?? (await pace.ticket(v.db, v.now))}
      named={seemsNamed(report)}
      problem={again.problem}
      photo={again.photo}
    />,
    again.status ?? (again.problem || again.photo ? 422 : 200),
  )

const busyPage = async (v: Visit, pace: Pace, report: Report) =>
  isTaken(report.about) && report.text
    ? checkPage(v, pace, report, report.about, { problem: v.t.feedbackPublic.busy, status: 429 })
    : publicPage(v, v.t.feedbackPublic.title, <TooMuchPage text={v.t.feedbackPublic.busyNow} />, 429)

const receiptPage = (v: Visit, code: string, photo: boolean) =>
  publicPage(
    v,
    v.t.feedbackPublic.receipt.title,
    <ReceiptPage
      code={code}
      photo={photo}
      address={shortAddress(v.config.address + paths.feedbackCode.to())}
    />,
  )

/** As people read it out: without the scheme. */
export const shortAddress = (address: string): string => address.replace(/^https?:\/\//, '')
