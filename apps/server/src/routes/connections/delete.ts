import { deleteConnection as deleteOfProject } from '@ai-etl/runtime/store/queries/connections/delete'
import { showConnection } from '@ai-etl/runtime/store/queries/connections/show'
import { none, one } from '@ai-etl/runtime/store/query'
import { removeThrough } from '../../connections/shared-file.ts'
import { route } from '../../http/route.ts'
import { connectionParams } from './connection.ts'

export const deleteConnection = route({
  id: 'deleteConnection',
  method: 'DELETE',
  path: '/connections/:connectionId',
  tag: 'connections',
  summary: 'Forget a connection and its datasets; what was loaded stays',
  scope: { object: 'connection', param: 'connectionId' },
  params: connectionParams,
  answer: null,
  async handle({ services, project, params: { connectionId }, audit }) {
    const own = { projectId: project.id, connectionId }
    const { name } = await one(services.database, showConnection, own)
    // First the file: what is left there would be taken over again.
    await removeThrough(services, project.id, name)
    await none(services.database, deleteOfProject, own)
    await audit('connection.delete', { kind: 'connection', id: connectionId }, { name })
  },
})
