import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bombPng,
  CAMERA,
  exif,
  GPS_SECONDS,
  jpegOf,
  phonePhoto,
  pngOf,
  seen,
  webpOf,
} from '../../test/photos.ts'
import { MOST_BYTES, readPhoto } from './photo.rules.ts'
import { redraw } from './photo.ts'

const drawn = async (bytes: Uint8Array): Promise<Buffer> => {
  const jpeg = await redraw(bytes)
  if (typeof jpeg === 'string') throw new Error(jpeg)
  return Buffer.from(jpeg)
}

describe('a photo from a phone', () => {
  test('comes out as a picture with nothing beside it: no place, no camera, no block for them', async () => {
    const photo = phonePhoto()
    const gps = Buffer.alloc(4)
    gps.writeUInt32BE(GPS_SECONDS)
    for (const planted of [Buffer.from(CAMERA), Buffer.from('Exif'), gps]) {
      expect(photo.includes(planted)).toBe(true)
      expect((await drawn(photo)).includes(planted)).toBe(false)
    }
    const markers = [...(await drawn(photo)).toString('latin1').matchAll(/\xff([\xe1-\xef\xfe])/g)]
    expect(markers).toEqual([])
  })

  test.each([
    [1, 64, 48, true],
    [3, 64, 48, false],
    [4, 64, 48, false],
  ])('held as EXIF %i says stands upright afterwards', async (turn, width, height, isRedOnTop) => {
    expect(seen(await drawn(phonePhoto(turn)))).toEqual({ width, height, isRedOnTop })
  })

  test.each([5, 6, 7, 8])('held sideways (%i) is turned', async (turn) => {
    const { width, height } = seen(await drawn(phonePhoto(turn)))
    expect([width, height]).toEqual([48, 64])
  })

  test('that is large is drawn no wider than it is needed, and one as PNG or WebP is a JPEG then', async () => {
    expect(seen(await drawn(jpegOf(2400, 1200)))).toMatchObject({ width: 1600, height: 800 })
    for (const bytes of [pngOf(), webpOf()]) {
      const jpeg = await drawn(bytes)
      expect(jpeg.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]))
      expect(seen(jpeg)).toMatchObject({ width: 64, height: 48 })
    }
  })
})

describe('what is no photo', () => {
  const zip = Buffer.from('PK\x03\x04 and more of it, which a photo has not', 'latin1')
  const html = Buffer.from('<!doctype html><script>alert(1)</script>')
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic')])

  test.each([
    ['a zip', zip, 'not-a-photo'],
    ['a page', html, 'not-a-photo'],
    ['an SVG', svg, 'not-a-photo'],
    ['a GIF', Buffer.from('GIF89a'), 'not-a-photo'],
    ['nothing', Buffer.alloc(0), 'not-a-photo'],
    ['an iPhone’s HEIC', heic, 'heic'],
    ['the first half of a photo', jpegOf().subarray(0, 300), 'broken'],
    ['a head and then a page', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), html]), 'broken'],
    ['more bytes than are read', Buffer.concat([jpegOf(), Buffer.alloc(MOST_BYTES)]), 'too-large'],
  ])('%s is named for what it is, whatever its name says', async (_, bytes, problem) => {
    expect(await redraw(bytes)).toBe(problem)
  })

  test('a photo that is a zip and a page as well comes out as a photo alone', async () => {
    const both = Buffer.concat([phonePhoto(), zip, html])
    const jpeg = await drawn(both)
    for (const part of ['PK\x03\x04', 'script', 'alert']) expect(jpeg.includes(part, 0, 'latin1')).toBe(false)
    const inside = Buffer.concat([
      jpegOf().subarray(0, 2),
      Buffer.from([0xff, 0xfe, 0, html.length + 2]),
      html,
      jpegOf().subarray(2),
    ])
    expect((await drawn(inside)).includes('script')).toBe(false)
  })

  test('a bomb is refused by what it says of its size, before anything is unpacked', () => {
    const bomb = bombPng(12_000, 12_000)
    expect(bomb.length).toBeLessThan(60_000)
    expect(readPhoto(bomb)).toBe('too-many-pixels')
    const liar = Buffer.from(jpegOf())
    const frame = liar.indexOf(Buffer.from([0xff, 0xc0]))
    liar.writeUInt16BE(65_500, frame + 5)
    liar.writeUInt16BE(65_500, frame + 7)
    expect(readPhoto(liar)).toBe('too-many-pixels')
  })

  test('a second size in the same file is refused: an opener might go by it', () => {
    const jpeg = jpegOf()
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]))
    const length = jpeg.readUInt16BE(frame + 2) + 2
    const twice = Buffer.concat([
      jpeg.subarray(0, frame),
      jpeg.subarray(frame, frame + length),
      jpeg.subarray(frame),
    ])
    expect(readPhoto(twice)).toBe('broken')
  })

  test('one that makes its opener stumble ends a thread and nothing else', async () => {
    const damaged = Buffer.from(jpegOf(400, 300))
    damaged.fill(0x00, 200, 420)
    const [outcome, next] = await Promise.all([redraw(damaged), drawn(jpegOf())])
    expect(typeof outcome === 'string' ? outcome : 'drawn').toMatch(/^(broken|drawn)$/)
    expect(seen(next)).toMatchObject({ width: 64, height: 48 })
  })

  test('whatever bytes come, looking at them ends with an answer', () => {
    const heads = fc.constantFrom(
      [0xff, 0xd8, 0xff],
      [...jpegOf().subarray(0, 200)],
      [...pngOf().subarray(0, 40)],
      [...webpOf().subarray(0, 40)],
      [0xff, 0xd8, ...exif(6)],
    )
    fc.assert(
      fc.property(heads, fc.uint8Array({ maxLength: 300 }), (head, rest) => {
        const outcome = readPhoto(Uint8Array.from([...head, ...rest]))
        expect(['string', 'object']).toContain(typeof outcome)
      }),
      { numRuns: 500 },
    )
  })
})

describe('many at once', () => {
  test('are drawn one after the other, and beyond a few nobody waits: they are told to come again', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => redraw(jpegOf())))
    expect(all.filter((one) => one === 'busy')).toHaveLength(4)
    expect(all.filter((one) => typeof one !== 'string')).toHaveLength(4)
  })
})
