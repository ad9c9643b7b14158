import { startVitest, type TestModule, type Vitest } from 'vitest/node'
import { closingLine, tallyOf } from './closing-line.ts'

/**
 * `node tools/test-web.ts [FILE…]`: all tests in the browser, or those of files. A file whose tests fail is run once
 * more, whole: what it starts is started anew, and no test meets its own leavings. Which files those were is said; what
 * fails twice has failed. The slowest files are named at the end.
 */

/** More files than these do not fail by what else a machine does. */
const AGAIN_AT_MOST = 3
const SLOWEST = 12

const first = await run(process.argv.slice(2))
const fell = first.modules.filter((module) => !module.ok() || ofFile(first.unhandled, module).length > 0)
const tally = tallyOf(first.modules, first.unhandled)
if (fell.length > 0 && fell.length <= AGAIN_AT_MOST) {
  console.log(`\nRun once more, whole: ${fell.map(({ relativeModuleId }) => relativeModuleId).join(', ')}`)
  const before = tallyOf(
    fell,
    fell.flatMap((module) => ofFile(first.unhandled, module)),
  )
  const again = await run(fell.map(({ moduleId }) => moduleId))
  const after = tallyOf(again.modules, again.unhandled)
  tally.passed += after.passed - before.passed
  tally.failed += after.failed - before.failed
}
console.log(`\nSlowest files, in seconds:\n${slowest(first.modules).join('\n')}\n`)
console.log(closingLine(tally))
process.exitCode = tally.failed === 0 && tally.passed > 0 ? 0 : 1

async function run(files: readonly string[]): Promise<{ modules: readonly TestModule[]; unhandled: unknown[] }> {
  const vitest: Vitest = await startVitest('test', [...files], { run: true, project: 'web' })
  const modules = vitest.state.getTestModules()
  const unhandled = vitest.state.getUnhandledErrors()
  await vitest.close()
  return { modules, unhandled }
}

/** Errors outside of tests that came while a file was run. */
function ofFile(unhandled: readonly unknown[], { moduleId }: TestModule): readonly unknown[] {
  return unhandled.filter((error) => Object(error).VITEST_TEST_PATH === moduleId)
}

function slowest(modules: readonly TestModule[]): readonly string[] {
  return modules
    .map((module) => ({ file: module.relativeModuleId, seconds: module.diagnostic().duration / 1000 }))
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, SLOWEST)
    .map(({ file, seconds }) => `${seconds.toFixed(0).padStart(5)}  ${file}`)
}
