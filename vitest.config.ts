import { defineConfig } from 'vitest/config'
import { PATIENCE } from './platform/testing/patience.ts'

export default defineConfig({
  test: {
    include: ['engine/**/*.test.ts', 'platform/**/*.test.ts', 'domains/**/*.test.ts', 'apps/**/*.test.ts', 'tools/**/*.test.ts'],
    globalSetup: ['platform/testing/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Generous on purpose: what is slow on a busy machine is not wrong. A test that fails by its own words does so at once, or after the patience of a look.
    testTimeout: 480_000,
    hookTimeout: 480_000,
    teardownTimeout: 60_000,
    expect: { poll: { timeout: PATIENCE, interval: 50 } },
  },
})
