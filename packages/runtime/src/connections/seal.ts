import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PlatformError } from '@ai-etl/core/errors/error'

const IV_BYTES = 12
const TAG_BYTES = 16

/**
 * The key that seals secrets of a data folder: AI_ETL_SECRET_KEY when set, else one made at first use and kept in
 * `secret.key`, readable by its owner only. 32 bytes.
 */
export async function secretKey(
  dataDir: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Buffer> {
  const given = environment.AI_ETL_SECRET_KEY
  if (given) return createHash('sha256').update(given).digest()
  const file = join(dataDir, 'secret.key')
  try {
    return Buffer.from((await readFile(file, 'utf8')).trim(), 'hex')
  } catch {
    await mkdir(dataDir, { recursive: true })
    // 'wx': of two that make it at once, one wins and both read the winner's.
    await writeFile(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' }).catch(() => undefined)
    return Buffer.from((await readFile(file, 'utf8')).trim(), 'hex')
  }
}

/** AES-256-GCM: iv, tag and sealed bytes as base64. */
export function seal(key: Buffer, text: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')
}

/** @throws PlatformError `connections.key-wrong` when it was sealed with another key or changed since. */
export function unseal(key: Buffer, sealed: string, name: string): string {
  const bytes = Buffer.from(sealed, 'base64')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES))
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
  } catch (cause) {
    throw new PlatformError('connections.key-wrong', { name }, { cause })
  }
}
