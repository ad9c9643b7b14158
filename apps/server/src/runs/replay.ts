import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import type { Run } from '@ai-etl/core/documents/run'
import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import type { ContextSettings } from '@ai-etl/runtime/context'
import type { Live, RunIdentity } from '@ai-etl/runtime/load/load'
import { runSeveral } from '@ai-etl/runtime/load/pipeline/several'
import { quarantineReplay, replayMended } from '@ai-etl/runtime/load/replay'
import { runFolder } from '@ai-etl/runtime/runs/folder'
import { readAbout } from '@ai-etl/runtime/runs/quarantine-about'
import { quarantineForm, rejectedRecords } from '@ai-etl/runtime/runs/quarantine-entries'
import { loadsWithQuarantine } from '@ai-etl/runtime/store/queries/quarantine/loads'
import { rowsToReplay } from '@ai-etl/runtime/store/queries/quarantine/rows-to-replay'
import { setRowsReplayed } from '@ai-etl/runtime/store/queries/quarantine/set-replayed'
import { none, rows } from '@ai-etl/runtime/store/query'
import type { Services } from '../services.ts'
import type { RunWork } from './request.ts'

type Needed = Pick<Services, 'database' | 'secrets'>
type ReplayWork = Extract<RunWork, { kind: 'replay' }>

/** A load whose rows are replayed: its name within its run, and its folder. */
interface Replayed {
  readonly target: string
  readonly folder: string
}

/** Rows read from the database at once. */
const PAGE = 500

/**
 * Loads the mended rows of a run, each into the target that it was meant for, and notes in which run they were loaded.
 * Rows that are rejected again stand in the quarantine of that one. The rows of several targets are several loads of
 * one run.
 * @param of the run that replays
 * @param run its folder
 * @throws PlatformError `quarantine.not-replayable` when there is nothing to replay, and what loads throw
 */
export async function replayRows(
  services: Needed,
  asked: ReplayWork,
  of: { readonly projectId: string; readonly runId: string },
  settings: ContextSettings,
  live: Live,
  run: string,
  onTarget: (target: string, run: Run) => void,
): Promise<Run> {
  const loads = await loadsToReplay(services, asked, of.projectId)
  const replay = async (load: Replayed, identity: RunIdentity) => {
    const document = await replayLoad(
      services,
      asked,
      load,
      of.runId,
      readingOwn(settings, load.folder),
      live,
      identity,
    )
    onTarget(load.target, document)
    return document
  }
  if (loads.length === 1) return replay(loads[0], { run })
  const targets = await Promise.all(
    loads.map(async (load) => {
      const about = await readAbout(runFolder(settings.dataDir, load.folder))
      if (about === null) throw nothingToReplay(asked.of)
      return { ...load, name: load.target, request: about.request }
    }),
  )
  const byName = new Map(targets.map((target) => [target.name, target]))
  return runSeveral(
    {
      identity: { run },
      name: `${asked.name ?? asked.of} ↻`,
      targets,
      settings,
      loadOne: async ({ name }, identity) => replay(byName.get(name) ?? targets[0], identity),
    },
    async (child) => {
      const done: Run[] = []
      for (const target of targets) done.push(await child(target))
      return done
    },
  )
}

/** @throws PlatformError `quarantine.not-replayable` */
async function loadsToReplay(
  { database }: Needed,
  { of, ofRunId, all, file, load }: ReplayWork,
  projectId: string,
): Promise<readonly Replayed[]> {
  const known = (await rows(database, loadsWithQuarantine, { projectId, runId: ofRunId })).filter(
    (each) => load === undefined || each.target === load,
  )
  if (known.length > 0 && known.every(({ replayable }) => !replayable))
    throw new PlatformError('quarantine.not-replayable', { run: of, why: phrase('quarantine.of-source') })
  const able = known.filter(({ replayable }) => replayable)
  if (file !== undefined) {
    if (able.length > 1)
      throw new PlatformError('quarantine.not-replayable', { run: of, why: phrase('quarantine.target-needed') })
    // A quarantine that is listed nowhere may still have its folder.
    return able.length === 1 ? able : [{ target: 'load', folder: of }]
  }
  const wanted = able.filter(({ mended, left }) => (all ? left : mended) > 0)
  if (wanted.length === 0) throw nothingToReplay(of)
  return wanted
}

/** The settings under which the rows in a run's own folder may be read. */
function readingOwn(settings: ContextSettings, folder: string): ContextSettings {
  const { fileRoots, dataDir } = settings
  return { ...settings, fileRoots: fileRoots && [...fileRoots, join(dataDir, 'runs', folder)] }
}

async function replayLoad(
  services: Needed,
  { of, ofRunId, all, file: given, target }: ReplayWork,
  { folder }: Replayed,
  runId: string,
  settings: ContextSettings,
  live: Live,
  identity: RunIdentity,
): Promise<Run> {
  if (given !== undefined) return quarantineReplay(folder, { file: given, target }, settings, live, identity)
  const form = await quarantineForm(settings.dataDir, folder)
  if (form === null) throw nothingToReplay(of)
  const name = `replay-${identity.run}.${form.extension}`
  const path = join(runFolder(settings.dataDir, folder).path, 'quarantine', name)
  const file = createWriteStream(path, { mode: 0o600 })
  file.write(form.head)
  const positions: number[] = []
  try {
    for (let after = -1; ; ) {
      const asked = { runId: ofRunId, folder, after, limit: PAGE, mendedOnly: !all }
      const found = await rows(services.database, rowsToReplay, asked)
      if (found.length === 0) break
      const unmended = found.filter(({ mended }) => mended === null).map(({ position }) => position)
      const records = await rejectedRecords(settings.dataDir, folder, unmended, true)
      for (const { position, mended } of found) {
        const text = mended === null ? records.get(position)?.raw : await services.secrets.unseal(mended, 'row')
        if (text === undefined) continue
        file.write(text.endsWith('\n') ? text : `${text}\n`)
        positions.push(position)
      }
      after = found[found.length - 1].position
    }
    file.end()
    await finished(file)
    if (positions.length === 0) throw nothingToReplay(of)
    const document = await replayMended(folder, path, settings, live, identity, target)
    await none(services.database, setRowsReplayed, { runId: ofRunId, folder, positions, replayedIn: runId })
    return document
  } finally {
    file.destroy()
    // Rows as people typed them may be personal: they stay sealed in the database.
    await rm(path, { force: true })
  }
}

function nothingToReplay(run: string): PlatformError {
  return new PlatformError('quarantine.not-replayable', { run, why: phrase('quarantine.nothing') })
}
