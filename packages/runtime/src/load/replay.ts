import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { writeFileAddress } from '@ai-etl/core/address/write'
import type { Run } from '@ai-etl/core/documents/run'
import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import { withWarnings } from '@ai-etl/core/messages/run-again'
import { resolveAddress } from '../connections/resolve.ts'
import type { ContextSettings } from '../context.ts'
import { engineFolder, type RunFolder, readLive, readRun, runFolder, writeWhole } from '../runs/folder.ts'
import type { QuarantineAbout } from '../runs/quarantine-about.ts'
import { readAbout } from '../runs/quarantine-about.ts'
import type { Live, RunIdentity } from './load.ts'
import { load } from './load.ts'
import type { LoadRequest } from './request.ts'
import { emptyRun } from './run-document.ts'

/**
 * Loads the mended rows of a run's quarantine once into the table that the run loaded: the raw file as the user left
 * it, or another file of the same form. What is rejected again stands in the quarantine of the new run; a second replay
 * of the first one changes nothing.
 * @param file address of the mended rows; absent: the quarantine's own file
 * @param addresses of source and target, needed only where the first ones carried a literal secret
 * @throws PlatformError `run.unknown`, `quarantine.not-replayable`, and what `load` throws
 */
export async function quarantineReplay(
  run: string,
  options: { readonly file?: string | undefined; readonly target?: string | undefined },
  settings: ContextSettings,
  live: Live,
  identity?: RunIdentity,
): Promise<Run> {
  const folder = runFolder(settings.dataDir, run)
  const about = await replayable(folder, settings)
  const target = options.target ?? (await firstTarget(about, settings))
  const done = join(folder.path, 'quarantine', 'replayed.json')
  const request = {
    ...replayRequest(about),
    source: options.file ?? (await addressOf(join(folder.path, 'quarantine', about.file), about, settings)),
    target,
  }
  if (existsSync(done)) {
    const before = JSON.parse(await readFile(done, 'utf8')) as { run: string }
    const unchanged = emptyRun(before.run, request, new Date().toISOString())
    const replayed = phrase('run.replayed-before', { run: before.run })
    return withWarnings({ ...unchanged, state: 'unchanged' }, [replayed], settings.lang)
  }
  const document = await load(request, settings, live, identity)
  // A replay that was killed after publishing is found unchanged by the ledger, and noted here all the same.
  if ((await readRun(folder)) !== null) await writeWhole(done, { run: document.run })
  return document
}

/**
 * Loads mended rows of a run's quarantine that stand in a file of their own, in the form of its raw file. The same rows
 * again change nothing where the ledger knows them (append), or the key does.
 * @param path of the file, absolute
 * @throws PlatformError `run.unknown`, `quarantine.not-replayable`, and what `load` throws
 */
export async function replayMended(
  run: string,
  path: string,
  settings: ContextSettings,
  live: Live,
  identity?: RunIdentity,
  otherTarget?: string,
): Promise<Run> {
  const about = await replayable(runFolder(settings.dataDir, run), settings)
  const target = otherTarget ?? (await firstTarget(about, settings))
  const source = await addressOf(path, about, settings)
  return load({ ...replayRequest(about), source, target }, settings, live, identity)
}

/** What a quarantine knows of its load. @throws PlatformError `quarantine.not-replayable` */
async function replayable(folder: RunFolder, { dataDir }: ContextSettings): Promise<QuarantineAbout> {
  const { run } = folder
  const about = await readAbout(folder)
  if (about === null) throw new PlatformError('quarantine.not-replayable', { run, why: phrase('quarantine.nothing') })
  const parent = (await readLive(folder))?.parent
  // Laid down for steps that see many rows at once, beside a run that is over: there is no table to add them to.
  if (parent !== undefined && about.request.target.startsWith(engineFolder(dataDir, parent)))
    throw new PlatformError('quarantine.not-replayable', { run, why: phrase('quarantine.of-source') })
  return about
}

/** Where the first load wrote, from whatever folder it is replayed. @throws PlatformError `quarantine.not-replayable` */
async function firstTarget({ run, request, workingDir }: QuarantineAbout, settings: ContextSettings): Promise<string> {
  const { target } = request
  if (target.includes(':***@')) {
    const why = phrase('quarantine.password-gone')
    throw new PlatformError('quarantine.not-replayable', { run, why })
  }
  if (workingDir === undefined || workingDir === settings.workingDir) return target
  const address = await resolveAddress(target, { ...settings, workingDir })
  if (address.kind !== 'file') return target
  const folder = address.path.endsWith('/') ? '/' : ''
  const { format, options, fragment } = address
  return writeFileAddress(format, `${resolve(workingDir, address.path)}${folder}`, {
    options,
    ...(fragment !== null && { fragment }),
  })
}

/** The request of the first load, for rows that come on top of what it loaded. */
function replayRequest(about: QuarantineAbout): Omit<LoadRequest, 'source' | 'target'> {
  const { mode, key, schema, select, where, steps, params, names } = about.request
  return {
    mode: mode === 'replace' ? 'append' : mode,
    ...(key && { key }),
    ...(schema && { schema }),
    ...(select && { select }),
    ...(where && { where }),
    ...(steps && { steps }),
    ...(params && { params }),
    ...(names && { names }),
    root: about.root,
    forms: about.forms,
  }
}

/** Address of the raw records in the dialect that they were written in. */
async function addressOf(path: string, about: QuarantineAbout, settings: ContextSettings): Promise<string> {
  if (about.file.endsWith('.xml')) return xmlFile(path, about, settings)
  const address = encodeURI(relative(settings.workingDir, path)).replaceAll('#', '%23').replaceAll('?', '%3F')
  if (!about.file.endsWith('.csv')) return `json:${address}`
  const { delimiter, quote, escape } = about.format
  const options = new URLSearchParams({ encoding: 'utf-8', header: 'true' })
  if (typeof delimiter === 'string') options.set('delimiter', delimiter)
  if (typeof quote === 'string') options.set('quote', quote)
  if (typeof escape === 'string' && escape !== 'doubled') options.set('escape', escape)
  return `csv:${address}?${String(options).replaceAll('+', '%20')}`
}

/** Elements that stand one behind the other are no document: they get a root of their own, and are named as records. */
async function xmlFile(path: string, { format }: QuarantineAbout, settings: ContextSettings): Promise<string> {
  const whole = path.replace(/\.xml$/, '.document.xml')
  await writeFile(whole, `<rejected>\n${await readFile(path, 'utf8')}</rejected>\n`)
  const record = typeof format.records === 'string' ? format.records.split('.').at(-1) : undefined
  const fragment = record === undefined ? {} : { fragment: `rejected.${record}` }
  return writeFileAddress('xml', relative(settings.workingDir, whole), fragment)
}
