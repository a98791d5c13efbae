import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'

interface Asset {
  readonly bytes: Buffer
  readonly packed: Buffer
  readonly type: string
}

export interface Assets {
  /** '/assets/style-1a2b3c4d.css' for 'style.css': the content is in the name, so a browser keeps it for good. */
  address(name: string): string
  find(file: string): Asset | null
}

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
}

/** Reads the built browser files once, each with what the build packed of it (build.ts). */
export function loadAssets(directory: string): Assets {
  const addresses = new Map<string, string>()
  const files = new Map<string, Asset>()
  for (const name of readdirSync(directory)) {
    const extension = extname(name)
    if (extension === '.br') continue
    const bytes = readFileSync(join(directory, name))
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8)
    const file = `${name.slice(0, -extension.length)}-${hash}${extension}`
    addresses.set(name, `/assets/${file}`)
    files.set(file, {
      bytes,
      packed: readFileSync(join(directory, `${name}.br`)),
      type: TYPES[extension] ?? 'application/octet-stream',
    })
  }
  return {
    address: (name) => addresses.get(name) ?? `/assets/${name}`,
    find: (file) => files.get(file) ?? null,
  }
}
