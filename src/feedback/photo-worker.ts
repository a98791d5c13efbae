import { parentPort, workerData } from 'node:worker_threads'
import { PhotonImage, resize, SamplingFilter } from '@silvia-odwyer/photon-node'
import { drawnSize, type Readable, turned } from './photo.rules.ts'

/**
 * Draws a photo anew, pixel by pixel, in a thread of its own: a second of work that nobody's page waits for. Nothing of
 * the file that came is in what goes out but what could be seen.
 */
const photo = workerData as Readable
const QUALITIES = [80, 65, 50, 35]
const MOST_BYTES = 700_000

const opened = PhotonImage.new_from_byteslice(photo.bytes)
const size = drawnSize({ width: opened.get_width(), height: opened.get_height() })
const small = resize(opened, size.width, size.height, SamplingFilter.Triangle)
const upright = turned({ ...size, data: small.get_raw_pixels() }, photo.turn)
const drawn = new PhotonImage(upright.data, upright.width, upright.height)
let jpeg = new Uint8Array()
for (const quality of QUALITIES) {
  jpeg = new Uint8Array(drawn.get_bytes_jpeg(quality))
  if (jpeg.length <= MOST_BYTES) break
}
parentPort?.postMessage(jpeg, [jpeg.buffer])
