import type { Reporter, TestModule } from 'vitest/node'

/** How many tests of some files passed, and how many did not. */
export interface Tally {
  passed: number
  failed: number
}

/** Counts the tests of files; a file that does not even load is one failure, and so is each error outside of tests. */
export function tallyOf(modules: readonly TestModule[], unhandled: readonly unknown[]): Tally {
  const tally = { passed: 0, failed: unhandled.length }
  for (const module of modules) {
    const tests = [...module.children.allTests()]
    tally.passed += tests.filter((test) => test.result().state === 'passed').length
    tally.failed += tests.filter((test) => test.result().state === 'failed').length
    if (tests.length === 0 || module.errors().length > 0) tally.failed += 1
  }
  return tally
}

/** `N passed, N failed`, as whoever runs the tests reads it off their last line. */
export function closingLine({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`
}

/**
 * Ends a test run with its closing line, alone on a line.
 * @public loaded by its path
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    console.log(closingLine(tallyOf(modules, unhandled)))
  }
}
