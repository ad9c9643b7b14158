import { maskSecrets } from '@ai-etl/core/address/mask'
import { PlatformError } from '@ai-etl/core/errors/error'
import { namesOfConnections } from '@ai-etl/runtime/store/queries/connections/names'
import { showConnection } from '@ai-etl/runtime/store/queries/connections/show'
import { updateConnection as updateOfProject } from '@ai-etl/runtime/store/queries/connections/update'
import { one, rows } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { connectorOf, givenAddress } from '../../connections/address.ts'
import { removeThrough, wholeAddress, writeThrough } from '../../connections/shared-file.ts'
import { route } from '../../http/route.ts'
import { connectionParams, connectionSchema, givenSchema, nameSchema } from './connection.ts'

export const updateConnection = route({
  id: 'updateConnection',
  method: 'PATCH',
  path: '/connections/:connectionId',
  tag: 'connections',
  summary: 'Rename a connection or change its address; secrets that the form leaves empty stay as they were',
  scope: { object: 'connection', param: 'connectionId' },
  params: connectionParams,
  body: z.object({ name: nameSchema.optional(), ...givenSchema.shape }),
  answer: connectionSchema,
  async handle({ services, body, project, params: { connectionId }, audit }) {
    const { database, secrets } = services
    const own = { projectId: project.id, connectionId }
    const before = await one(database, showConnection, own)
    const whole = await wholeAddress(services, project.id, connectionId)
    const name = body.name ?? before.name
    const address = givenAddress(body, { address: whole, connector: before.connector }, name)
    if (name !== before.name) await refuseTaken(name)
    const changed =
      address === null
        ? { connector: null, address: null, sealed: null, keyId: null }
        : { connector: connectorOf(address), address: maskSecrets(address), ...(await secrets.seal(address)) }
    const updated = await one(database, updateOfProject, { ...own, name, ...changed })
    if (name !== before.name) await removeThrough(services, project.id, before.name)
    await writeThrough(services, project.id, name, address ?? whole)
    await audit('connection.update', { kind: 'connection', id: connectionId }, { name, address: updated.address })
    return updated

    async function refuseTaken(wanted: string): Promise<void> {
      const names = await rows(database, namesOfConnections, { projectId: own.projectId })
      if (names.some((other) => other.name === wanted))
        throw new PlatformError('object.exists', { kind: 'connection', name: wanted })
    }
  },
})
