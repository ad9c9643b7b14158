import { keptAdvice } from '../../datasets/advice.ts'
import { route } from '../../http/route.ts'
import { adviceAnswer, adviceParams, adviceScope } from './advice.ts'

export const showAdvice = route({
  id: 'showAdvice',
  method: 'GET',
  path: '/advice/:adviceId',
  tag: 'advice',
  summary: 'Advice with its document and what was asked for',
  scope: adviceScope,
  params: adviceParams,
  answer: adviceAnswer,
  async handle({ services, project, params: { adviceId }, lang }) {
    return keptAdvice(services, project.id, adviceId, lang)
  },
})
