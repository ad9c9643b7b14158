import { connectors } from '@ai-etl/connectors'
import { isSystem } from '@ai-etl/core/connections/form'
import { z } from 'zod'
import { route } from '../../http/route.ts'

export const listConnectors = route({
  id: 'listConnectors',
  method: 'GET',
  path: '/connectors',
  tag: 'connections',
  summary: 'The kinds of systems and files that can be read and written',
  scope: 'user',
  answer: z.object({
    items: z.array(
      z.object({
        name: z.string(),
        kind: z.enum(['system', 'files']),
        schemes: z.array(z.string()),
        read: z.boolean(),
        write: z.array(z.string()).describe('modes of loading'),
        sql: z.boolean().describe('DDL can be executed there'),
      }),
    ),
  }),
  async handle() {
    return {
      items: connectors.map((connector) => ({
        name: connector.name,
        kind: isSystem(connector) ? ('system' as const) : ('files' as const),
        schemes: [...connector.schemes],
        read: connector.capabilities.read,
        write: [...connector.capabilities.write],
        sql: connector.openSql !== undefined,
      })),
    }
  },
})
