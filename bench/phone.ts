import type { BrowserContext } from 'playwright-core'
import { paths } from '../src/paths.ts'
import { inBrowser } from './chromium.ts'
import { kb, median, ms, table } from './table.ts'

const LATENCY_MS = 150
const BITS_A_SECOND = 1_600_000
const CPU_SLOWER = 4
const VISITS = 3

interface Load {
  /** Everything that came over the line, headers too. */
  readonly bytes: number
  readonly files: number
  readonly largestPaint: number
}

/** The month's page on a slow phone: in a browser that has never been here, and once more in the same one. */
export async function phone(): Promise<void> {
  await inBrowser(async (theatre) => {
    const first: Load[] = []
    const again: Load[] = []
    for (let i = 0; i < VISITS; i++) {
      const context = await theatre.visit('nam')
      first.push(await visitMonth(context))
      again.push(await visitMonth(context))
      await context.close()
    }
    table(['visit', 'bytes', 'files', 'largest paint'], [row('first', first), row('again', again)])
  })
}

const row = (name: string, loads: readonly Load[]): string[] => [
  name,
  kb(median(loads.map((load) => load.bytes))),
  String(median(loads.map((load) => load.files))),
  ms(median(loads.map((load) => load.largestPaint))),
]

async function visitMonth(context: BrowserContext): Promise<Load> {
  const page = await context.newPage()
  const line = await context.newCDPSession(page)
  let bytes = 0
  let files = 0
  line.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
    if (encodedDataLength > 0) files += 1
  })
  await line.send('Network.enable')
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LATENCY_MS,
    downloadThroughput: BITS_A_SECOND / 8,
    uploadThroughput: BITS_A_SECOND / 8,
  })
  await line.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER })
  await page.goto(paths.month.to(), { waitUntil: 'networkidle' })
  const largestPaint = await page.evaluate(
    () =>
      new Promise<number>((done) => {
        new PerformanceObserver((list) => done(list.getEntries().at(-1)?.startTime ?? 0)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        })
      }),
  )
  await page.close()
  return { bytes, files, largestPaint }
}
