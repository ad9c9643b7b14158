import { PlatformError } from '@ai-etl/core/errors/error'
import { lastAdvice as lastOfDataset } from '../../datasets/advice.ts'
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
  async handle({ services, project, params: { datasetId }, lang }) {
    const found = await lastOfDataset(services, project.id, datasetId, lang)
    if (found === null) throw new PlatformError('object.missing', { kind: 'advice', id: datasetId })
    return found
  },
})
