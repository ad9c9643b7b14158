import { createReadStream } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Quarantine } from '@ai-etl/core/documents/run'
import type { Language } from '@ai-etl/core/messages/language'
import { say } from '@ai-etl/core/messages/phrase'
import { runFolder, runsDirectory } from './folder.ts'
import type { QuarantineEntry } from './quarantine.ts'
import type { QuarantineAbout } from './quarantine-about.ts'
import { readAbout } from './quarantine-about.ts'
import { maskDetail, maskRecord } from './quarantine-mask.ts'

/** Raw bytes of one record that are shown at most. */
const SHOWN_BYTES = 4_000

export interface QuarantineSummary {
  readonly run: string
  readonly source: string
  readonly target: string
  readonly count: number
  /** The file of raw records, to be mended with an editor. */
  readonly file: string
}

/** Runs that have rejected rows, newest first. */
export async function quarantineList(dataDir: string): Promise<readonly QuarantineSummary[]> {
  const names: readonly string[] = await readdir(runsDirectory(dataDir)).catch(() => [])
  const runs = names.toSorted((a, b) => (a < b ? 1 : -1))
  const found = await Promise.all(runs.map(async (run) => ({ run, about: await readAbout(runFolder(dataDir, run)) })))
  return found.flatMap(({ run, about }) =>
    about === null || about.count === 0 ? [] : [summarise(run, join(runsDirectory(dataDir), run), about)],
  )
}

function summarise(run: string, path: string, about: QuarantineAbout): QuarantineSummary {
  const { source, target } = about.request
  return { run, source, target, count: about.count, file: join(path, 'quarantine', about.file) }
}

/**
 * The rejected rows of a run with their raw text; values of personal fields are masked unless `showPersonal`.
 * @throws PlatformError `run.unknown`
 */
export async function quarantineShow(
  dataDir: string,
  run: string,
  lang: Language,
  options: { readonly limit?: number; readonly showPersonal?: boolean } = {},
): Promise<Quarantine> {
  const { limit = 100, showPersonal = false } = options
  const folder = runFolder(dataDir, run)
  const about = await readAbout(folder)
  if (about === null) return { run, rows: [] }
  const raw = await open(join(folder.path, 'quarantine', about.file))
  const lines = createInterface({ input: createReadStream(join(folder.path, 'quarantine', 'index.ndjson')) })
  const rows: Quarantine['rows'] = []
  try {
    for await (const line of lines) {
      if (rows.length >= limit) break
      rows.push(await showRow(JSON.parse(line) as QuarantineEntry, raw, lang, showPersonal ? null : about))
    }
  } finally {
    lines.close()
    await raw.close()
  }
  return { run, rows }
}

/** @param mask what masking has to know; null: nothing is masked */
async function showRow(
  entry: QuarantineEntry,
  file: FileHandle,
  lang: Language,
  mask: QuarantineAbout | null,
): Promise<Quarantine['rows'][number]> {
  const { source, line, byte, rule, detail } = entry
  const bytes = Buffer.alloc(Math.min(entry.length, SHOWN_BYTES))
  await file.read(bytes, 0, bytes.length, entry.at)
  const raw = bytes.toString('utf8').replace(/\ufffd+$/, '')
  if (mask === null) return { source, line, byte, rule, detail: say(detail, lang), raw }
  const masked = maskDetail(detail, mask.columns)
  return { source, line, byte, rule, detail: say(masked, lang), raw: maskRecord(raw, mask) }
}
