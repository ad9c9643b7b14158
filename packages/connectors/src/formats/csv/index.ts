import type { Capabilities, TypeSupport } from '@ai-etl/core/contracts/connector'
import type { TypeKind } from '@ai-etl/core/types/logical'
import { SCALAR_KINDS } from '@ai-etl/core/types/logical'
import type { FileFormat } from '../../files/format.ts'
import { detectCsv } from './detect/certainty.ts'
import { csvOptions } from './options.ts'

const AS_TEXT: TypeSupport = {
  support: 'mapped',
  to: { kind: 'string' },
  reason: 'CSV holds text only; reading infers the type again',
}
const KINDS: readonly TypeKind[] = [...SCALAR_KINDS, 'decimal', 'list', 'struct', 'enum']

const capabilities: Capabilities = {
  read: true,
  write: ['append', 'replace'],
  children: true,
  // Object.fromEntries loses the keys' type; KINDS names every kind.
  types: Object.fromEntries(KINDS.map((kind) => [kind, AS_TEXT])) as Record<TypeKind, TypeSupport>,
  nameBytes: null,
  columns: null,
  nul: true,
  emptyString: true,
}

/** Comma-separated values and their relatives: any delimiter, quote, escape and header, found from the contents. */
export const csv: FileFormat = {
  name: 'csv',
  extensions: ['csv', 'tsv', 'tab', 'psv', 'txt', 'dat'],
  text: true,
  options: csvOptions,
  capabilities,
  detect: detectCsv,
  async open(dataset, context) {
    const { openCsv } = await import('./open.ts')
    return openCsv(dataset, context)
  },
  async openTarget(request, context) {
    const [{ fileTarget }, { csvWriting }] = await Promise.all([
      import('../../files/target/file-target.ts'),
      import('./write/writing.ts'),
    ])
    const delimiter = request.options.delimiter
    const usable = typeof delimiter === 'string' && /^[\t -~]$/.test(delimiter) ? delimiter : ','
    return fileTarget(request, csvWriting(usable, context), context)
  },
}
