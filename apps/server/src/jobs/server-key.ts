import { maskSecrets } from '@ai-etl/core/address/mask'

/** Characters of a key; what is longer differs before that. */
const LONGEST = 300

/**
 * The server or saved connection that an address means, as the key of jobs that should not crowd it: few of one key run
 * at once. Null for files, which bear any number of readers.
 */
export function serverKey(address: string): string | null {
  if (!address.startsWith('@') && !/^[a-z][a-z0-9+]*:\/\//.test(address)) return null
  return maskSecrets(address).split(/[#?]/)[0].slice(0, LONGEST)
}

/** A key as all processes count it: names of saved connections mean another server in each project. */
export function keyInProject(key: string | null, projectId: string | null): string | null {
  return key?.startsWith('@') ? `${projectId} ${key}` : key
}
