import { defineConfig } from 'vitest/config'

// biome-ignore lint/style/noDefaultExport: vitest reads its configuration from the default export
export default defineConfig({
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  test: {
    include: ['test/journeys/*.journey.ts'],
    globalSetup: ['test/journeys/stage.ts'],
    testTimeout: 600_000,
    hookTimeout: 120_000,
    isolate: false,
    // Each file has a server, a database and a browser of its own, so two cores take two at once.
    maxWorkers: 2,
  },
})
