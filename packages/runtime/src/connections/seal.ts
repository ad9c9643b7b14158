import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { PlatformError } from '@ai-etl/core/errors/error'
import { type KeyRing, keyId, keyRing } from './keys.ts'

const IV_BYTES = 12
const TAG_BYTES = 16

/** The key that seals secrets of a data folder. @see keyRing */
export async function secretKey(
  dataDir: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Buffer> {
  return (await keyRing(dataDir, environment))[0]
}

/** AES-256-GCM with the key's id: `ID.` and iv, tag and sealed bytes as base64. */
export function seal(key: Buffer, text: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return `${keyId(key)}.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')}`
}

/**
 * Opens what was sealed with one of the keys. Texts of before keys had ids are tried with each.
 * @param name what it belongs to, for the message
 * @throws PlatformError `connections.key-wrong` when it was sealed with another key or changed since
 */
export function unseal(keys: Buffer | KeyRing, sealed: string, name: string): string {
  const ring: readonly Buffer[] = Buffer.isBuffer(keys) ? [keys] : keys
  const dot = sealed.indexOf('.')
  const bytes = Buffer.from(sealed.slice(dot + 1), 'base64')
  const fitting = dot === -1 ? ring : ring.filter((key) => keyId(key) === sealed.slice(0, dot))
  let cause: unknown
  for (const key of fitting) {
    try {
      return open(key, bytes)
    } catch (error) {
      cause = error
    }
  }
  throw new PlatformError('connections.key-wrong', { name }, { cause })
}

function open(key: Buffer, bytes: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES))
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
}
