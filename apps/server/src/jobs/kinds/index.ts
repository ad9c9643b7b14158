import type { AnyJobKind } from '../kind.ts'
import { analyzeQueryPatternsJob } from './analyze-query-patterns.ts'
import { dataQualityReportJob } from './data-quality-report.ts'
import { generateDdlJob } from './generate-ddl.ts'
import { profileJob } from './profile.ts'
import { recommendStorageJob } from './recommend-storage.ts'

/** Every kind of job. */
export const jobKinds: readonly AnyJobKind[] = [
  profileJob,
  recommendStorageJob,
  analyzeQueryPatternsJob,
  generateDdlJob,
  dataQualityReportJob,
]
