import type { SystemHealth } from '../../health/health.ts'
import type { Evidence } from '../evidence.ts'

export interface HealthDocuments {
  readonly health: SystemHealth
}
export type HealthEvidence = Evidence<HealthDocuments>

/** Place of the disk with the least free share; null when none could be measured. */
export function tightestDisk({ disks }: SystemHealth): string | null {
  const shares = disks.map(({ freeBytes, totalBytes }) => freeBytes / totalBytes)
  return disks.length === 0 ? null : `/health/disks/${shares.indexOf(Math.min(...shares))}`
}
