import type { VNode } from 'preact'
import type { Path } from '../paths.ts'
import type { Clock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Database } from '../platform/database.ts'
import type { Form } from '../platform/form.ts'
import type { Language, Text, Vietnamese } from '../text/text.ts'
import type { PageOptions } from '../ui/layout.tsx'
import type { KeyRing } from './device.ts'
import type { Actor } from './session.ts'

/** One request and what a route needs to answer it. */
export interface Visit {
  readonly db: Database
  readonly clock: Clock
  readonly now: Date
  /** The calendar day in Vietnam. */
  readonly today: string
  readonly config: Config
  readonly t: Text
  readonly url: URL
  /** The browser's own description of itself, for the label of a device. */
  readonly agent: string
  /** The network address a request came from, for waiting times only; never stored or logged as it is. */
  readonly remote: string
  readonly params: Readonly<Record<string, string>>
  /** Where somebody signed in begins: the month, or for officers without one their own page. */
  readonly landing: string
  /** Who is asking, or null when signed out. */
  readonly actor: Actor | null
  /** Who is asking; the policy of the path has made sure that somebody is. */
  readonly me: Actor
  /** Opens the private keys this request can open. Only private pages call it. */
  keys(): KeyRing
  /** The form that was sent. With `known`, a field of any other name is refused. */
  form(known?: readonly string[]): Promise<Form>
  /** Sent by the page while the person types: answered with an empty 204. */
  readonly autosave: boolean
  /** GET or HEAD. */
  readonly reads: boolean
  cookies: Cookies
  page(options: Omit<PageOptions, 'paper'>, body: VNode): Response
  /** The same visit to a paper. */
  onPaper(): PaperVisit
  /** 303 to a path of ours, after a write. */
  go(address: string): Response
}

/** A paper is printed as it is, without the app's frame, and in Vietnamese. */
export interface PaperVisit extends Visit {
  readonly t: Vietnamese
}

export interface Cookies {
  /** Devices enrolled in this browser: id and secret. */
  devices(): { id: string; secret: Buffer }[]
  keepDevice(id: string, secret: Buffer): void
  dropDevice(id: string): void
  sessionToken(): Buffer | null
  keepSession(token: Buffer): void
  dropSession(): void
  /** The language this browser asked for. */
  language(): Language
  keepLanguage(language: Language): void
}

export type Handler = (visit: Visit) => Promise<Response> | Response

export interface Handlers {
  readonly get?: Handler
  /** Answers GET with a paper or a file, which are in Vietnamese whatever language the visitor's screen has. */
  readonly paper?: (visit: PaperVisit) => Promise<Response> | Response
  readonly post?: Handler
  /** How many bytes a form with files may have here; its handler then answers for what is more. */
  readonly room?: number
}

/** Adds a path to the app. What its policy allows is checked before the handler runs. */
export type Serve = (path: Path, handlers: Handlers) => void
