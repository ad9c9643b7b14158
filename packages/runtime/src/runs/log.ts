import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { maskSecrets } from '@ai-etl/core/address/mask'
import { atPlace } from '@ai-etl/core/errors/place'
import type { RunFolder } from './folder.ts'

/** Notes an event of a run: a stable name and facts. */
export type Log = (event: string, facts?: Readonly<Record<string, string | number | boolean | null>>) => void

/** The log of a run, `log.ndjson`: one event a line, with its time. Texts that look like addresses are masked. */
export function openLog(folder: RunFolder): Log {
  const path = join(folder.path, 'log.ndjson')
  return (event, facts = {}) => {
    const safe = Object.entries(facts).map(([name, value]) => [
      name,
      typeof value === 'string' ? maskSecrets(value) : value,
    ])
    const line = { time: new Date().toISOString(), event, ...Object.fromEntries(safe) }
    try {
      appendFileSync(path, `${JSON.stringify(line)}\n`)
    } catch (error) {
      throw atPlace(error, path)
    }
  }
}
