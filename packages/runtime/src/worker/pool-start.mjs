import { enableCompileCache } from 'node:module'

// The first module of every process of a pool: as start.mjs is for threads.
enableCompileCache()
await import('./pool-entry.ts')
