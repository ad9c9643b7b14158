import type { Address } from '@ai-etl/core/address/address'
import { maskSecrets } from '@ai-etl/core/address/mask'
import type { DiscoveredDataset } from '@ai-etl/core/contracts/connector'
import type { Context } from '@ai-etl/core/contracts/context'
import { formatType } from '@ai-etl/core/types/logical'
import { encodeFragment } from '../../fragment.ts'
import { listRelations, type Relation, readColumns, requireRelation } from './catalog/columns.ts'
import { logicalType, nullable } from './catalog/logical-type.ts'
import { connect } from './connection/database.ts'
import { readSettings } from './connection/settings.ts'
import { displayName } from './names.ts'

/**
 * Tables, views and materialized views of an address's database, with the rows and bytes that the server counts.
 * @throws PlatformError of the area `connection`, `connection.table-missing` among them
 */
export async function discover(address: Address, context: Context): Promise<readonly DiscoveredDataset[]> {
  const settings = await readSettings(address, context)
  const database = await connect(settings, context)
  try {
    const { table } = settings
    const relations =
      table === null
        ? await listRelations(database, settings.database, null)
        : [await requireRelation(database, settings.database, table)]
    const columns = await readColumns(
      database,
      settings.database,
      relations.map((relation) => relation.name),
    )
    return relations.map((relation) => ({
      name: displayName(relation.name),
      address: `${maskSecrets(address.text).replace(/#.*$/s, '')}#${encodeFragment(displayName(relation.name))}`,
      kind: kindOf(relation),
      columns: (columns.get(relation.name) ?? []).map(({ name, type }) => {
        const logical = logicalType(type)
        return { name, type: logical ? formatType(logical) : type.text, nullable: nullable(type) }
      }),
      rows: relation.rows,
      bytes: relation.bytes,
      decisions: [],
    }))
  } finally {
    await database.close()
  }
}

const kindOf = (relation: Relation) => (relation.engine.endsWith('View') ? 'view' : 'table')
