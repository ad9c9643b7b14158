import type { LogicalType } from '../../types/logical.ts'
import { decimal, SCALAR_KINDS, scalar } from '../../types/logical.ts'
import type { InputColumn, InputTable } from '../model.ts'

/** Names that break what does not quote them. */
export const HOSTILE_NAMES: readonly string[] = [
  'select',
  'Order',
  'ORDER',
  'user',
  'index',
  'имя колонки',
  'a"b',
  "a'b",
  'a`b',
  'a\\b',
  'a\\',
  'a;b',
  '"); DROP TABLE users; --',
  "'); DROP TABLE users; --",
  '/* comment',
  '-- comment',
  ' leading and trailing ',
  'tab\tand\nnewline',
  '$1',
  '%s',
  '1st',
  'a.b.c',
  '😀',
  'ё'.repeat(200),
  'x'.repeat(300),
  'x'.repeat(301),
]

/** A column of every logical type, and of the widest. */
export const EVERY_TYPE: readonly LogicalType[] = [
  ...SCALAR_KINDS.map(scalar),
  decimal(12, 2),
  decimal(38, 18),
  decimal(76, 38),
  decimal(90, 5),
  { kind: 'list', element: scalar('int32') },
  { kind: 'list', element: { kind: 'list', element: scalar('string') } },
  { kind: 'struct', fields: [{ name: 'a`"b', type: scalar('int32') }] },
  { kind: 'enum', values: ["it's", 'back\\slash', 'ё', ''] },
]

/** A table of every type, each once NOT NULL and once nullable. */
export function everyTypeTable(): InputTable {
  return { name: 'every_type', parent: null, rows: null, columns: EVERY_TYPE.flatMap((type, i) => pair(type, i)) }
}

function pair(type: LogicalType, index: number): InputColumn[] {
  const column = (suffix: string, nullable: boolean) => {
    const name = `${type.kind}_${index}_${suffix}`
    return { name, path: name, type, nullable }
  }
  return [column('filled', false), column('null', true)]
}

/** A table with every hostile name as a column, and itself one. */
export function hostileTable(): InputTable {
  return {
    name: 'tab"le\'s name ; --',
    parent: null,
    rows: null,
    columns: HOSTILE_NAMES.map((name) => ({ name, path: `path/${name}`, type: scalar('string'), nullable: true })),
  }
}
