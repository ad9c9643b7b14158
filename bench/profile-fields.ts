import { mkdtempSync, rmSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Our profile of a file. Prints the seconds until all facts of single fields stood (the first progress of a later
 * stage), and those of the whole profile.
 */
const FIELD_STAGES = ['scan', 'fields']
// As the command line does before it loads anything.
enableCompileCache()
const { profileDataset } = await import('@ai-etl/runtime/profiling/profile')
const [file] = process.argv.slice(2)
const dataDir = mkdtempSync(join(tmpdir(), 'ai-etl-bench-profile-'))
const settings = {
  dataDir,
  workingDir: process.cwd(),
  fileRoots: null,
  lang: 'en',
  environment: {},
  connectorsModule: import.meta.resolve('@ai-etl/connectors'),
} as const
const started = performance.now()
let fields = 0
const progress = (event: { stage: string }) => {
  if (fields === 0 && !FIELD_STAGES.includes(event.stage)) fields = performance.now() - started
}
const profile = await profileDataset(file, settings, {}, { signal: new AbortController().signal, progress })
const whole = performance.now() - started
console.log(`seconds ${((fields || whole) / 1000).toFixed(3)}`)
console.log(`whole ${(whole / 1000).toFixed(3)} rows ${profile.rows}`)
rmSync(dataDir, { recursive: true, force: true })
