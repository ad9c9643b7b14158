import { enableCompileCache } from 'node:module'

enableCompileCache()
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
const out = []
for (let k = 0; k < 4; k++) {
  const source = await openSource(process.argv[2], context, settings, { structure: 'sample' })
  const t = performance.now()
  let rows = 0
  for await (const b of source.batches({ signal: new AbortController().signal, reject() {} })) rows += b.rows
  out.push(Math.round(performance.now() - t))
  await source.close()
}
console.log(out.join(' '))
