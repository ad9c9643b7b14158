import { dataAnalysis } from './data-analysis/report.ts'
import { dataQuality } from './data-quality/report.ts'
import type { Evidence } from './evidence.ts'
import type { Report } from './model.ts'

/** Every kind of report: one folder and one line each. */
export const reports: Readonly<Record<string, (evidence: Evidence, madeAt: string) => Report>> = {
  'data-analysis': dataAnalysis,
  'data-quality': dataQuality,
}
