import type { Address, FileAddress } from '@ai-etl/core/address/address'
import { maskSecrets } from '@ai-etl/core/address/mask'
import type { Connector } from '@ai-etl/core/contracts/connector'
import type { Context } from '@ai-etl/core/contracts/context'
import type { Source } from '@ai-etl/core/contracts/source'
import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import { z } from 'zod'
import { readOptions } from '../options.ts'
import type { FileFormat } from './format.ts'
import { fileOptions } from './options.ts'

/** The connector of one format of files: place, compression and encoding composed with the format. */
export function fileConnector(format: FileFormat): Connector {
  const options = z.object({ ...fileOptions.shape, ...format.options.shape })
  const open = (address: Address, context: Context, request: { structure: 'sample' | 'whole' }) =>
    openFiles(format, options, address, context, request)
  const openTarget = format.openTarget?.bind(format)
  return {
    name: format.name,
    schemes: [format.name],
    options,
    capabilities: format.capabilities,
    open,
    async test(address, context) {
      const { testFiles } = await import('./connection-test.ts')
      return testFiles(asFile(address), context, () => open(address, context, { structure: 'sample' }))
    },
    async discover(address, context) {
      const { describeSource } = await import('./discover.ts')
      return describeSource(asFile(address), await open(address, context, { structure: 'sample' }), context)
    },
    ...(openTarget && {
      async openTarget(address: Address, context: Context) {
        const { targetPath } = await import('../places/local/find.ts')
        const file = asFile(address)
        const path = await targetPath(file.path, context)
        const parsed = readOptions(format.name, options, file.options)
        return openTarget({ address: file.text, path, options: parsed }, context)
      },
      async openState(address: Address, context: Context) {
        const [{ targetPath }, { openFileState }] = await Promise.all([
          import('../places/local/find.ts'),
          import('./target/state.ts'),
        ])
        const file = asFile(address)
        return openFileState(await targetPath(file.path, context), file.fragment, context)
      },
    }),
  }
}

/** @throws PlatformError as resolveFiles and the format's `open` do; `address.option-unknown`, `address.option-invalid` */
async function openFiles(
  format: FileFormat,
  schema: z.ZodObject<typeof fileOptions.shape>,
  address: Address,
  context: Context,
  request: { structure: 'sample' | 'whole' },
): Promise<Source> {
  const { resolveFiles } = await import('./dataset.ts')
  const file = asFile(address)
  const options = readOptions(format.name, schema, file.options)
  const resolved = await resolveFiles(file, context, {
    text: format.text,
    encoding: options.encoding,
    compression: options.compression,
  })
  return format.open({ ...resolved, options }, context, request)
}

/** File connectors are handed file addresses only: by resolve.ts, or by their own schemes. */
function asFile(address: Address): FileAddress {
  if (address.kind === 'file') return address
  throw new PlatformError('address.invalid', {
    address: maskSecrets(address.text),
    why: phrase('address.file-missing'),
  })
}
