import { beforeEach, describe, expect, test } from 'vitest'
import { useWorld } from '../../test/harness.ts'
import { fingerprint, newKeyPair, purposeKey } from '../seal/keys.ts'
import { once, type RememberedForms, remember, SameIdOtherContent } from './command.ts'
import { randomId } from './ids.ts'
import { sql } from './sql.ts'

const world = useWorld()
const { privateKey } = newKeyPair()
const print = (content: string) => fingerprint(purposeKey(privateKey, 'form.v1'), content)

describe('a form carried out once', () => {
  const account = randomId()
  let done: string[]
  const send = (id: string, content: string, by = account) =>
    once(world.db, { account: by, id, fingerprint: print(content), day: '2026-12-01' }, async () => {
      done.push(content)
      return `/den/${content}`
    })
  beforeEach(() => {
    done = []
  })

  test('gives the same answer when it comes again, and is not done again', async () => {
    const id = randomId()
    expect(await send(id, 'một')).toBe('/den/một')
    expect(await send(id, 'một')).toBe('/den/một')
    expect(done).toEqual(['một'])
  })

  test('is refused when its id comes with other content, and nothing is done', async () => {
    const id = randomId()
    await send(id, 'một')
    await expect(send(id, 'hai')).rejects.toThrow(SameIdOtherContent)
    expect(done).toEqual(['một'])
  })

  test('of another account may have the same id', async () => {
    const id = randomId()
    await send(id, 'một')
    await send(id, 'hai', randomId())
    expect(done).toEqual(['một', 'hai'])
  })

  test('that failed is as if it had never come', async () => {
    const id = randomId()
    const fail = world.db.transaction(() =>
      once(world.db, { account, id, fingerprint: print('một'), day: '2026-12-01' }, () =>
        Promise.reject(new Error()),
      ),
    )
    await expect(fail).rejects.toThrow()
    await send(id, 'hai')
    expect(done).toEqual(['hai'])
  })

  test('keeps of its content only a fingerprint under a key', async () => {
    await send(randomId(), 'II.3.4 có')
    const { row } = await world.db.row<{ row: string }>(
      sql`select string_agg(encode(fingerprint, 'hex'), '') as row from command where account = ${account}`,
    )
    expect(row).toBe(print('II.3.4 có').toString('hex'))
  })
})

describe('forms remembered inside a box', () => {
  const form = (content: string, id: string | null = randomId()) => ({ id, content })

  test('know a resend from other content under one id', () => {
    const first = form('một')
    const forms = remember({}, first, privateKey) as RememberedForms
    expect(remember(forms, first, privateKey)).toBe('resend')
    expect(() => remember(forms, { ...first, content: 'hai' }, privateKey)).toThrow(SameIdOtherContent)
    expect(Object.values(forms)[0]).not.toContain('một')
  })

  test('are at most sixty, the newest', () => {
    const sent = Array.from({ length: 70 }, (_, i) => form(`${i}`))
    let forms: RememberedForms = {}
    for (const one of sent) forms = remember(forms, one, privateKey) as RememberedForms
    expect(Object.keys(forms)).toEqual(sent.slice(-60).map((one) => one.id))
  })

  test('do not hold one without an id', () => {
    expect(remember({}, form('một', null), privateKey)).toEqual({})
  })
})
