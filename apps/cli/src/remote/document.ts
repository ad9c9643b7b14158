import { existsSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { PlatformError } from '@ai-etl/core/errors/error'
import { applyOperations } from '@ai-etl/core/pipeline/edit/apply'
import type { Operation } from '@ai-etl/core/pipeline/edit/operations'
import { readPipeline } from '@ai-etl/core/pipeline/read'
import type { Call } from '../command.ts'
import type { Server } from './server.ts'

/** A pipeline document for a server. */
export interface SentDocument {
  /** As the user calls it. */
  readonly name: string
  readonly text: string
}

/**
 * A pipeline document as a server can run it: files of this machine that it reads are sent, and named as they lie there.
 * One that cannot be read as a document goes as it stands, for the server to say what is wrong.
 * @throws PlatformError `file.missing`
 */
export async function sentDocument(
  call: Call,
  server: Server,
  name: string = call.arguments[0],
): Promise<SentDocument> {
  const path = resolve(call.settings.workingDir, name)
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new PlatformError('file.missing', { path: name }, { cause })
  })
  const operations: Operation[] = []
  for (const [source, from] of sourcesOf(name, text)) {
    const file = localFile(from, dirname(path))
    if (file === null) continue
    const { address } = await server.send(file.path, file.typed)
    operations.push({ op: 'set', path: ['sources', source, 'from'], value: file.prefix + address + file.rest })
  }
  return { name, text: applyOperations(text, operations).text }
}

function sourcesOf(name: string, text: string): readonly (readonly [string, string])[] {
  try {
    return Object.entries(readPipeline(name, text).pipeline.sources).map(([source, { from }]) => [source, from])
  } catch {
    return []
  }
}

interface LocalFile {
  readonly path: string
  readonly typed: string
  /** Format before the path, and options and records behind it. */
  readonly prefix: string
  readonly rest: string
}

/** The file of this machine that an address names; null: it names none that is there. */
export function localFile(address: string, folder: string): LocalFile | null {
  const [, prefix = '', typed = '', rest = ''] = /^((?:csv|json|xml|parquet):)?([^?#]*)(.*)$/s.exec(address) ?? []
  if (/^(@|[a-z][a-z0-9+]*:\/\/)/.test(typed)) return null
  for (const path of [typed, decoded(typed)]) {
    const absolute = resolve(folder, path)
    if (path !== '' && existsSync(absolute) && statSync(absolute).isFile())
      return { path: absolute, typed, prefix, rest }
  }
  return null
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
