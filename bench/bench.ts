import { loadavg } from 'node:os'
import { say } from './table.ts'

/** Each prints a small table. Figures are ratios where there is something to compare with; nothing fails on a time. */
const benches: Record<string, { about: string; run(): Promise<void> }> = {
  submit: {
    about: 'send a month with 2 marks and 2 plans: against a bare handler and pgbench with the same SQL',
    run: async () => (await import('./submit.ts')).submit(),
  },
  form: {
    about: 'the pages of the month and of the full list: time, and bytes as brotli',
    run: async () => (await import('./form.ts')).form(),
  },
  import: {
    about: 'a list of 1,250 members: upload, trial, commit; against reading the file alone',
    run: async () => (await import('./import.ts')).importList(),
  },
  start: {
    about: 'from the command to the first page, and the memory of all processes when idle',
    run: async () => (await import('./start.ts')).start(),
  },
  month: {
    about: 'a scripted month on a phone: taps, screens, syllables',
    run: async () => (await import('./month.ts')).month(),
  },
  diary: {
    about: 'a diary of 1,000 entries: its first page, a search, taken home',
    run: async () => (await import('./diary.ts')).diary(),
  },
  code: {
    about:
      'a sender’s code, known, unknown and erased, 4 × 20,000 times: whether time or size tell them apart',
    run: async () => (await import('./code.ts')).code(Number(process.argv[3] ?? 20_000)),
  },
  flood: {
    about:
      'the same report 10,000 times in a minute while members are at their month: the ratio of their pages',
    run: async () =>
      (await import('./flood.ts')).flood(Number(process.argv[3] ?? 10_000), Number(process.argv[4] ?? 60)),
  },
  phone: {
    about: 'a slow phone on a slow line: bytes and largest paint, first and repeated visit',
    run: async () => (await import('./phone.ts')).phone(),
  },
  statistics: {
    about:
      'the pages of committees over a nation of 250,000 cells, with plans; a number below 1 after it for a smaller one',
    run: async () => (await import('./statistics.ts')).statistics(Number(process.argv[3] ?? 1)),
  },
  'three-servers': {
    about: 'the same statistics from one PostgreSQL and from three behind postgres_fdw',
    run: async () => (await import('./three-servers.ts')).threeServers(Number(process.argv[3] ?? 1)),
  },
  kill: {
    about:
      'the server and its database killed 40 times while members send: what was acknowledged is there once',
    run: async () => (await import('./kill.ts')).kill(40),
  },
}

const name = process.argv[2]
const bench = name ? benches[name] : undefined
if (bench) {
  await bench.run()
  say(`load average ${loadavg()[0]!.toFixed(1)}`)
} else {
  say('npm run bench -- NAME\n')
  for (const [known, { about }] of Object.entries(benches)) say(`  ${known.padEnd(13)} ${about}`)
  process.exitCode = name ? 2 : 0
}
