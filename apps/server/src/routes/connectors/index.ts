import { listConnectors } from './list.ts'
import { connectorSchema } from './schema.ts'

export const connectorRoutes = [listConnectors, connectorSchema] as const
