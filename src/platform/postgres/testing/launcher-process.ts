import { type Binaries, embeddedBinaries } from '../binaries.ts'
import { launch } from '../postgres.ts'

/**
 * A process of its own that starts PostgreSQL as the application does, says so in one line of JSON, and stops it in
 * order at the first signal.
 */
const [dataRoot = '', home] = process.argv.slice(2)
const embedded = embeddedBinaries()
const binaries: Binaries = home ? { ...embedded, home } : embedded
try {
  const { stop, ...running } = await launch(binaries, dataRoot)
  const end = () => stop().then(() => process.exit(0))
  process.once('SIGINT', end).once('SIGTERM', end)
  process.stdout.write(`${JSON.stringify(running)}\n`)
  setInterval(() => {}, 60_000)
} catch (error) {
  process.stdout.write(`${JSON.stringify({ refused: String(error) })}\n`)
}
