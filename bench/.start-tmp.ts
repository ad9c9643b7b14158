import { enableCompileCache } from 'node:module'

enableCompileCache()
const ms = () => {
  const c = process.cpuUsage()
  return `${Math.round(performance.now() - t0)}ms/${Math.round((c.user + c.system) / 1e3)}cpu`
}
const t0 = performance.now()
console.log('begin', ms())
await import('@ai-etl/runtime/profiling/scan-job')
console.log('scan-job', ms())
await import('@ai-etl/runtime/profiling/fields-job')
console.log('fields-job', ms())
const { openSource } = await import('@ai-etl/runtime/profiling/open')
const { createContext } = await import('@ai-etl/runtime/context')
const settings = {
  dataDir: '/tmp/x',
  workingDir: process.cwd(),
  fileRoots: null,
  lang: 'en',
  environment: {},
  connectorsModule: import.meta.resolve('@ai-etl/connectors'),
} as const
const context = createContext(settings, { signal: new AbortController().signal, progress() {} })
console.log('context', ms())
await import(settings.connectorsModule)
console.log('connectors', ms())
const source = await openSource(process.argv[2], context, settings, { structure: 'sample' })
console.log('opened', ms())
const parts = await source.parts(2)
console.log('parts', ms())
await source.close()
const s2 = await openSource(process.argv[2], context, settings, { structure: 'sample' })
console.log('opened again', ms())
await s2.close()
