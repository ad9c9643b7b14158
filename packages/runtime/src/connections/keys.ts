import { createHash, randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../make-folder.ts'

/** Keys of AES-256 (32 bytes): the first seals, all unseal. */
export type KeyRing = readonly [active: Buffer, ...earlier: Buffer[]]

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The keys that seal secrets of a data folder: AI_ETL_SECRET_KEY when set, and behind it those of
 * AI_ETL_SECRET_KEY_EARLIER (separated by commas or spaces); else those of the file `secret.key`, one a line, which is made at first
 * use and readable by its owner only.
 */
export async function keyRing(dataDir: string, environment: Environment): Promise<KeyRing> {
  const given = environment.AI_ETL_SECRET_KEY
  if (given) {
    const earlier = (environment.AI_ETL_SECRET_KEY_EARLIER ?? '').split(/[\s,]+/).filter(Boolean)
    return [derived(given), ...earlier.map(derived)]
  }
  try {
    return await readKeys(dataDir)
  } catch {
    await makeFolder(dataDir)
    // 'wx': of two that make it at once, one wins and both read the winner's.
    await writeFile(keyFile(dataDir), newLine(), { mode: 0o600, flag: 'wx' }).catch(() => undefined)
    return readKeys(dataDir)
  }
}

/** Puts a new key before those of the file: it seals from now on, the earlier ones still unseal. */
export async function addKey(dataDir: string): Promise<void> {
  await replaceKeys(dataDir, `${newLine()}${await readFile(keyFile(dataDir), 'utf8')}`)
}

/** What a key is called in sealed texts and lists; says nothing of the key. */
export function keyId(key: Buffer): string {
  return createHash('sha256').update('ai-etl key id').update(key).digest('hex').slice(0, 12)
}

function derived(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

async function readKeys(dataDir: string): Promise<KeyRing> {
  const lines = (await readFile(keyFile(dataDir), 'utf8')).split('\n').filter((line) => line.trim() !== '')
  const [active, ...earlier] = lines.map((line) => Buffer.from(line.trim(), 'hex'))
  if (active === undefined) throw new RangeError(`${keyFile(dataDir)} holds no key`)
  return [active, ...earlier]
}

async function replaceKeys(dataDir: string, lines: string): Promise<void> {
  const aside = `${keyFile(dataDir)}.${process.pid}`
  await writeFile(aside, lines, { mode: 0o600 })
  await rename(aside, keyFile(dataDir))
}

function newLine(): string {
  return `${randomBytes(32).toString('hex')}\n`
}

function keyFile(dataDir: string): string {
  return join(dataDir, 'secret.key')
}
