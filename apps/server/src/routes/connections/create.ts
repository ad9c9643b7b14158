import { maskSecrets } from '@ai-etl/core/address/mask'
import { PlatformError } from '@ai-etl/core/errors/error'
import { insertConnection } from '@ai-etl/runtime/store/queries/connections/insert'
import { maybe } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { connectorOf, givenAddress } from '../../connections/address.ts'
import { exchangeConnections, writeThrough } from '../../connections/shared-file.ts'
import { route } from '../../http/route.ts'
import { connectionSchema, givenSchema, nameSchema } from './connection.ts'

export const createConnection = route({
  id: 'createConnection',
  method: 'POST',
  path: '/connections',
  tag: 'connections',
  summary: 'Save a connection; its secrets are sealed and never come back',
  scope: 'project',
  body: z.object({ name: nameSchema, ...givenSchema.shape }),
  answer: connectionSchema,
  status: 201,
  async handle({ services, body, project, user, audit }) {
    const { name } = body
    const address = givenAddress(body, null, name)
    if (address === null) throw new PlatformError('connections.address-needed', { name })
    // Whatever the command line has saved meanwhile counts, a connection of this name among it.
    await exchangeConnections(services, project.id)
    const made = await maybe(services.database, insertConnection, {
      projectId: project.id,
      name,
      connector: connectorOf(address),
      address: maskSecrets(address),
      ...(await services.secrets.seal(address)),
      createdBy: user.userId,
    })
    if (made === null) throw new PlatformError('object.exists', { kind: 'connection', name })
    await writeThrough(services, project.id, name, address)
    await audit('connection.create', { kind: 'connection', id: made.id }, { name, address: made.address })
    return made
  },
})
