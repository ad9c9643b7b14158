import { dataAnalysis } from './data-analysis/report.ts'
import { dataQuality } from './data-quality/report.ts'
import type { Documents, Evidence } from './evidence.ts'
import type { Report } from './model.ts'
import type { PerformanceDocuments } from './pipeline-performance/evidence.ts'
import { pipelinePerformance } from './pipeline-performance/report.ts'
import type { HealthDocuments } from './system-health/evidence.ts'
import { systemHealth } from './system-health/report.ts'

type Maker<D extends object> = (evidence: Evidence<D>, madeAt: string) => Report

/** What each kind of report is made from. */
export interface DocumentsOf {
  readonly 'data-analysis': Documents
  readonly 'data-quality': Documents
  readonly 'pipeline-performance': PerformanceDocuments
  readonly 'system-health': HealthDocuments
}
export type ReportKind = keyof DocumentsOf

/** Every kind of report: one folder and one line each. */
export const reports: { readonly [K in ReportKind]: Maker<DocumentsOf[K]> } = {
  'data-analysis': dataAnalysis,
  'data-quality': dataQuality,
  'pipeline-performance': pipelinePerformance,
  'system-health': systemHealth,
}

export const REPORT_KINDS = ['data-analysis', 'data-quality', 'pipeline-performance', 'system-health'] as const
