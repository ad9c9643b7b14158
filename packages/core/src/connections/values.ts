import { z } from 'zod'
import type { Address } from '../address/address.ts'
import { isSecretOption } from '../address/mask.ts'
import { parseAddress } from '../address/parse.ts'
import { writeAddress, writeFileAddress } from '../address/write.ts'
import type { Connector } from '../contracts/connector.ts'
import { isSystem } from './form.ts'

/** What the form of a connection holds. */
export const connectionValuesSchema = z.object({
  host: z.string().max(1000).optional(),
  port: z.int().min(1).max(65_535).optional(),
  /** Database; of files, their path. */
  path: z.string().max(4000).optional(),
  user: z.string().max(200).optional(),
  password: z.string().max(2000).optional(),
  options: z.record(z.string().max(100), z.union([z.string().max(4000), z.number(), z.boolean()])).optional(),
})
export type ConnectionValues = z.infer<typeof connectionValuesSchema>

/**
 * The address that a filled form means.
 * @param before the address as it was: secrets that the form leaves empty stay those
 */
export function addressOfValues(connector: Connector, values: ConnectionValues, before: string | null): string {
  const kept = before === null ? null : readWithVariables(before)
  const options = { ...keptSecrets(kept), ...texts(values.options ?? {}) }
  if (!isSystem(connector)) return writeFileAddress(connector.name, values.path ?? '', { options })
  const password = values.password || (kept?.kind === 'system' ? kept.password : null) || undefined
  const { host, port, path, user } = values
  return writeAddress({ scheme: connector.schemes[0], host, port, path, user, password, options })
}

/** What the form shows of an address, without its secrets; null where it is not one that a form could have made. */
export function valuesOfAddress(text: string): ConnectionValues | null {
  const address = readWithVariables(text)
  if (address === null || address.kind === 'saved') return null
  const options = Object.fromEntries(Object.entries(address.options).filter(([name]) => !isSecretOption(name)))
  const given = Object.keys(options).length === 0 ? {} : { options }
  if (address.kind === 'file') return { path: address.path, ...given }
  const { host, port, path, user } = address
  return {
    ...(host === '' ? {} : { host }),
    ...(port === null ? {} : { port }),
    ...(path === '' ? {} : { path }),
    ...(user === null ? {} : { user }),
    ...given,
  }
}

/** Variables stand for themselves: an address is read to be shown, not to be used. Null for a text that is none. */
function readWithVariables(text: string): Address | null {
  const names = [...text.matchAll(/\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g)].map(([, name]) => name)
  const environment = Object.fromEntries(names.map((name) => [name, `\${${name}}`]))
  try {
    return parseAddress(text, { environment, exists: () => false })
  } catch {
    return null
  }
}

function keptSecrets(address: Address | null): Record<string, string> {
  return Object.fromEntries(Object.entries(address?.options ?? {}).filter(([name]) => isSecretOption(name)))
}

/** Options as an address writes them; empty ones are left out. */
function texts(options: NonNullable<ConnectionValues['options']>): Record<string, string> {
  const given = Object.entries(options).map(([name, value]): [string, string] => [name, String(value)])
  return Object.fromEntries(given.filter(([, value]) => value !== ''))
}
