import pg from 'pg'

/** One statement as the product sent it, each value by what it stands for: a field of the member, or itself. */
export interface Statement {
  readonly text: string
  readonly name?: string
  readonly values: readonly Slot[]
  /** Sent on a connection of its own, before or after the transaction. */
  readonly alone: boolean
}

/** What of a member stands in a statement. */
export type Field = keyof Fields
export interface Fields {
  readonly token_hash: Buffer
  readonly account: string
  readonly person: string
  readonly device: string
  readonly cell: string
  readonly tenant: string
  readonly period: string
  readonly ballot: string
}
export type Slot = { field: Field; before: string; after: string } | { value: unknown }

export interface Seen {
  readonly client: object
  readonly text: string
  readonly name?: string
  readonly values: readonly unknown[]
}

/** What is sent to PostgreSQL while `work` runs, in its order. Nothing else may run meanwhile. */
export async function watchStatements(work: () => Promise<unknown>): Promise<Seen[]> {
  const seen: Seen[] = []
  const original = pg.Client.prototype.query as (...args: unknown[]) => unknown
  const watch = function (this: object, ...args: unknown[]) {
    const query = typeof args[0] === 'string' ? { text: args[0] } : (args[0] as pg.QueryConfig)
    seen.push({ client: this, text: query.text, name: query.name, values: query.values ?? [] })
    return original.apply(this, args)
  }
  Object.assign(pg.Client.prototype, { query: watch })
  try {
    await work()
  } finally {
    Object.assign(pg.Client.prototype, { query: original })
  }
  return seen
}

/** The same as a recipe: whose fields stand where. */
export async function recordStatements(fields: Fields, work: () => Promise<unknown>): Promise<Statement[]> {
  const seen = await watchStatements(work)
  const begin = seen.findIndex(({ text }) => text.startsWith('begin'))
  const end = seen.findIndex(({ text }) => text === 'commit')
  const known = withBallot(fields, seen)
  return seen.map(({ text, name, values }, i) => ({
    text,
    name,
    values: values.map((value) => slotOf(value, known)),
    alone: i < begin || i > end,
  }))
}

/** The id of the ballot is drawn anew by the product each time; here each member has one. */
function withBallot(fields: Fields, seen: readonly Seen[]): Fields {
  const cast = seen.find(({ text }) => /insert into ballot/.test(text))
  const taken = new Set(Object.values(fields))
  const ballot = cast?.values.find(
    (value) => typeof value === 'string' && UUID.test(value) && !taken.has(value),
  )
  return { ...fields, ballot: typeof ballot === 'string' ? ballot : fields.ballot }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function slotOf(value: unknown, fields: Fields): Slot {
  for (const [field, own] of Object.entries(fields) as [Field, Fields[Field]][]) {
    if (Buffer.isBuffer(own)) {
      if (Buffer.isBuffer(value) && own.equals(value)) return { field, before: '', after: '' }
    } else if (typeof value === 'string' && value.includes(own)) {
      const at = value.indexOf(own)
      return { field, before: value.slice(0, at), after: value.slice(at + own.length) }
    }
  }
  return { value }
}

export function fill(slot: Slot, fields: Fields): unknown {
  if ('value' in slot) return slot.value
  const own = fields[slot.field]
  return Buffer.isBuffer(own) ? own : slot.before + own + slot.after
}
