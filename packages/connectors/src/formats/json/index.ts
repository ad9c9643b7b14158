import type { Capabilities, TypeSupport } from '@ai-etl/core/contracts/connector'
import { SCALAR_KINDS, scalar, type TypeKind } from '@ai-etl/core/types/logical'
import { z } from 'zod'
import type { FileFormat } from '../../files/format.ts'
import { recogniseJson } from './recognise.ts'

const options = z.object({
  records: z.string().optional().describe('options.json.records'),
})

const KINDS: readonly TypeKind[] = [...SCALAR_KINDS, 'decimal', 'list', 'struct', 'enum']
/** Kinds that JSON writes as themselves. */
const NATIVE: ReadonlySet<TypeKind> = new Set<TypeKind>([
  'bool',
  'int8',
  'int16',
  'int32',
  'int64',
  'uint64',
  'decimal',
  'float64',
  'string',
  'json',
  'list',
  'struct',
])
const AS_TEXT: TypeSupport = {
  support: 'mapped',
  to: scalar('string'),
  reason: 'JSON has no such type; its text is written, and reading infers the type again',
}

const capabilities: Capabilities = {
  read: true,
  write: ['append', 'replace'],
  children: true,
  // Object.fromEntries loses the keys' type; KINDS names every kind.
  types: Object.fromEntries(KINDS.map((kind) => [kind, NATIVE.has(kind) ? { support: 'native' } : AS_TEXT])) as Record<
    TypeKind,
    TypeSupport
  >,
  nameBytes: null,
  columns: null,
  nul: true,
  emptyString: true,
}

/** JSON: an array, an object a line, concatenated values, an array inside an object. */
export const json: FileFormat = {
  name: 'json',
  extensions: ['json', 'ndjson', 'jsonl', 'geojson'],
  text: true,
  options,
  capabilities,
  detect: recogniseJson,
  async open(dataset, context, request) {
    const { openJson } = await import('./reader.ts')
    return openJson(dataset, context, request)
  },
  async openTarget(request, context) {
    const [{ fileTarget }, { ndjsonWriting }] = await Promise.all([
      import('../../files/target/file-target.ts'),
      import('./write/writing.ts'),
    ])
    return fileTarget(request, ndjsonWriting(context), context)
  },
}
