import type { Capabilities, TypeSupport } from '@ai-etl/core/contracts/connector'
import type { TypeKind } from '@ai-etl/core/types/logical'
import { SCALAR_KINDS, scalar } from '@ai-etl/core/types/logical'
import { z } from 'zod'
import type { FileFormat } from '../../files/format.ts'

const NATIVE: TypeSupport = { support: 'native' }
const asText = (reason: string): TypeSupport => ({ support: 'mapped', to: scalar('string'), reason })
const asJson: TypeSupport = {
  support: 'mapped',
  to: scalar('json'),
  reason: 'Kept as JSON text, which every reader of Parquet knows',
}

const natives = Object.fromEntries(SCALAR_KINDS.map((kind) => [kind, NATIVE])) as Record<
  (typeof SCALAR_KINDS)[number],
  TypeSupport
>
const types: Record<TypeKind, TypeSupport> = {
  ...natives,
  decimal: {
    support: 'native',
    beyond: {
      precision: 38,
      to: scalar('string'),
      reason: 'Readers take wider decimals for doubles; text keeps digits',
    },
  },
  interval: asText("Parquet's INTERVAL holds milliseconds only; the text keeps microseconds"),
  ip: asText('Parquet has no type for addresses'),
  enum: asText('Parquet writers of other tools read it as text'),
  list: asJson,
  struct: asJson,
}

const capabilities: Capabilities = {
  read: true,
  write: ['append', 'replace'],
  children: true,
  types,
  nameBytes: null,
  columns: null,
  nul: true,
  emptyString: true,
}

const MAGIC = Buffer.from('PAR1')

/** Parquet: read through DuckDB, written by our own encoder from batches' bytes. */
export const parquet: FileFormat = {
  name: 'parquet',
  extensions: ['parquet', 'pq'],
  text: false,
  options: z.object({}),
  capabilities,
  detect: (head) => (head.length >= 12 && head.subarray(0, 4).equals(MAGIC) ? 1 : 0),
  async open(dataset) {
    const { openParquet } = await import('./read/source.ts')
    return openParquet(dataset)
  },
  async openTarget(request, context) {
    const [{ fileTarget }, { parquetWriting }] = await Promise.all([
      import('../../files/target/file-target.ts'),
      import('./target.ts'),
    ])
    return fileTarget(request, parquetWriting, context)
  },
}
