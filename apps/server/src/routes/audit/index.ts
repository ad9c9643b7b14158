import { listAudit } from './list.ts'
import { listPlatformAudit } from './list-platform.ts'

export const auditRoutes = [listAudit, listPlatformAudit] as const
