import { connectionForm } from '@ai-etl/core/connections/form'
import { z } from 'zod'
import { connectorNamed } from '../../connections/address.ts'
import { route } from '../../http/route.ts'

export const connectorSchema = route({
  id: 'connectorSchema',
  method: 'GET',
  path: '/connectors/:name/schema',
  tag: 'connections',
  summary:
    'The form of a connection as JSON Schema: fields in order, titles in the language asked for, secrets write-only',
  scope: 'user',
  params: z.object({ name: z.string().max(100) }),
  answer: z.record(z.string(), z.unknown()),
  async handle({ params, lang }) {
    return connectionForm(connectorNamed(params.name), lang)
  },
})
