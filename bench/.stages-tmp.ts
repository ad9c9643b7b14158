import { mkdtempSync, rmSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

enableCompileCache()
const t0 = performance.now()
const { profileDataset } = await import('/work/main/packages/runtime/src/profiling/profile.ts')
const [file] = process.argv.slice(2)
const dataDir = mkdtempSync(join(tmpdir(), 'p-'))
const settings = {
  dataDir,
  workingDir: process.cwd(),
  fileRoots: null,
  lang: 'en',
  environment: {},
  connectorsModule: import.meta.resolve('/work/main/packages/connectors/src/index.ts'),
} as const
const started = performance.now()
const marks: Record<string, number[]> = {}
const progress = (event: any) => {
  const k = event.stage
  const t = Math.round(performance.now() - started)
  ;(marks[k] ??= [t, t])[1] = t
}
const profile = await profileDataset(file, settings, {}, { signal: new AbortController().signal, progress })
const whole = performance.now() - started
const c = process.cpuUsage()
console.log(
  'import',
  Math.round(started - t0),
  JSON.stringify(marks),
  'whole',
  Math.round(whole),
  'cpu',
  (c.user / 1e6).toFixed(2),
  (c.system / 1e6).toFixed(2),
  'rss',
  (process.resourceUsage().maxRSS / 1000) | 0,
)
rmSync(dataDir, { recursive: true, force: true })
