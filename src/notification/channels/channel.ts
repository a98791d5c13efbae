import type { Channel, Outcome } from '../delivery.rules.ts'

/** Where a message goes to; each channel reads its own part. */
export interface Addressee {
  readonly phone: string | null
  readonly email: string | null
  readonly browser: { readonly endpoint: string; readonly p256dh: string; readonly auth: string } | null
}

export interface Outgoing {
  /** The same with every attempt: a gateway that knows it again says so and sends nothing more. */
  readonly id: string
  readonly text: string
  readonly to: Addressee
}

/**
 * One way out of the house. Whatever goes wrong is told as an outcome, never thrown: an error might quote an address.
 * docs/notification-adapters.md says what a new one has to keep to.
 */
export interface Carrier {
  readonly channel: Channel
  /** For how many milliseconds the other side knows a message by its id; 0 where it does not. */
  readonly dedupes: number
  send(message: Outgoing): Promise<Outcome>
  close?(): void
}

/** Nothing waits longer for the other side. */
export const PATIENCE = 20_000
