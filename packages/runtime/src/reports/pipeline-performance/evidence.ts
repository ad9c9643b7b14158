import type { Evidence } from '../evidence.ts'
import type { PipelinePerformance } from './measure.ts'

export interface PerformanceDocuments {
  readonly performance: PipelinePerformance
}
export type PerformanceEvidence = Evidence<PerformanceDocuments>

/** Index of the target that was written the longest time ago; null when none ever was. */
export function stalest({ targets }: PipelinePerformance): number | null {
  const ages = targets.map(({ ageSeconds }) => ageSeconds ?? -1)
  const most = Math.max(-1, ...ages)
  return most < 0 ? null : ages.indexOf(most)
}
