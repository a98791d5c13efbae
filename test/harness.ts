import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type HTMLElement, parse } from 'node-html-parser'
import pg from 'pg'
import pino from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/platform/config.ts'
import { type Transaction, transactionOn, valueTypes } from '../src/platform/database.ts'
import { type Cast, type CastName, makeCast } from './cast.ts'

export const ORIGIN = 'http://tusoi.test'
const root = join(import.meta.dirname, '..')

/** A moment in the middle of the period "Kỳ họp 03/12". */
export const NOW = new Date('2026-12-01T09:00:00+07:00')

export interface World {
  readonly db: Transaction
  readonly cast: Cast
  /** What is written to the log during a test. */
  readonly logged: string[]
  /** Where what is erased for good is noted, beside the database. */
  readonly dataRoot: string
  now: Date
  /** A browser in which this person is signed in; without a name, nobody is. */
  as(name?: CastName): Browser
  /** The same with a device of one's own making. */
  asDevice(device?: SignedIn): Browser
  /** Makes the app anew, as a restart of the server does. */
  restart(): void
  /** What the app serves. */
  routes(): { method: string; path: string }[]
}

export interface Page {
  readonly status: number
  readonly location: string | null
  readonly html: string
  /** The text a person sees, spaces squashed. */
  readonly text: string
  readonly dom: HTMLElement
  readonly headers: Headers
  readonly url: string
}

export interface Browser {
  readonly cookies: Map<string, string>
  get(path: string): Promise<Page>
  post(
    path: string,
    fields: Record<string, string | string[]> | FormData,
    headers?: Record<string, string>,
  ): Promise<Page>
  /** Follows redirects after a write, as a browser does. */
  follow(page: Page): Promise<Page>
}

/**
 * A world for the tests of a file: the cast in one transaction, each test in a savepoint of it, all rolled back.
 * Requests go through the whole app, front door and all.
 */
export function useWorld({ env = {} }: { env?: NodeJS.ProcessEnv } = {}): World {
  const client = new pg.Client({ connectionString: inject('appUrl'), types: valueTypes, pipeline: true })
  const logged: string[] = []
  const dataRoot = mkdtempSync(join(tmpdir(), 'tusoi-world-'))
  const world = { now: NOW, logged, dataRoot } as unknown as { -readonly [K in keyof World]: World[K] }
  beforeAll(async () => {
    await client.connect()
    await client.query('begin')
    world.db = transactionOn(client)
    world.cast = await makeCast(world.db, root, NOW)
    const config = {
      ...readConfig({ ...env, TUSOI_DATA: dataRoot }, { demo: false }),
      address: ORIGIN,
    }
    const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) })
    const make = () =>
      createApp({
        db: world.db,
        clock: { now: () => world.now },
        config,
        assets: { address: (name) => `/assets/${name}`, find: () => null },
        log,
      })
    let app = make()
    world.restart = () => {
      app = make()
    }
    world.routes = () => app.routes
    world.asDevice = (device) => browser((request) => Promise.resolve(app.request(request)), device)
    world.as = (name) => world.asDevice(name && world.cast.people[name].signedIn)
  })
  beforeEach(async () => {
    world.now = NOW
    logged.length = 0
    await client.query('savepoint test')
  })
  afterEach(async () => {
    await client.query('rollback to savepoint test')
  })
  afterAll(async () => {
    await client.query('rollback')
    await client.end()
    rmSync(dataRoot, { recursive: true, force: true })
  })
  return world as World
}

export interface SignedIn {
  device: { id: string }
  secret: Buffer
  token: Buffer
}

