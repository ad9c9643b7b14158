import { quoteName } from '../names.ts'
import { type Differences, hashOf, OLD_ROOT } from './differences.ts'
import { CURRENT, platformTable, ROW_NUMBER } from './platform.ts'
import { SETTINGS, type TableCopy } from './table-copy.ts'

/** Columns that place a row in its record. Ids of child rows are of one load, so they are never compared. */
const PLACE = ['_id', '_parent_id', '_position']

/**
 * Marks as changed those records, the same by their roots, whose child rows in staging are not those of the copies:
 * compared by their place below the root and by all their values, in whatever order they are stored.
 * @param children parents before their own children
 */
export async function markChangedChildren(differences: Differences, children: readonly TableCopy[]): Promise<void> {
  const { database, stage } = differences.root
  const changes = platformTable(stage.tableName('changes'))
  await database.run(`DROP TABLE IF EXISTS ${changes}`)
  await database.run(
    `CREATE TABLE ${changes} (root ${stage.nativeOf('_id').type.text}) ENGINE = MergeTree ORDER BY tuple()`,
  )
  await differences.eachRootSlice("_state = 'same'", async (slice) => {
    const same = (column: string) => `SELECT ${column} FROM ${differences.table} WHERE ${slice}`
    const rows = children.flatMap((child, index) =>
      [staged(same(ROW_NUMBER)), present(same(OLD_ROOT))].map(
        (side, old) =>
          `SELECT root, ${old} AS old, reinterpretAsUInt128(sipHash128(${index}, place, row_digest)) AS digest
           FROM (${placed(children, child, side)})`,
      ),
    )
    await database.run(
      `INSERT INTO ${changes} SELECT root FROM (${rows.join(' UNION ALL ')}) GROUP BY root
       HAVING countIf(old = 0) != countIf(old = 1) OR sumIf(digest, old = 0) != sumIf(digest, old = 1)`,
      SETTINGS,
    )
    await database.run(
      `ALTER TABLE ${differences.table} UPDATE _state = 'changed' WHERE ${slice} AND ${OLD_ROOT} IN (SELECT root FROM ${changes})`,
      SETTINGS,
    )
  })
}

/** Where rows of a child table are taken from. */
interface Side {
  readonly from: (child: TableCopy, columns: string) => string
  /** A condition on its rows; of those that hang on roots themselves, the second one holds as well. */
  readonly condition: (child: TableCopy) => string
  readonly conditionBelowRoots: string
}

function staged(records: string): Side {
  return {
    from: ({ stage }, columns) => stage.rowsExpression(`${columns}, ${ROW_NUMBER}`),
    condition: () => `${ROW_NUMBER} IN (${records})`,
    conditionBelowRoots: '1',
  }
}

function present(roots: string): Side {
  return {
    from: ({ table }) => table,
    condition: ({ versions }) => (versions ? CURRENT : '1'),
    conditionBelowRoots: `_parent_id IN (${roots})`,
  }
}

/** Rows of a child table as (root, id, place, row_digest); id only where it has children itself. */
function placed(children: readonly TableCopy[], child: TableCopy, side: Side): string {
  const { plan, columnList } = child.stage
  const values = plan.columns.map((column) => column.name).filter((name) => !PLACE.includes(name))
  const id = plan.columns.some((column) => column.name === '_id') ? '_id AS id, ' : ''
  const parent = children.find((other) => other.stage.name === plan.parent)
  const condition = `${side.condition(child)} AND ${parent === undefined ? side.conditionBelowRoots : '1'}`
  const rows = `SELECT _parent_id AS above, ${id}toString(_position) AS place, ${hashOf(values.map(quoteName))} AS row_digest
    FROM ${side.from(child, columnList)} WHERE ${condition}`
  const outer = id === '' ? '' : 'c.id AS id, '
  if (parent === undefined) {
    return `SELECT c.above AS root, ${outer}c.place AS place, c.row_digest AS row_digest FROM (${rows}) AS c`
  }
  return `SELECT p.root AS root, ${outer}concat(p.place, '.', c.place) AS place, c.row_digest AS row_digest
    FROM (${rows}) AS c INNER JOIN (${placed(children, parent, side)}) AS p ON c.above = p.id`
}
