import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Form } from '@ai-etl/core/values/form'
import type { LoadRequest } from '../load/request.ts'
import type { RunFolder } from './folder.ts'
import { writeWhole } from './folder.ts'

/** What a run's quarantine has to know to show and to replay its rows: `quarantine/about.json`. */
export interface QuarantineAbout {
  readonly run: string
  /** Rejected records in all; the files hold as many as the cap allows. */
  readonly count: number
  /** Name of the file of raw records. */
  readonly file: string
  /** Format of the source and the dialect in which records were written. */
  readonly format: Readonly<Record<string, string | number | boolean | null>>
  /** Columns of the root, as the source names them. */
  readonly columns: readonly string[]
  /** As the user asked for it, addresses with secrets masked. */
  readonly request: LoadRequest
  /** Absolute folder that relative paths of the request begin at; absent in runs of earlier versions. */
  readonly workingDir?: string
  /** Name of the root's table at the target. */
  readonly root: string
  /** How the root's columns were read, by name: mended rows are read the same way. */
  readonly forms: Readonly<Record<string, Form>>
}

export async function writeAbout(folder: RunFolder, about: QuarantineAbout): Promise<void> {
  await writeWhole(join(folder.path, 'quarantine', 'about.json'), about)
}

/** Null where a run has rejected nothing, or was killed before it could say. */
export async function readAbout(folder: RunFolder): Promise<QuarantineAbout | null> {
  const text = await readFile(join(folder.path, 'quarantine', 'about.json'), 'utf8').catch(() => null)
  // Written whole by writeAbout alone.
  return text === null ? null : (JSON.parse(text) as QuarantineAbout)
}
