import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'esbuild'

/**
 * Bundles the server, the command line and the browser files into build/. A build newer than every source is kept,
 * so that a second start does not wait for it.
 */
const root = import.meta.dirname
const out = join(root, 'build')
const stamp = join(out, 'built')
const force = process.argv.includes('--force')

function newest(directory: string): number {
  let latest = 0
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name)
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs)
  }
  return latest
}

const sources = ['src', 'bench'].map((name) => join(root, name)).filter(existsSync)
const changed = Math.max(
  ...sources.map(newest),
  statSync(join(root, 'build.ts')).mtimeMs,
  statSync(join(root, 'package-lock.json')).mtimeMs,
)
if (force || !existsSync(stamp) || statSync(stamp).mtimeMs < changed) {
  rmSync(out, { recursive: true, force: true })
  mkdirSync(join(out, 'assets'), { recursive: true })
  const server = {
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: true,
    logLevel: 'warning',
  } as const
  const browser = join(root, 'src/browser')
  await Promise.all([
    build({
      ...server,
      entryPoints: ['src/main.ts', 'src/cli.ts', 'bench/bench.ts'].map((file) => ({
        in: join(root, file),
        out: basename(file, '.ts'),
      })),
      outdir: out,
      splitting: true,
    }),
    build({
      entryPoints: readdirSync(browser)
        .filter((file) => /^[a-z-]+\.ts$/.test(file))
        .map((file) => join(browser, file)),
      outdir: join(out, 'assets'),
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2020',
      logLevel: 'warning',
    }),
    build({
      entryPoints: [join(root, 'src/ui/style.css')],
      outdir: join(out, 'assets'),
      minify: true,
      logLevel: 'warning',
    }),
  ])
  for (const file of ['icon.svg', 'manifest.webmanifest'])
    writeFileSync(join(out, 'assets', file), readFileSync(join(root, 'src/ui', file)))
  writeFileSync(stamp, new Date().toISOString())
}
