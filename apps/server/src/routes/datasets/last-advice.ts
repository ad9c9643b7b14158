import type { Advice } from '@ai-etl/core/documents/advice'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { StatedUse } from '@ai-etl/runtime/corridor/use'
import { lastAdviceOfDataset } from '@ai-etl/runtime/store/queries/advice/last-of-dataset'
import { maybe } from '@ai-etl/runtime/store/query'
import { route } from '../../http/route.ts'
import { adviceAnswer } from '../advice/advice.ts'
import { datasetParams, datasetScope } from './dataset.ts'

export const lastAdvice = route({
  id: 'lastAdvice',
  method: 'GET',
  path: '/datasets/:datasetId/advice',
  tag: 'advice',
  summary: 'The last advice on a dataset',
  scope: datasetScope,
  params: datasetParams,
  answer: adviceAnswer,
  async handle({ services, project, params: { datasetId } }) {
    const found = await maybe(services.database, lastAdviceOfDataset, { projectId: project.id, datasetId })
    if (found === null) throw new PlatformError('object.missing', { kind: 'advice', id: datasetId })
    // Written by keepAdvice alone.
    return { ...found, workload: found.workload as StatedUse, document: found.document as Advice }
  },
})
