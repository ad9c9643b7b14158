import { enableCompileCache } from 'node:module'
import { workerData } from 'node:worker_threads'

// The first module of every thread. A thread has no compile cache unless it asks for one, and what it loads before
// that is compiled anew, types stripped and all: hence this file imports nothing, and is plain JavaScript.
enableCompileCache()
await import(workerData.entry)
