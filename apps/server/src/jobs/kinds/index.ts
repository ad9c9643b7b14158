import type { AnyJobKind } from '../kind.ts'
import { analyzeQueryPatternsJob } from './analyze-query-patterns.ts'
import { cleanRunsJob } from './clean-runs.ts'
import { dataQualityReportJob } from './data-quality-report.ts'
import { designDatasetJob } from './design-dataset.ts'
import { diffPipelinesJob } from './diff-pipelines.ts'
import { dryRunJob } from './dry-run.ts'
import { executeDesignJob } from './execute-design.ts'
import { experimentJob } from './experiment.ts'
import { generateDdlJob } from './generate-ddl.ts'
import { mailReportJob } from './mail-report.ts'
import { profileJob } from './profile.ts'
import { profileDatasetsJob } from './profile-datasets.ts'
import { recommendStorageJob } from './recommend-storage.ts'
import { reportJob } from './report.ts'
import { retentionJob } from './retention.ts'
import { runJob } from './run.ts'

/** The kind of a job by its name; undefined for one that another version knows. */
export function kindOf(name: string): AnyJobKind | undefined {
  return jobKinds.find(({ kind }) => kind === name)
}

/** Every kind of job. */
export const jobKinds: readonly AnyJobKind[] = [
  runJob,
  retentionJob,
  cleanRunsJob,
  dryRunJob,
  diffPipelinesJob,
  profileJob,
  recommendStorageJob,
  analyzeQueryPatternsJob,
  generateDdlJob,
  dataQualityReportJob,
  executeDesignJob,
  reportJob,
  mailReportJob,
  designDatasetJob,
  experimentJob,
  profileDatasetsJob,
]
