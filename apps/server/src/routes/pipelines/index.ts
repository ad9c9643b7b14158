import { checkPipeline } from './check.ts'
import { comparePipelineRows } from './compare-rows.ts'
import { comparePipelineVersions } from './compare-versions.ts'
import { compilePipeline } from './compile.ts'
import { pipelineCorridor } from './corridor.ts'
import { createPipeline } from './create.ts'
import { deletePipeline } from './delete.ts'
import { diffPipelines } from './diff.ts'
import { dryRunPipeline } from './dry-run.ts'
import { editPipeline } from './edit.ts'
import { importPipeline } from './import.ts'
import { showPipelineLineage } from './lineage.ts'
import { listPipelines } from './list.ts'
import { listPipelineVersions } from './list-versions.ts'
import { measurePipelineJoin } from './overlap.ts'
import { planPipeline } from './plan.ts'
import { previewPipelineStep } from './preview.ts'
import { restorePipelineVersion } from './restore-version.ts'
import { savePipeline } from './save.ts'
import { showPipelineSchema } from './schema.ts'
import { showPipeline } from './show.ts'
import { showPipelineVersion } from './show-version.ts'
import { updatePipeline } from './update.ts'

export const pipelineRoutes = [
  listPipelines,
  createPipeline,
  showPipelineSchema,
  planPipeline,
  importPipeline,
  checkPipeline,
  compilePipeline,
  previewPipelineStep,
  measurePipelineJoin,
  dryRunPipeline,
  diffPipelines,
  editPipeline,
  comparePipelineRows,
  showPipeline,
  pipelineCorridor,
  showPipelineLineage,
  updatePipeline,
  savePipeline,
  deletePipeline,
  listPipelineVersions,
  showPipelineVersion,
  restorePipelineVersion,
  comparePipelineVersions,
] as const
