import { deflateSync } from 'node:zlib'
import { PhotonImage } from '@silvia-odwyer/photon-node'

/** Red above, blue below, so that it can be seen which way up it is. */
function pixels(width: number, height: number): PhotonImage {
  const raw = new Uint8Array(width * height * 4)
  for (let i = 0; i < raw.length; i += 4)
    raw.set(i < raw.length / 2 ? [220, 30, 30, 255] : [30, 30, 220, 255], i)
  return new PhotonImage(raw, width, height)
}

export const jpegOf = (width = 64, height = 48): Buffer =>
  Buffer.from(pixels(width, height).get_bytes_jpeg(90))
export const pngOf = (width = 64, height = 48): Buffer => Buffer.from(pixels(width, height).get_bytes())
export const webpOf = (width = 64, height = 48): Buffer => Buffer.from(pixels(width, height).get_bytes_webp())

/** Where the planted camera stood: 9 degrees north, 105 degrees east, and whose it was. */
export const CAMERA = 'MAY ANH CUA BA TU'
export const GPS_SECONDS = 314_159

/** An EXIF block as a phone writes it: which way up, whose camera, where. */
export function exif(turn: number): Buffer {
  const tiff = Buffer.alloc(200)
  tiff.write('MM\0*', 0, 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(3, 8)
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    tiff.writeUInt16BE(tag, at)
    tiff.writeUInt16BE(type, at + 2)
    tiff.writeUInt32BE(count, at + 4)
    if (type === 3) tiff.writeUInt16BE(value, at + 8)
    else tiff.writeUInt32BE(value, at + 8)
  }
  entry(10, 0x0110, 2, CAMERA.length + 1, 60)
  entry(22, 0x0112, 3, 1, turn)
  entry(34, 0x8825, 4, 1, 90)
  tiff.write(`${CAMERA}\0`, 60, 'latin1')
  tiff.writeUInt16BE(1, 90)
  entry(92, 0x0002, 5, 1, 120)
  tiff.writeUInt32BE(GPS_SECONDS, 120)
  tiff.writeUInt32BE(1, 124)
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** As it comes out of a phone. */
export function phonePhoto(turn = 1, width = 64, height = 48): Buffer {
  const jpeg = jpegOf(width, height)
  return Buffer.concat([jpeg.subarray(0, 2), exif(turn), jpeg.subarray(2)])
}

/** A PNG of few bytes that says it is this large, and is: rows of nothing pack well. */
export function bombPng(width: number, height: number): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
    const framed = Buffer.alloc(body.length + 8)
    framed.writeUInt32BE(data.length)
    body.copy(framed, 4)
    framed.writeUInt32BE(crcOf(body), body.length + 4)
    return framed
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width)
  head.writeUInt32BE(height, 4)
  head.set([1, 0, 0, 0, 0], 8)
  const row = Buffer.alloc(Math.ceil(width / 8) + 1)
  const data = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function crcOf(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

/** What a decoder sees in it: size, and whether the red half lies on top. */
export function seen(jpeg: Uint8Array): { width: number; height: number; isRedOnTop: boolean } {
  const image = PhotonImage.new_from_byteslice(jpeg)
  const [width, height] = [image.get_width(), image.get_height()]
  const raw = image.get_raw_pixels()
  const at = (x: number, y: number) => (y * width + x) * 4
  const top = at(width >> 1, height >> 3)
  return { width, height, isRedOnTop: raw[top]! > raw[top + 2]! }
}
