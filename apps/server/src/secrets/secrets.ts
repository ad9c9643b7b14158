import { keyId, keyRing } from '@ai-etl/runtime/connections/keys'
import { seal, unseal } from '@ai-etl/runtime/connections/seal'
import type { MetadataDatabase } from '@ai-etl/runtime/store/database'
import { activateSecretKey } from '@ai-etl/runtime/store/queries/secret-keys/activate'
import { none } from '@ai-etl/runtime/store/query'
import type { ServerSettings } from '../settings.ts'

/** A secret as it is stored, and the key that opens it. */
export interface Sealed {
  readonly sealed: string
  readonly keyId: string
}

/**
 * Seals secrets with AES-256-GCM. Keys are read anew each time, so that a rotation by another process counts at once;
 * what is sealed is rare.
 */
export interface Secrets {
  seal(text: string): Promise<Sealed>
  /** @param name what it belongs to @throws PlatformError `connections.key-wrong` */
  unseal(sealed: string, name: string): Promise<string>
  /** The keys as contexts take them: hexadecimal, the one that seals first. Never leaves the process. */
  keys(): Promise<readonly string[]>
}

/** Makes the key that seals known to the database, which every sealed text refers to. */
export async function openSecrets(settings: ServerSettings, database: MetadataDatabase): Promise<Secrets> {
  const ring = () => keyRing(settings.dataDir, settings.environment)
  await none(database, activateSecretKey, { keyId: keyId((await ring())[0]) })
  return {
    async seal(text) {
      const [key] = await ring()
      const id = keyId(key)
      await none(database, activateSecretKey, { keyId: id })
      return { sealed: seal(key, text), keyId: id }
    },
    async unseal(sealed, name) {
      return unseal(await ring(), sealed, name)
    },
    async keys() {
      return (await ring()).map((key) => key.toString('hex'))
    },
  }
}
