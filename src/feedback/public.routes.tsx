import type { VNode } from 'preact'
import type { Serve, Visit } from '../account/visit.ts'
import { tenants } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import type { Pace } from './pace.ts'
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
} from './public.pages.tsx'
import { anotherReceipt, isOpen, receive } from './receive.ts'

const NOTHING: Report = { about: null, text: '', where: '', when: '', contact: '', commune: '' }

/** The form for anybody: pages that carry what was typed along, and keep nothing until it is sent. */
export function publicRoutes(serve: Serve, pace: Pace) {
  serve(paths.feedback, {
    get: async (v) => {
      const communes = await openCommunes(v)
      return communes.length === 0 ? closedPage(v) : aboutPage(v, communes, NOTHING)
    },
    post: async (v) => {
      const communes = await openCommunes(v)
      if (communes.length === 0) return closedPage(v)
      const form = await v.form(PUBLIC_FIELDS)
      const report = readReport(form)
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
      return send(v, pace, commune.id, { ...report, about }, form.text('ticket'))
    },
  })
}

/** Anything typed twice is one case with a code more; that comes first, so that a flood costs nothing else. */
async function send(
  v: Visit,
  pace: Pace,
  tenant: string,
  report: Report & { about: Taken },
  ticket: string,
): Promise<Response> {
  const words = v.t.feedbackPublic
  const content = JSON.stringify([tenant, report.about, report.text])
  const ticketed = pace.checkTicket(ticket, content, v.now)
  if (ticketed === 'early') return checkPage(v, pace, report, report.about, words.early, ticket)
  if (ticketed !== 'good') return checkPage(v, pace, report, report.about, words.old)
  const before = pace.same(content, v.now)
  if (before) return receiptPage(v, await v.db.transaction((tx) => anotherReceipt(tx, before)))
  if (!pace.take('report', v.remote, v.now))
    return checkPage(v, pace, report, report.about, words.busy, undefined, 429)
  const { about, text, where, when, contact } = report
  const { code, which } = await v.db.transaction((tx) =>
    receive(
      tx,
      tenant,
      { about, text, where, when, contact },
      { source: 'form', enteredBy: null, today: v.today },
    ),
  )
  pace.remember(content, which, v.now)
  return receiptPage(v, code)
}

const openCommunes = async (v: Visit): Promise<Commune[]> => {
  const all = await tenants(v.db)
  const open = await Promise.all(all.map(async (one) => ((await isOpen(v.db, one.id)) ? [one] : [])))
  return open.flat()
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
const checkPage = (
  v: Visit,
  pace: Pace,
  report: Report,
  about: Taken,
  problem?: string,
  ticket = pace.ticket(v.now),
  status = problem ? 422 : 200,
) =>
  publicPage(
    v,
    v.t.feedbackPublic.check,
    <CheckPage report={report} about={about} ticket={ticket} named={seemsNamed(report)} problem={problem} />,
    status,
  )

const receiptPage = (v: Visit, code: string) =>
  publicPage(
    v,
    v.t.feedbackPublic.receipt.title,
    <ReceiptPage code={code} address={shortAddress(v.config.address + paths.feedbackCode.to())} />,
  )

/** As people read it out: without the scheme. */
export const shortAddress = (address: string): string => address.replace(/^https?:\/\//, '')
