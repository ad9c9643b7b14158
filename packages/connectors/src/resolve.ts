import type { Address } from '@ai-etl/core/address/address'
import { maskSecrets } from '@ai-etl/core/address/mask'
import type { Connector, TestResult } from '@ai-etl/core/contracts/connector'
import type { Context } from '@ai-etl/core/contracts/context'
import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import { connectors } from './list.ts'

/**
 * The connector that reads an address: of a file by the format named or found in its contents, of a system by scheme.
 * Saved connections are to be replaced by their addresses before.
 * @throws PlatformError as recogniseFormat does; `address.invalid`
 */
export async function connectorFor(address: Address, context: Context): Promise<Connector> {
  if (address.kind === 'file') {
    const { recogniseFormat } = await import('./files/recognise.ts')
    return byScheme((await recogniseFormat(address, context)).name)
  }
  if (address.kind === 'system') return byScheme(address.scheme)
  throw new PlatformError('address.invalid', {
    address: maskSecrets(address.text),
    why: phrase('address.not-looked-up'),
  })
}

/**
 * Tests an address step by step. A file that is missing or of no known format has no connector yet, and is told of in
 * a step all the same.
 * @throws PlatformError `address.invalid`
 */
export async function testAddress(address: Address, context: Context): Promise<TestResult> {
  if (address.kind !== 'file') return (await connectorFor(address, context)).test(address, context)
  const { testFiles } = await import('./files/connection-test.ts')
  return testFiles(address, context, async () =>
    (await connectorFor(address, context)).open(address, context, { structure: 'sample' }),
  )
}

/**
 * The connector that writes to an address: of a file by the format named or by its extension, of a system by scheme.
 * @throws PlatformError `file.format-unknown`, `address.invalid`
 */
export async function targetConnectorFor(address: Address): Promise<Connector> {
  if (address.kind === 'system') return byScheme(address.scheme)
  if (address.kind === 'saved') {
    throw new PlatformError('address.invalid', {
      address: maskSecrets(address.text),
      why: phrase('address.not-looked-up'),
    })
  }
  if (address.format !== null) return byScheme(address.format)
  const { formats } = await import('./files/formats.ts')
  // A folder takes one Parquet file a table.
  const name = address.path.endsWith('/')
    ? 'parquet'
    : formats.find((format) => format.extensions.some((one) => address.path.toLowerCase().endsWith(`.${one}`)))?.name
  if (name === undefined) throw new PlatformError('file.format-unknown', { path: address.path })
  return byScheme(name)
}

function byScheme(scheme: string): Connector {
  const found = connectors.find((connector) => connector.schemes.includes(scheme))
  if (found) return found
  const known = connectors.flatMap((connector) => connector.schemes).join(', ')
  throw new PlatformError('address.connector-missing', { scheme, known })
}
