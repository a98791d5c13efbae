/** A refusal with its HTTP status. The page that shows it is chosen in app.ts; nothing of the request is in it. */
export class Problem extends Error {
  readonly status: number
  constructor(status: number, message = '') {
    super(message)
    this.status = status
  }
}

/** Not there, or not yours: the two can't be told apart from outside. */
export const notFound = () => new Problem(404)

/** A form whose fields were not accepted: shown again with what was typed. Keys are field names. */
export type FieldErrors = Record<string, string>
