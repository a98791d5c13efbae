await import('../build.ts')
await import('../build/main.js')
