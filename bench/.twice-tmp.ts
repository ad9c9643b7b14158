import { mkdtempSync, rmSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

enableCompileCache()
const t0 = performance.now()
const { profileDatasets } = await import('@ai-etl/runtime/profiling/profile')
const [file, n = '3'] = process.argv.slice(2)
const dataDir = mkdtempSync(join(tmpdir(), 'p-'))
const settings = {
  dataDir,
  workingDir: process.cwd(),
  fileRoots: null,
  lang: 'en',
  environment: {},
  connectorsModule: import.meta.resolve('@ai-etl/connectors'),
} as const
let started = performance.now()
let cpu = process.cpuUsage()
console.log('import', Math.round(started - t0), cpu.user / 1e6, cpu.system / 1e6)
let last = ''
let lastT = started
let lastC = process.cpuUsage()
const out: string[] = []
const report = (next: string) => {
  const now = performance.now()
  const c = process.cpuUsage()
  if (last)
    out.push(
      `${last} ${Math.round(now - lastT)}ms/${((c.user + c.system - lastC.user - lastC.system) / 1e6).toFixed(2)}cpu`,
    )
  else
    out.push(
      `start ${Math.round(now - lastT)}ms/${((c.user + c.system - lastC.user - lastC.system) / 1e6).toFixed(2)}cpu`,
    )
  last = next
  lastT = now
  lastC = c
}
const progress = (event: any) => {
  if (event.stage !== last) report(event.stage)
}
await profileDatasets(Array(Number(n)).fill(file), settings, {}, { signal: new AbortController().signal, progress })
report('')
console.log(out.join(' | '))
const c = process.cpuUsage()
console.log(
  'all',
  Math.round(performance.now() - started),
  'cpu',
  (c.user / 1e6).toFixed(2),
  (c.system / 1e6).toFixed(2),
  'rss',
  (process.resourceUsage().maxRSS / 1000) | 0,
)
rmSync(dataDir, { recursive: true, force: true })
