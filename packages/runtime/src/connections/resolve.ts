import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Address } from '@ai-etl/core/address/address'
import { parseAddress } from '@ai-etl/core/address/parse'
import { PlatformError } from '@ai-etl/core/errors/error'
import { type ConnectionSettings, savedAddress } from './store.ts'

interface Settings extends ConnectionSettings {
  readonly workingDir: string
}

/**
 * Reads an address as a user gives it: paths from the working folder, `${NAME}` from the environment, `@name#dataset`
 * from the saved connections. Never answers a saved address. `text` of the answer stays what the user wrote.
 * @throws PlatformError `address.invalid`, `address.variable-missing`, `connections.unknown`
 */
export async function resolveAddress(text: string, settings: Settings): Promise<Exclude<Address, { kind: 'saved' }>> {
  const options = {
    environment: settings.environment,
    exists: (path: string) => existsSync(resolve(settings.workingDir, path)),
  }
  const address = parseAddress(text, options)
  if (address.kind !== 'saved') return address
  const saved = parseAddress(await savedAddress(settings, address.name), options)
  if (saved.kind === 'saved') throw new PlatformError('connections.chained', { name: address.name })
  return {
    ...saved,
    text,
    fragment: address.fragment ?? saved.fragment,
    options: { ...saved.options, ...address.options },
  }
}
