import { defineConfig } from 'vitest/config'

/** `unit` needs nothing but the repository; `embedded` starts the embedded engines; `servers` needs real ones (.ci/run). */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: ['**/*.embedded.test.ts', '**/*.servers.test.ts', '**/node_modules/**'],
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
    ],
    maxWorkers: 2,
    reporters: ['dot', './tools/closing-line.ts'],
  },
})
