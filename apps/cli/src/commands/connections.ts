import type { Command } from '../command.ts'
import { sayIn } from '../render/labels.ts'
import { table } from '../render/table.ts'

export const connectionsList: Command = {
  name: 'connections list',
  arguments: [],
  options: [],
  async run(call) {
    const { listConnections } = await import('@ai-etl/runtime/connections/store')
    const connections = await listConnections(call.settings)
    const say = sayIn(call.lang)
    return {
      document: { connections },
      text: table(
        [say('name'), say('address'), say('saved')],
        connections.map((c) => [c.name, c.address, c.savedAt]),
      ),
    }
  },
}

export const connectionsAdd: Command = {
  name: 'connections add',
  arguments: [{ name: 'NAME' }, { name: 'ADDRESS' }],
  options: [],
  async run(call) {
    const { addConnection } = await import('@ai-etl/runtime/connections/store')
    const [name, address] = call.arguments
    const saved = await addConnection(call.settings, name, address)
    return { document: saved, text: `@${saved.name}  ${saved.address}` }
  },
}

export const connectionsRemove: Command = {
  name: 'connections remove',
  arguments: [{ name: 'NAME' }],
  options: [],
  async run(call) {
    const { removeConnection } = await import('@ai-etl/runtime/connections/store')
    await removeConnection(call.settings, call.arguments[0])
    const [removed] = call.arguments
    return { document: { removed }, text: `${sayIn(call.lang)('removed')}: ${removed}` }
  },
}
