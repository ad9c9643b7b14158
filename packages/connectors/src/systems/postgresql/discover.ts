import type { Address } from '@ai-etl/core/address/address'
import { maskSecrets } from '@ai-etl/core/address/mask'
import type { DiscoveredDataset } from '@ai-etl/core/contracts/connector'
import type { Context } from '@ai-etl/core/contracts/context'
import { formatType } from '@ai-etl/core/types/logical'
import { encodeFragment } from '../../fragment.ts'
import { logicalType } from './catalog/logical-type.ts'
import { readColumns } from './catalog/read-types.ts'
import { listRelations, requireRelation } from './catalog/relations.ts'
import { connect } from './connection/connect.ts'
import { readSettings } from './connection/settings.ts'
import { displayName } from './names.ts'

/**
 * Tables, views, materialised views, partitioned and foreign tables that an address's database holds, or one schema
 * of it; partitions are left to their table. Rows and bytes are the server's estimates.
 * @throws PlatformError of the area `connection`, `connection.table-missing` among them
 */
export async function discover(address: Address, context: Context): Promise<readonly DiscoveredDataset[]> {
  const settings = await readSettings(address, context)
  const client = await connect(settings, context)
  try {
    const found: DiscoveredDataset[] = []
    const schema = settings.name?.schema ?? settings.options.schema ?? null
    const wanted = settings.name?.table ?? null
    const relations =
      wanted === null
        ? (await listRelations(client, schema)).filter((relation) => !relation.partition)
        : [await requireRelation(client, settings.server, settings.schema, wanted)]
    for (const relation of relations) {
      const name = displayName(relation.schema, relation.name)
      const columns = await readColumns(client, relation.oid)
      found.push({
        name,
        address: `${maskSecrets(address.text).replace(/#.*$/s, '')}#${encodeFragment(name)}`,
        kind: relation.kind === 'v' || relation.kind === 'm' ? 'view' : 'table',
        columns: columns.map((column) => {
          const type = logicalType(column.type)
          return { name: column.name, type: type ? formatType(type) : column.type.text, nullable: column.nullable }
        }),
        rows: relation.rows,
        bytes: relation.bytes,
        decisions: [],
      })
    }
    return found
  } finally {
    await client.end()
  }
}
