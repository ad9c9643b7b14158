import { createHash, randomUUID } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Position } from '@ai-etl/core/contracts/batch'
import type { LoadPlan } from '@ai-etl/core/contracts/target'
import type { ProcessIdentity } from '../embedded/process-identity.ts'
import { isAlive, ownIdentity } from '../embedded/process-identity.ts'
import { makeFolder } from '../make-folder.ts'
import { writeWhole } from '../runs/folder.ts'
import type { QuarantineMark } from '../runs/quarantine.ts'
import type { CursorProgress } from './cursor.ts'
import type { Reading } from './readings.ts'
import type { TableCounts } from './tally.ts'
import type { Watched } from './watch.ts'

/**
 * Loads under way, `<data-dir>/loads/<what>/<load>.json`, where `what` is a digest of source, target, mode and steps.
 * A load whose process died is found here by the next one of the same kind, which takes over its id and goes on from
 * the last chunk that the target committed. Addresses stand in it as documents have them, without secrets.
 */
export interface JournalEntry {
  readonly load: string
  /** The run that reads or read it, whose quarantine a resumed load takes over. */
  readonly run: string
  readonly process: ProcessIdentity
  /** Of the input; a load of another content is not gone on with. */
  readonly fingerprint: string | null
  /** How each column is read, by table: a resumed load must read as the first did. */
  readonly readings: readonly (readonly Reading[])[]
  /** Where it writes and by which plan, so that its leavings can be found and removed. */
  readonly target: string
  readonly plan: LoadPlan
  readonly startedAt: string
  /** The target has taken it up; absent: whatever it refused, nothing of the load is there. */
  readonly begun?: true
}

/** What was counted up to a place where a resumed load may begin. */
export interface Border {
  readonly next: Position
  readonly tables: readonly TableCounts[]
  readonly quarantine: QuarantineMark
  readonly cursor: CursorProgress | null
  /** Of the cursor that is followed for a pipeline; absent: none is. */
  readonly watched?: Watched
  /** Fingerprints of the rows up to there, by table; null where none were asked for. */
  readonly fingerprints: readonly string[] | null
}

export class Journal {
  readonly #directory: string
  readonly load: string
  /** The dead load that this one goes on with. */
  readonly previous: JournalEntry | null
  #entry: JournalEntry | null = null

  private constructor(directory: string, load: string, previous: JournalEntry | null) {
    this.#directory = directory
    this.load = load
    this.previous = previous
  }

  /**
   * Takes over a dead load of the same kind and content, or begins a new one. Dead loads of other content are
   * forgotten: their leavings at the target are cleaned by whoever loads there next.
   */
  static async open(dataDir: string, what: readonly unknown[], fingerprint: string | null): Promise<Journal> {
    const digest = createHash('sha256').update(JSON.stringify(what)).digest('hex').slice(0, 24)
    const directory = join(dataDir, 'loads', digest)
    await makeFolder(directory)
    for (const entry of await readEntries(directory)) {
      if (isAlive(entry.process)) continue
      const file = join(directory, `${entry.load}.json`)
      // Of two that find the same dead load, one succeeds in renaming it.
      const taken = `${file}.taken-${randomUUID()}`
      if (!(await rename(file, taken).then(yes, no))) continue
      await rm(taken, { force: true })
      if (fingerprint !== null && entry.fingerprint === fingerprint) return new Journal(directory, entry.load, entry)
      await rm(join(directory, `${entry.load}.borders`), { force: true })
    }
    return new Journal(directory, randomUUID(), null)
  }

  async note(entry: Omit<JournalEntry, 'load' | 'process'>): Promise<void> {
    this.#entry = { ...entry, load: this.load, process: ownIdentity() }
    await writeWhole(this.#entryFile, this.#entry)
  }

  /** The target has taken the load up. */
  async begun(): Promise<void> {
    if (this.#entry === null) return
    this.#entry = { ...this.#entry, begun: true }
    await writeWhole(this.#entryFile, this.#entry)
  }

  /** Notes a border before the target is asked to commit there, so that every committed one is known. */
  noteBorder(border: Border): void {
    appendFileSync(this.#bordersFile, `${JSON.stringify(border)}\n`)
  }

  /** The border at a position that the target committed; null when it is not known. */
  async border(next: Position): Promise<Border | null> {
    const wanted = canonical(next)
    const lines = (await readFile(this.#bordersFile, 'utf8').catch(() => '')).split('\n').filter(Boolean)
    for (const line of lines.reverse()) {
      const border = parseBorder(line)
      if (border && canonical(border.next) === wanted) return border
    }
    return null
  }

  /** Chunks are given up: no border is one to go on from. */
  async forgetBorders(): Promise<void> {
    await rm(this.#bordersFile, { force: true })
  }

  /** This process no longer works at the load: the next one may go on with it, if it is not finished. */
  async release(): Promise<void> {
    if (this.#entry === null) return
    await writeWhole(this.#entryFile, { ...this.#entry, process: NOBODY })
  }

  /** The load is over: nothing is left to go on with. */
  async finish(): Promise<void> {
    this.#entry = null
    await rm(this.#entryFile, { force: true })
    await rm(this.#bordersFile, { force: true })
  }

  get #entryFile(): string {
    return join(this.#directory, `${this.load}.json`)
  }

  get #bordersFile(): string {
    return join(this.#directory, `${this.load}.borders`)
  }
}

/** No process has this number. */
const NOBODY: ProcessIdentity = { pid: 0, started: '0' }
const yes = () => true
const no = () => false

/** A load that no process works at. */
export interface DeadLoad {
  readonly directory: string
  readonly entry: JournalEntry
}

/** Every load of a data folder that was begun, is not finished, and has nobody to finish it. */
export async function deadLoads(dataDir: string): Promise<readonly DeadLoad[]> {
  const root = join(dataDir, 'loads')
  const directories = (await readdir(root).catch(() => [])).map((name) => join(root, name))
  const found = await Promise.all(
    directories.map(async (directory) => (await readEntries(directory)).map((entry) => ({ directory, entry }))),
  )
  return found.flat().filter(({ entry }) => !isAlive(entry.process))
}

export async function forgetLoad({ directory, entry }: DeadLoad): Promise<void> {
  await rm(join(directory, `${entry.load}.json`), { force: true })
  await rm(join(directory, `${entry.load}.borders`), { force: true })
}

async function readEntries(directory: string): Promise<readonly JournalEntry[]> {
  const files = (await readdir(directory)).filter((name) => name.endsWith('.json'))
  const texts = await Promise.all(files.map((name) => readFile(join(directory, name), 'utf8').catch(() => null)))
  // Written whole by `note` alone.
  return texts.filter((text) => text !== null).map((text) => JSON.parse(text) as JournalEntry)
}

/** The last line may be cut short by a kill. */
function parseBorder(line: string): Border | null {
  try {
    return JSON.parse(line) as Border
  } catch {
    return null
  }
}

function canonical(position: Position): string {
  return JSON.stringify(Object.entries(position).sort(([a], [b]) => (a < b ? -1 : 1)))
}
