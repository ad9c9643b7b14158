import type { Command } from '../command.ts'
import { sayIn } from '../render/labels.ts'
import { table } from '../render/table.ts'

/** `connectors`: what the platform can talk to, each with its options as JSON Schema. */
export const connectorsCommand: Command = {
  name: 'connectors',
  arguments: [],
  options: [],
  async run(call) {
    const { connectors } = await import('@ai-etl/connectors')
    const { optionsSchema } = await import('@ai-etl/core/connections/options-schema')
    const document = {
      connectors: connectors.map((connector) => ({
        name: connector.name,
        schemes: connector.schemes,
        capabilities: connector.capabilities,
        options: optionsSchema(connector, call.lang),
      })),
    }
    const rows = document.connectors.map((c) => [
      c.name,
      c.schemes.join(', '),
      c.capabilities.write.join(', ') || '—',
      Object.keys(c.options.properties ?? {}).join(', '),
    ])
    const say = sayIn(call.lang)
    const head = [say('connector'), say('schemes'), say('writes'), say('options')]
    return { document, text: table(head, rows) }
  },
}
