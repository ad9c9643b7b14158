import { chooseAdvice as chooseOfProject } from '@ai-etl/runtime/store/queries/advice/choose'
import { one } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { adviceItemSchema, adviceParams, adviceScope, storeSchema } from './advice.ts'

export const chooseAdvice = route({
  id: 'chooseAdvice',
  method: 'POST',
  path: '/advice/:adviceId/choose',
  tag: 'advice',
  summary: 'Take one of the stores; null: none after all',
  scope: adviceScope,
  params: adviceParams,
  body: z.object({ target: storeSchema.nullable() }),
  answer: adviceItemSchema,
  async handle({ services, project, params: { adviceId }, body, audit }) {
    const chosen = await one(services.database, chooseOfProject, {
      projectId: project.id,
      adviceId,
      chosen: body.target,
    })
    await audit('advice.choose', { kind: 'advice', id: adviceId }, body)
    return chosen
  },
})
