import { PlatformError } from '@ai-etl/core/errors/error'
import { say } from '@ai-etl/core/messages/phrase'
import { rejectedRecords } from '@ai-etl/runtime/runs/quarantine-entries'
import { showQuarantinedRow as show } from '@ai-etl/runtime/store/queries/quarantine/show'
import { maybe } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { checkPersonal } from '../../analysis/personal.ts'
import { route } from '../../http/route.ts'
import { rowParams, showPersonalQuery, withRaw } from './quarantined.ts'

export const showQuarantinedRow = route({
  id: 'showQuarantinedRow',
  method: 'GET',
  path: '/runs/:runId/quarantine/:rowId',
  tag: 'runs',
  summary: 'One rejected row, and how it was mended; values of personal fields are masked unless asked for',
  scope: { object: 'run', param: 'runId' },
  params: rowParams,
  query: showPersonalQuery,
  answer: withRaw.extend({ mended: z.string().nullable().describe('null, too, while personal values are masked') }),
  async handle({ services, project, params, query, lang, audit }) {
    const showPersonal = query.showPersonal === 'true'
    checkPersonal(showPersonal, project.role)
    const of = { projectId: project.id, runId: params.runId }
    const { mended, ...row } =
      (await maybe(services.database, show, { ...of, rowId: params.rowId })) ?? missing(params.rowId)
    if (showPersonal) await audit('personal.show', { kind: 'run', id: params.runId }, { rowId: params.rowId })
    const { dataDir } = services.settings
    const record = (await rejectedRecords(dataDir, row.folder, [row.position], showPersonal)).get(row.position)
    return {
      ...row,
      detail: record === undefined ? row.detail : say(record.detail, lang),
      raw: record?.raw ?? null,
      mended: showPersonal && mended !== null ? await services.secrets.unseal(mended, 'row') : null,
    }
  },
})

function missing(rowId: number): never {
  throw new PlatformError('object.missing', { kind: 'row', id: String(rowId) })
}
