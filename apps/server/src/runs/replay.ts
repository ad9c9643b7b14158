import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import type { Run } from '@ai-etl/core/documents/run'
import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import type { ContextSettings } from '@ai-etl/runtime/context'
import type { Live } from '@ai-etl/runtime/load/load'
import { quarantineReplay, replayMended } from '@ai-etl/runtime/load/replay'
import { runFolder } from '@ai-etl/runtime/runs/folder'
import { quarantineForm, rawRows } from '@ai-etl/runtime/runs/quarantine-entries'
import { rowsToReplay } from '@ai-etl/runtime/store/queries/quarantine/rows-to-replay'
import { setRowsReplayed } from '@ai-etl/runtime/store/queries/quarantine/set-replayed'
import { none, rows } from '@ai-etl/runtime/store/query'
import type { Services } from '../services.ts'
import type { RunWork } from './request.ts'

/** Rows read from the database at once. */
const PAGE = 500

/**
 * Loads the mended rows of a run, and notes in which run they were loaded. Rows that are rejected again stand in the
 * quarantine of that one.
 * @throws PlatformError `quarantine.not-replayable` when there is nothing to replay, and what loads throw
 */
export async function replayRows(
  services: Pick<Services, 'database' | 'secrets'>,
  asked: Extract<RunWork, { kind: 'replay' }>,
  runId: string,
  settings: ContextSettings,
  live: Live,
  run: string,
): Promise<Run> {
  const { of, ofRunId, all, file: given, target } = asked
  if (given !== undefined) return quarantineReplay(of, { file: given, target }, settings, live, { run })
  const form = await quarantineForm(settings.dataDir, of)
  const nothing = () => new PlatformError('quarantine.not-replayable', { run: of, why: phrase('quarantine.nothing') })
  if (form === null) throw nothing()
  const path = join(runFolder(settings.dataDir, of).path, 'quarantine', `replay-${run}.${form.extension}`)
  const file = createWriteStream(path, { mode: 0o600 })
  file.write(form.head)
  const positions: number[] = []
  try {
    for (let after = -1; ; ) {
      const found = await rows(services.database, rowsToReplay, {
        runId: ofRunId,
        after,
        limit: PAGE,
        mendedOnly: !all,
      })
      if (found.length === 0) break
      const unmended = found.filter(({ mended }) => mended === null).map(({ position }) => position)
      const raw = await rawRows(settings.dataDir, of, unmended, true)
      for (const { position, mended } of found) {
        const text = mended === null ? raw.get(position) : await services.secrets.unseal(mended, 'row')
        if (text === undefined) continue
        file.write(text.endsWith('\n') ? text : `${text}\n`)
        positions.push(position)
      }
      after = found[found.length - 1].position
    }
    file.end()
    await finished(file)
    if (positions.length === 0) throw nothing()
    const document = await replayMended(of, path, settings, live, { run }, target)
    await none(services.database, setRowsReplayed, { runId: ofRunId, positions, replayedIn: runId })
    return document
  } finally {
    file.destroy()
    // Rows as people typed them may be personal: they stay sealed in the database.
    await rm(path, { force: true })
  }
}
