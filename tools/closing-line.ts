import type { Reporter, TestModule } from 'vitest/node'

/**
 * Ends a test run with `N passed, N failed` alone on a line; a file that does not even load counts as one failure.
 * @public loaded by its path
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    let passed = 0
    let failed = unhandled.length
    for (const module of modules) {
      const tests = [...module.children.allTests()]
      passed += tests.filter((test) => test.result().state === 'passed').length
      failed += tests.filter((test) => test.result().state === 'failed').length
      if (tests.length === 0 || module.errors().length > 0) failed += 1
    }
    console.log(`${passed} passed, ${failed} failed`)
  }
}
