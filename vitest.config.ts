import { defineConfig } from 'vitest/config'
import { LongFirst } from './test/setup/order.ts'

/** Workers of a run of database and browser on two cores: each waits for its database or its Chromium half of the time. */
const WAITING_WORKERS = 3

export default defineConfig({
  test: {
    sequence: { sequencer: LongFirst },
    // the three projects read the same sources: what one has made of a file the others take
    experimental: { fsModuleCache: true },
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles: ['test/setup/properties.ts'],
          isolate: false,
          include: [
            'src/kernel/**/*.test.ts',
            'src/documents/**/*.test.ts',
            'src/ui/**/*.test.ts?(x)',
            'src/modules/**/domain/**/*.test.ts',
            'src/main/understand.test.ts',
            'src/main/comparing.test.ts',
            'src/main/solve.test.ts',
            'src/main/bench/*.test.ts',
            'src/main/cli/**/*.test.ts',
            'test/structure/**/*.test.ts',
          ],
          testTimeout: 30_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'engine',
          // the program is read once per worker, not once per file: a third of the time of the run
          isolate: false,
          setupFiles: ['test/setup/properties.ts'],
          include: [
            'src/platform/**/*.test.ts?(x)',
            'src/modules/**/*.test.ts?(x)',
            'test/engine/**/*.test.ts?(x)',
          ],
          exclude: ['src/modules/**/domain/**/*.test.ts', '**/node_modules/**'],
          globalSetup: ['test/setup/engine.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: WAITING_WORKERS,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/setup/engine.ts'],
          testTimeout: 400_000,
          hookTimeout: 180_000,
          // the program is read once by each of the workers, not once by each file
          isolate: false,
          maxWorkers: WAITING_WORKERS,
        },
      },
    ],
  },
})
