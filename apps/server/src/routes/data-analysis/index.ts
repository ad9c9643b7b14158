import { analyzeQueryPatterns } from './analyze-query-patterns.ts'
import { dataQualityReport } from './data-quality-report.ts'
import { generateDdl } from './generate-ddl.ts'
import { profile } from './profile.ts'
import { recommendStorage } from './recommend-storage.ts'

export const dataAnalysisRoutes = [
  profile,
  recommendStorage,
  analyzeQueryPatterns,
  generateDdl,
  dataQualityReport,
] as const
