import type { Outcome } from '../delivery.rules.ts'
import { PATIENCE } from './channel.ts'

export interface Answer {
  readonly status: number
  /** The answer's JSON, or null when it has none. */
  readonly body: Record<string, unknown> | null
}

/** No connection was made, so nothing can have arrived. */
const UNCONNECTED = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]

/**
 * Posts JSON to a gateway and reads its answer. What the status alone settles is settled here, the same for every
 * gateway; the rest is for `read`.
 */
export async function postJson(
  url: string,
  headers: Record<string, string>,
  body: object,
  read: (answer: Answer) => Outcome,
  patience = PATIENCE,
): Promise<Outcome> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    })
    const text = await response.text()
    if (response.status === 429 || response.status === 401 || response.status === 403) return 'not-taken'
    // A gateway that broke down may have handed the message on before.
    if (response.status >= 500) return 'unsure'
    return read({ status: response.status, body: jsonOf(text) })
  } catch (error) {
    const code = (error as { cause?: { code?: string } }).cause?.code ?? ''
    return UNCONNECTED.includes(code) ? 'not-taken' : 'unsure'
  }
}

function jsonOf(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
