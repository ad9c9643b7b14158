import { metadataDatabase } from '@ai-etl/runtime/store/database'
import pino from 'pino'
import type { Services } from '../services.ts'
import { counting, failing, testSecrets } from './fixture.embedded.ts'
import { openJobs } from './start.ts'

/** A server process with nothing but jobs: `node child.embedded.ts DATA_DIR`. Says when it works; stops on SIGTERM. */
const database = await metadataDatabase({ dataDir: process.argv[2] })
const log = pino({ level: process.env.AI_ETL_LOG_LEVEL ?? 'silent' }, pino.destination(2))
const { jobs, work } = await openJobs(
  { database, log, secrets: testSecrets, bus: null },
  { kinds: [counting, failing], graceMs: 200 },
)
// The kinds of this test use nothing else.
await work({ database, log, secrets: testSecrets, bus: null, jobs } as unknown as Services)
console.log('working')
process.once('SIGTERM', () => {
  void jobs
    .stop()
    .then(() => database.close())
    .then(() => process.exit(0))
})