export function browser(send: (request: Request) => Promise<Response>, signedIn?: SignedIn): Browser {
  const cookies = new Map<string, string>()
  if (signedIn) {
    cookies.set(`may.${signedIn.device.id}`, signedIn.secret.toString('base64url'))
    cookies.set('phien', signedIn.token.toString('base64url'))
  }
  const request = async (
    method: string,
    path: string,
    body?: BodyInit,
    headers: Record<string, string> = {},
  ): Promise<Page> => {
    const response = await send(
      new Request(new URL(path, ORIGIN), {
        method,
        body: body ?? null,
        headers: {
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          ...(method === 'POST' ? { origin: ORIGIN, 'sec-fetch-site': 'same-origin' } : {}),
          ...headers,
        },
      }),
    )
    for (const line of response.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0]!.split('=') as [string, string]
      if (/max-age=0/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    const html = await response.text()
    const dom = parse(html, { blockTextElements: { script: true, style: true } })
    const text = dom.querySelector('main')?.structuredText.replace(/\s+/g, ' ').trim() ?? html
    return {
      status: response.status,
      location: response.headers.get('location'),
      html,
      text,
      dom,
      headers: response.headers,
      // What stands behind the # stays in the browser.
      url: path.split('#')[0]!,
    }
  }
  const self: Browser = {
    cookies,
    get: (path) => request('GET', path),
    post(path, fields, headers) {
      if (fields instanceof FormData) return request('POST', path, fields, headers)
      const body = new URLSearchParams()
      for (const [name, values] of Object.entries(fields))
        for (const value of [values].flat()) body.append(name, value)
      return request('POST', path, body, headers)
    },
    async follow(page) {
      let current = page
      for (let hops = 0; current.location && hops < 5; hops++) current = await self.get(current.location)
      return current
    },
  }
  return self
}

export interface Filling {
  /** Which form, by the end of its action; the last form of the page's main part otherwise. */
  action?: string
  /** Which button, by its words. */
  button?: string
}

/** The fields a browser would send for a form as it was rendered, with these filled in or ticked. `false` unticks. */
export function formFields(
  page: Page,
  values: Record<string, string | string[] | boolean>,
  { action, button }: Filling = {},
): { action: string; fields: Record<string, string[]> } {
  const forms = page.dom.querySelectorAll('form')
  const has = (form: HTMLElement) =>
    button === undefined || form.querySelectorAll('button').some((b) => b.text.trim() === button)
  const form = forms.findLast(
    (f) => (action === undefined || f.getAttribute('action')?.endsWith(action)) && has(f),
  )
  if (!form) throw new Error(`no such form on ${page.url} (${page.status}): ${page.text.slice(0, 300)}`)
  const fields: Record<string, string[]> = {}
  const add = (name: string, value: string) => {
    fields[name] = [...(fields[name] ?? []), value]
  }
  const known = new Set<string>()
  for (const field of form.querySelectorAll('input, textarea, select')) {
    const name = field.getAttribute('name')
    if (!name) continue
    known.add(name)
    const type = field.getAttribute('type')
    const given = values[name]
    const value = field.getAttribute('value') ?? ''
    if (type === 'file') continue
    if (type === 'radio' || type === 'checkbox') {
      const ticked =
        given === undefined
          ? field.hasAttribute('checked')
          : given === true || (given !== false && [given].flat().includes(value))
      if (ticked) add(name, value)
    } else if (given !== undefined) {
      if (!fields[name]) for (const one of [given].flat()) add(name, String(one))
    } else if (field.tagName === 'TEXTAREA') add(name, decode(field.innerHTML))
    else if (field.tagName === 'SELECT') {
      const options = field.querySelectorAll('option')
      add(name, (options.find((o) => o.hasAttribute('selected')) ?? options[0])?.getAttribute('value') ?? '')
    } else add(name, decode(value))
  }
  for (const name of Object.keys(values))
    if (!known.has(name)) throw new Error(`the form on ${page.url} has no field ${name}`)
  const pressed = form
    .querySelectorAll('button')
    .find((b) => (button === undefined ? b.getAttribute('name') : b.text.trim() === button))
  const name = pressed?.getAttribute('name')
  if (name && pressed) add(name, pressed.getAttribute('value') ?? '')
  return { action: pressed?.getAttribute('formaction') ?? form.getAttribute('action') ?? page.url, fields }
}

const decode = (text: string) => parse(`<p>${text}</p>`).text

/** Fills in a form as it was rendered and sends it. */
export async function fillForm(
  browser: Browser,
  page: Page,
  values: Record<string, string | string[] | boolean> = {},
  filling: Filling = {},
): Promise<Page> {
  const { action, fields } = formFields(page, values, filling)
  return browser.post(action, fields)
}
