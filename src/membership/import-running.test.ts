import { expect, test } from 'vitest'
import { collect, isRunning, runFor } from './import-running.ts'

const later = <T>(ms: number, value: () => T) =>
  new Promise<T>((done, fail) => {
    setTimeout(() => {
      try {
        done(value())
      } catch (error) {
        fail(error)
      }
    }, ms)
  })
const fail = () => {
  throw new Error('broke')
}

test('work that ends in time is over; what it broke off with is told at once', async () => {
  expect(await runFor('a', 1000, () => later(1, () => {}))).toBe('ended')
  expect(isRunning('a')).toBe(false)
  await expect(runFor('a', 1000, () => later(1, fail))).rejects.toThrow('broke')
  expect(isRunning('a')).toBe(false)
  await collect('a')
})

test('work that takes longer goes on; whoever looks then is told how it ended, once', async () => {
  expect(await runFor('b', 5, () => later(60, () => {}))).toBe('goes-on')
  expect(isRunning('b')).toBe(true)
  await collect('b')
  expect(isRunning('b')).toBe(true)
  await later(80, () => {})
  expect(isRunning('b')).toBe(false)
  await collect('b')

  expect(await runFor('c', 5, () => later(40, fail))).toBe('goes-on')
  await later(80, () => {})
  await expect(collect('c')).rejects.toThrow('broke')
  await collect('c')
})
