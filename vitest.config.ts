import { defineConfig } from 'vitest/config'

/** `unit` needs nothing but the repository; `embedded` starts the embedded engines; `servers` needs real ones (.ci/run); `web` a Chromium. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: ['**/*.embedded.test.ts', '**/*.servers.test.ts', '**/*.web.test.ts', '**/node_modules/**'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'embedded',
          include: ['**/*.embedded.test.ts'],
          exclude: ['**/node_modules/**'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'servers',
          include: ['**/*.servers.test.ts'],
          exclude: ['**/node_modules/**'],
          testTimeout: 300_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'web',
          globalSetup: './services/chromium.ts',
          include: ['apps/web/e2e/**/*.web.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
          // What a page does within a second on a quiet machine takes longer where others work too.
          expect: { poll: { timeout: 30_000 } },
          fileParallelism: false,
        },
      },
    ],
    maxWorkers: 2,
    reporters: ['dot', './tools/closing-line.ts'],
  },
})
