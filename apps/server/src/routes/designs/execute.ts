import { maskSecrets } from '@ai-etl/core/address/mask'
import { PlatformError } from '@ai-etl/core/errors/error'
import { z } from 'zod'
import { answerByJob, asyncQuery, jobStarted } from '../../analysis/answer.ts'
import { storedDesign } from '../../datasets/designs.ts'
import { route } from '../../http/route.ts'
import { executeDesignJob } from '../../jobs/kinds/execute-design.ts'
import { designParams, designScope, targetSchema } from './design.ts'

export const executeDesign = route({
  id: 'executeDesign',
  method: 'POST',
  path: '/designs/:designId/execute',
  tag: 'designs',
  summary: 'Make the tables of a design; without "confirmed" the statements are only counted, and refused with 409',
  scope: designScope,
  params: designParams,
  query: asyncQuery,
  accepted: jobStarted,
  body: z.object({ target: targetSchema, confirmed: z.boolean().default(false) }),
  answer: z.object({ designId: z.uuid(), executedOn: z.string(), statements: z.int() }),
  async handle(call) {
    const { designId } = call.params
    const { target, confirmed } = call.body
    const { ddl } = await storedDesign(call.services, call.project.id, designId)
    const shown = maskSecrets(target)
    if (!confirmed)
      throw new PlatformError(
        'design.unconfirmed',
        { statements: ddl.statements.length, target: shown },
        { known: { statements: ddl.statements, target: shown } },
      )
    await call.audit('ddl.execute', { kind: 'design', id: designId }, { target: shown, dialect: ddl.dialect })
    return answerByJob(executeDesignJob, { designId, target }, call)
  },
})
