import { request } from 'node:http'
import { type HTMLElement, parse } from 'node-html-parser'

export interface Answer {
  readonly status: number
  readonly location: string | null
  readonly html: string
}

/** A signed-in browser without a screen: reads pages, sends the forms that stand on them. */
export interface Visitor {
  get(path: string): Promise<Answer>
  /** Sends the form with this button, its hidden fields and ticked boxes as they stand, and what is given. */
  send(page: string, button: string, given?: Record<string, string | File>): Promise<Answer>
}

export function visitorAt(address: string, cookie: string): Visitor {
  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await fetch(address + path, {
      ...init,
      redirect: 'manual',
      headers: { cookie, origin: address },
    })
    return {
      status: response.status,
      location: response.headers.get('location'),
      html: await response.text(),
    }
  }
  return {
    get: (path) => ask(path, {}),
    async send(page, words, given = {}) {
      const button = parse(page)
        .querySelectorAll('form button')
        .find((one) => one.text.trim() === words)
      const form = button?.closest('form')
      if (!button || !form) throw new Error(`no form with the button ${words}`)
      const isUpload = form.getAttribute('enctype') === 'multipart/form-data'
      const fields = isUpload ? new FormData() : new URLSearchParams()
      for (const field of [...form.querySelectorAll('input, select'), button]) {
        const [name, value] = nameAndValue(field)
        if (name && value !== null) fields.append(name, value)
      }
      for (const [name, value] of Object.entries(given)) (fields as FormData).append(name, value)
      const action = button.getAttribute('formaction') ?? form.getAttribute('action') ?? ''
      return ask(action, { method: 'POST', body: fields })
    },
  }
}

/** What a field as it stands adds to its form; null where it adds nothing. */
function nameAndValue(field: HTMLElement): [string | undefined, string | null] {
  const name = field.getAttribute('name')
  const type = field.getAttribute('type') ?? ''
  if (field.tagName === 'SELECT') {
    const options = field.querySelectorAll('option')
    const chosen = options.find((option) => option.hasAttribute('selected')) ?? options[0]
    return [name, chosen?.getAttribute('value') ?? null]
  }
  if (type === 'file') return [name, null]
  if (['checkbox', 'radio'].includes(type) && !field.hasAttribute('checked')) return [name, null]
  return [name, field.getAttribute('value') ?? '']
}

/** The bytes of an answer's body as they travel, compressed as a browser of today asks for it. */
export function bytesOnTheWire(address: string, path: string, cookie: string): Promise<number> {
  return new Promise((done, fail) => {
    const headers = { cookie, 'accept-encoding': 'gzip, deflate, br, zstd', accept: 'text/html' }
    request(address + path, { headers }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.on('end', () => done(bytes))
    })
      .on('error', fail)
      .end()
  })
}
