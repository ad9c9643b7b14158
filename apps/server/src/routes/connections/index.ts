import { createConnection } from './create.ts'
import { deleteConnection } from './delete.ts'
import { discoverConnection } from './discover.ts'
import { listConnections } from './list.ts'
import { previewConnection } from './preview.ts'
import { showConnection } from './show.ts'
import { testConnection } from './test.ts'
import { tryConnection } from './try.ts'
import { updateConnection } from './update.ts'

export const connectionRoutes = [
  listConnections,
  createConnection,
  tryConnection,
  showConnection,
  updateConnection,
  deleteConnection,
  testConnection,
  discoverConnection,
  previewConnection,
] as const
