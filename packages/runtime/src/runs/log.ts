import { appendFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { maskSecrets } from '@ai-etl/core/address/mask'
import { atPlace } from '@ai-etl/core/errors/place'
import type { Phrase } from '@ai-etl/core/messages/phrase'
import { type RunFolder, runFolder } from './folder.ts'

/** Notes an event of a run: a stable name and facts. */
export type Log = (event: string, facts?: Readonly<Record<string, string | number | boolean | null | Phrase>>) => void

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

/** One event of a run's log. */
export interface LogLine {
  readonly time: string
  readonly event: string
  readonly [fact: string]: string | number | boolean | null | Phrase
}

/** The log of a run by now; nothing before its first event. @throws PlatformError `run.unknown` */
export async function readRunLog(dataDir: string, run: string): Promise<readonly LogLine[]> {
  const text = await readFile(join(runFolder(dataDir, run).path, 'log.ndjson'), 'utf8').catch(() => '')
  // The last line may be half written.
  const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as LogLine)
}
