import type { Node, WindowDef } from 'libpg-query'
import type { ExpressionReader } from './expression.ts'
import type { Over } from './tree.ts'

/** Bits of `frameOptions`, from PostgreSQL's nodes/parsenodes.h. */
const FRAME = {
  given: 0x1,
  range: 0x2,
  rows: 0x4,
  excluded: 0x8000 | 0x10000 | 0x20000,
} as const
const BOUNDS = {
  from: [
    [0x20, 'unbounded preceding'],
    [0x80, 'unbounded following'],
    [0x200, 'current row'],
    [0x800, 'preceding'],
    [0x2000, 'following'],
  ],
  to: [
    [0x40, 'unbounded preceding'],
    [0x100, 'unbounded following'],
    [0x400, 'current row'],
    [0x1000, 'preceding'],
    [0x4000, 'following'],
  ],
} as const

/** The window of a call: named, given in place, or a named one that is refined. */
export function overOf(reader: ExpressionReader, definition: WindowDef, node: Node): Over {
  const named = definition.name ?? definition.refname
  const base = named === undefined ? undefined : reader.reading.windows.get(named)
  const own: Over = {
    partition: (definition.partitionClause ?? []).map((each) => reader.read(each)),
    order: reader.order(definition.orderClause),
    frame: frameOf(reader, definition, node),
  }
  if (named === undefined) return own
  if (!base) return reader.refuseConstruct(node, `OVER ${named}`)
  const known = overOf(reader, base, node)
  if (definition.name !== undefined) return known
  return { ...own, partition: known.partition, order: own.order.length > 0 ? own.order : known.order }
}

function frameOf(reader: ExpressionReader, definition: WindowDef, node: Node): Over['frame'] {
  const options = definition.frameOptions ?? 0
  if ((options & FRAME.given) === 0) return null
  if ((options & FRAME.excluded) !== 0) return reader.refuseConstruct(node, 'EXCLUDE')
  const unit = (options & FRAME.range) !== 0 ? 'range' : (options & FRAME.rows) !== 0 ? 'rows' : 'groups'
  const bound = (side: 'from' | 'to', offset: Node | undefined) => {
    const word = BOUNDS[side].find(([bit]) => (options & bit) !== 0)?.[1] ?? 'current row'
    if (word !== 'preceding' && word !== 'following') return word
    const count = offset && 'A_Const' in offset && offset.A_Const.ival
    return count ? `${count.ival ?? 0} ${word}` : reader.refuseConstruct(node, `${unit.toUpperCase()} … ${word}`)
  }
  return { unit, from: bound('from', definition.startOffset), to: bound('to', definition.endOffset) }
}
