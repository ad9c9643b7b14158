import { closeSync, createReadStream, openSync, readdirSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { QuarantineEntry, QuarantineWriter } from './quarantine.ts'

/**
 * Puts the rejected rows of a part of a run behind those that a quarantine holds.
 * @param folder of the part, with its `quarantine/` in it
 * @param count its rejected rows, those included that its caps kept out
 */
export async function absorbQuarantine(into: QuarantineWriter, folder: string, count: number): Promise<void> {
  const path = join(folder, 'quarantine')
  const rawName = readdirSync(path).find((name) => name.startsWith('rejected.')) ?? ''
  const raw = openSync(join(path, rawName), 'r')
  let kept = 0
  try {
    for await (const line of createInterface({ input: createReadStream(join(path, 'index.ndjson')) })) {
      const { at, length, ...entry } = JSON.parse(line) as QuarantineEntry
      const bytes = Buffer.alloc(length)
      readSync(raw, bytes, 0, length, at)
      into.add(entry, bytes)
      kept++
    }
  } finally {
    closeSync(raw)
  }
  into.countUnkept(count - kept)
}
