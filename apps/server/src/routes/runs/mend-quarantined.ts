import { PlatformError } from '@ai-etl/core/errors/error'
import { mendQuarantinedRow as mend } from '@ai-etl/runtime/store/queries/quarantine/mend'
import { maybe } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { quarantinedRowSchema, rowParams } from './quarantined.ts'

export const mendQuarantinedRow = route({
  id: 'mendQuarantinedRow',
  method: 'PUT',
  path: '/runs/:runId/quarantine/:rowId',
  tag: 'runs',
  summary: 'Say how a rejected record should have read, in the form of its source; replaying loads it',
  scope: { object: 'run', param: 'runId' },
  params: rowParams,
  body: z.object({ text: z.string().min(1).max(1_000_000) }),
  answer: quarantinedRowSchema,
  async handle({ services, project, user, params, body, audit }) {
    const { sealed } = await services.secrets.seal(body.text)
    const of = { projectId: project.id, runId: params.runId, rowId: params.rowId }
    const row = await maybe(services.database, mend, { ...of, mended: sealed, mendedBy: user.userId })
    if (row === null) throw new PlatformError('object.missing', { kind: 'row', id: String(params.rowId) })
    await audit('quarantine.mend', { kind: 'run', id: params.runId }, { rowId: params.rowId })
    return row
  },
})
