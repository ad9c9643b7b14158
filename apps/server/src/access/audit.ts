import { insertAudit } from '@ai-etl/runtime/store/queries/audit/insert'
import { none } from '@ai-etl/runtime/store/query'
import type { FastifyRequest } from 'fastify'
import type { SignedIn } from '../http/route.ts'
import type { Services } from '../services.ts'
import type { CallProject } from './allow.ts'

/** Something that was done, and by whom. */
export interface AuditEntry {
  readonly request: FastifyRequest
  readonly user: Pick<SignedIn, 'userId' | 'username'> | null
  readonly project: CallProject | null
  /** `connection.create`, `login.failed`, … */
  readonly action: string
  readonly object: { readonly kind: string; readonly id: string } | null
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Adds a line to the audit log. A failure to write it fails the request: what is not on record is not done. */
export async function writeAudit({ database }: Services, entry: AuditEntry): Promise<void> {
  await none(database, insertAudit, {
    userId: entry.user?.userId ?? null,
    username: entry.user?.username ?? null,
    projectId: entry.project?.id ?? null,
    action: entry.action,
    objectKind: entry.object?.kind ?? null,
    objectId: entry.object?.id ?? null,
    detail: entry.detail ?? {},
    ip: entry.request.ip,
    requestId: entry.request.id,
  })
}
