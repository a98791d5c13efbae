import { paths } from '../paths.ts'
import { dayOf, showDay } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, LinkButton } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { PrintButton } from '../ui/paper.tsx'
import { SheetField } from './sign-in.pages.tsx'

export function SheetPage({ has }: { has: boolean }) {
  const t = useText()
  return (
    <>
      <h1>{t.account.sheet.title}</h1>
      <p>{has ? t.account.sheet.renew : t.account.sheet.lead}</p>
      <Form action={paths.sheet.to()}>
        <Button>{has ? t.account.sheet.renewButton : t.account.sheet.show}</Button>
      </Form>
    </>
  )
}

export function SheetPaper(props: { code: string; name: string; address: string; today: string }) {
  const t = useText()
  const groups = props.code.split(' ')
  return (
    <>
      <p class="screen-only">{t.account.sheet.keep}</p>
      <section class="card">
        <h1>{t.account.sheet.paperTitle}</h1>
        <p>{t.account.sheet.paperOf(props.name)}</p>
        <p class="code" id="sheet-code">
          {groups.slice(0, 4).join(' ')}
          <br />
          {groups.slice(4).join(' ')}
        </p>
        <p>{t.account.sheet.paperUse(props.address)}</p>
        <p class="soft">{t.account.sheet.made(showDay(props.today))}</p>
      </section>
      <div class="actions">
        <PrintButton quiet />
      </div>
      <Form action={paths.sheetKept.to()} class="screen-only">
        <Button>{t.account.sheet.kept}</Button>
      </Form>
    </>
  )
}

export function WaitingPage(props: { typed?: string; asked: boolean; errors?: FieldErrors }) {
  const t = useText()
  const w = t.account.waiting
  return (
    <>
      <h1>{w.title}</h1>
      <ErrorSummary errors={props.errors} />
      <p>{w.lead}</p>
      <h2>{w.byDevice}</h2>
      <p>{w.byDeviceText}</p>
      <LinkButton href={paths.month.to()} quiet>
        {w.again}
      </LinkButton>
      <h2>{w.bySheet}</h2>
      <Form action={paths.waitingSheet.to()}>
        <SheetField typed={props.typed} error={props.errors?.sheet} />
        <Button>{w.sheetButton}</Button>
      </Form>
      <h2>{w.lost}</h2>
      {props.asked ? (
        <p class="note">{w.asked}</p>
      ) : (
        <Form action={paths.waitingFreshStart.to()}>
          <p>{w.lostText}</p>
          <Button quiet>{w.lostButton}</Button>
        </Form>
      )}
    </>
  )
}

export interface DevicesView {
  devices: {
    id: string
    label: string
    day: string
    by: string | null
    state: 'here' | 'waiting' | 'approved' | 'revoked'
  }[]
  cards: { id: string; day: string; by: string; state: 'good' | 'used' | 'expired' | 'voided' }[]
  hasSheet: boolean
  freshStarts: { id: string; asked_at: Date; device_label: string }[]
  /** This device may approve others only if it opens the private part itself. */
  approved: boolean
  /** Something written before a fresh start does not open here. */
  earlierClosed: boolean
}

export function DevicesPage(view: DevicesView) {
  const t = useText()
  const d = t.account.devices
  return (
    <>
      <h1>{d.title}</h1>
      <p>{d.lead}</p>
      {view.freshStarts.length > 0 && (
        <section class="errors">
          {view.freshStarts.map((request) => (
            <p key={request.id}>{d.freshStart(showDay(dayOf(request.asked_at)), request.device_label)}</p>
          ))}
          <Form action={paths.freshStartRefuse.to()}>
            <Button>{d.refuse}</Button>
          </Form>
        </section>
      )}
      <h2>{d.list}</h2>
      {view.devices.map((device) => (
        <section class="card" key={device.id}>
          <h3>{device.label}</h3>
          <p>
            {d.enrolled(device.day, device.by)} · {d[device.state]}
          </p>
          <div class="actions">
            {device.state === 'waiting' && view.approved && (
              <Form action={paths.deviceApprove.to({ device: device.id })}>
                <Button>{d.approve}</Button>
              </Form>
            )}
            {(device.state === 'waiting' || device.state === 'approved') && (
              <Form action={paths.deviceRevoke.to({ device: device.id })}>
                <Button quiet>{d.revoke}</Button>
              </Form>
            )}
          </div>
        </section>
      ))}
      <h2>{d.sheet}</h2>
      <p>{view.hasSheet ? d.sheetYes : d.sheetNo}</p>
      {view.approved && (
        <p>
          <a href={paths.sheet.to()}>{view.hasSheet ? t.account.sheet.renewButton : t.account.sheet.show}</a>
        </p>
      )}
      {view.earlierClosed && (
        <p>
          <a href={paths.waiting.to()}>{t.account.waiting.earlierTitle}</a>
        </p>
      )}
      <h2>{d.cards}</h2>
      {view.cards.length === 0 && <p>{d.none}</p>}
      <ul>
        {view.cards.map((card) => (
          <li key={card.id}>
            {d.card(card.day, card.by)} ({d.cardState[card.state]})
          </li>
        ))}
      </ul>
    </>
  )
}

export function FreshStartsPage(props: {
  lines: { id: string; name: string; device: string; day: string; by: string; mine: boolean }[]
  notice?: string
}) {
  const t = useText()
  const f = t.account.freshStarts
  return (
    <>
      <h1>{f.title}</h1>
      {props.notice && <p class="note">{props.notice}</p>}
      <p>{f.lead}</p>
      {props.lines.length === 0 && <p>{f.none}</p>}
      {props.lines.map((line) => (
        <section class="card" key={line.id}>
          <p>{f.line(line.name, line.device, line.day, line.by)}</p>
          {line.mine ? (
            <p class="soft">{f.mine}</p>
          ) : (
            <Form action={paths.freshStart.to({ request: line.id })}>
              <Button>{f.approve}</Button>
            </Form>
          )}
        </section>
      ))}
    </>
  )
}
