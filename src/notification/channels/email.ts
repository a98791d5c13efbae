import { createTransport } from 'nodemailer'
import { languages } from '../../text/text.ts'
import type { Outcome } from '../delivery.rules.ts'
import { type Carrier, PATIENCE } from './channel.ts'

export interface EmailSettings {
  /** smtp://user:password@host:587 or smtps://… */
  readonly url: string
  readonly from: string
  readonly patience?: number
}

interface SmtpError {
  readonly code?: string
  readonly command?: string
  readonly responseCode?: number
  readonly syscall?: string
  readonly message?: string
}

export function emailCarrier({ url, from, patience = PATIENCE }: EmailSettings): Carrier {
  const transport = createTransport({
    url,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    dnsTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    channel: 'email',
    dedupes: 0,
    async send({ id, text, to }) {
      try {
        await transport.sendMail({
          from,
          to: to.email!,
          subject: languages.vi.app.name,
          text: `${text}\n`,
          messageId: `<${id}@tusoi>`,
          // Asks list servers and answering machines not to answer.
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
        return 'taken'
      } catch (error) {
        return outcomeOf(error as SmtpError)
      }
    },
    close: () => transport.close(),
  }
}

/** The library's words for a server that did not even greet. */
const UNGREETED = ['Connection timeout', 'Greeting never received']

/**
 * A refusal has a number, and of those about the address the 550s say that it takes nothing. Where the line broke the
 * library does not tell before or after the text, so everything that is not plainly before it is unclear.
 */
function outcomeOf({ code, command, responseCode = 0, syscall, message = '' }: SmtpError): Outcome {
  const addressing = command === 'RCPT TO' || code === 'EENVELOPE'
  if (addressing && responseCode >= 550 && responseCode <= 553) return 'bounced'
  if (responseCode >= 400 || code === 'EDNS' || code === 'EAUTH') return 'not-taken'
  if (syscall === 'connect' || syscall === 'getaddrinfo' || UNGREETED.includes(message)) return 'not-taken'
  return 'unsure'
}
