import { paths } from '../paths.ts'

/** Asks this browser for a subscription and hands it over by the page's own form. */
const box = document.querySelector<HTMLElement>('[data-push]')

const show = (name: string) => {
  for (const part of box?.querySelectorAll<HTMLElement>('[data-when]') ?? [])
    part.hidden = part.dataset.when !== name
}

const fill = (form: HTMLFormElement, values: Record<string, string | undefined>) => {
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements.namedItem(name)
    if (field instanceof HTMLInputElement) field.value = value ?? ''
  }
}

const can = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

async function current(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration('/')
  return (await registration?.pushManager.getSubscription()) ?? null
}

async function look() {
  if (!can) return show('cannot')
  if (Notification.permission === 'denied') return show('refused')
  show((await current()) ? 'on' : 'off')
}

/** The button's own name and value go along, as if the form had been sent by hand. */
const sendAs = (form: HTMLFormElement, value: string) => {
  const choice = document.createElement('input')
  choice.type = 'hidden'
  choice.name = 'do'
  choice.value = value
  form.append(choice)
  form.submit()
}

async function switchOn(form: HTMLFormElement) {
  if ((await Notification.requestPermission()) !== 'granted') return show('refused')
  await navigator.serviceWorker.register(paths.pushWorker.to())
  const registration = await navigator.serviceWorker.ready
  const subscription = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: box!.dataset.push!,
  })
  const { keys } = subscription.toJSON()
  fill(form, { endpoint: subscription.endpoint, p256dh: keys?.p256dh, auth: keys?.auth })
  sendAs(form, 'on')
}

async function switchOff(form: HTMLFormElement) {
  const subscription = await current()
  fill(form, { endpoint: subscription?.endpoint })
  await subscription?.unsubscribe()
  sendAs(form, 'off')
}

for (const [name, work] of [
  ['off', switchOn],
  ['on', switchOff],
] as const) {
  const form = box?.querySelector<HTMLFormElement>(`[data-when="${name}"] form`)
  form?.addEventListener('submit', (event) => {
    event.preventDefault()
    work(form).catch(() => show('failed'))
  })
}
if (box) void look()
