import type { Capabilities, TypeSupport } from '@ai-etl/core/contracts/connector'
import { SCALAR_KINDS, type TypeKind } from '@ai-etl/core/types/logical'

/** Capabilities of a nested format that is read only. */
export function readOnly(format: string): Capabilities {
  const refused: TypeSupport = { support: 'refused', reason: `${format} is read, not written` }
  const kinds: readonly TypeKind[] = [...SCALAR_KINDS, 'decimal', 'list', 'struct', 'enum']
  return {
    read: true,
    write: [],
    children: true,
    // Built from the list of all kinds, which TypeScript cannot see in fromEntries.
    types: Object.fromEntries(kinds.map((kind) => [kind, refused])) as Record<TypeKind, TypeSupport>,
    nameBytes: null,
    columns: null,
    nul: false,
    emptyString: true,
  }
}
