import { connectionValuesSchema, valuesOfAddress } from '@ai-etl/core/connections/values'
import { showConnection as connectionOfProject } from '@ai-etl/runtime/store/queries/connections/show'
import { one } from '@ai-etl/runtime/store/query'
import { wholeAddress } from '../../connections/shared-file.ts'
import { route } from '../../http/route.ts'
import { connectionParams, connectionSchema } from './connection.ts'

export const showConnection = route({
  id: 'showConnection',
  method: 'GET',
  path: '/connections/:connectionId',
  tag: 'connections',
  summary: 'A connection with the values of its form, without secrets',
  scope: { object: 'connection', param: 'connectionId' },
  params: connectionParams,
  answer: connectionSchema.extend({
    values: connectionValuesSchema.nullable().describe('null: its address is not one that the form could have made'),
  }),
  async handle({ services, project, params: { connectionId } }) {
    const found = await one(services.database, connectionOfProject, { projectId: project.id, connectionId })
    return { ...found, values: valuesOfAddress(await wholeAddress(services, project.id, connectionId)) }
  },
})
