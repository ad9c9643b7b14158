import { PlatformError } from '@ai-etl/core/errors/error'
import { table } from '../render/table.ts'
import type { Remote } from './remote.ts'

export const connectionsListRemotely: Remote = async (call, server) => {
  const { items } = await server.api.call('listConnections', { query: { limit: 200 } })
  const connections = items.map(({ name, address, updatedAt }) => ({ name, address, savedAt: updatedAt }))
  const head = call.lang === 'ru' ? ['имя', 'адрес', 'сохранено'] : ['name', 'address', 'saved']
  const rows = connections.map(({ name, address, savedAt }) => [name, address, savedAt])
  return { document: { connections }, text: table(head, rows) }
}

export const connectionsAddRemotely: Remote = async (call, server) => {
  const [name, address] = call.arguments
  const saved = await server.api.call('createConnection', { body: { name, address } })
  const document = { name: saved.name, address: saved.address, savedAt: saved.updatedAt }
  return { document, text: `@${saved.name}  ${saved.address}` }
}

export const connectionsRemoveRemotely: Remote = async (call, server) => {
  const [name] = call.arguments
  const { items } = await server.api.call('listConnections', { query: { limit: 200 } })
  const found = items.find((connection) => connection.name === name)
  if (!found) throw new PlatformError('connections.unknown', { name, known: items.map((each) => each.name).join(', ') })
  await server.api.call('deleteConnection', { params: { connectionId: found.id } })
  return { document: { removed: name }, text: call.lang === 'ru' ? `Удалено: ${name}` : `Removed: ${name}` }
}
