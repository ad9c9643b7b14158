import { listSecretKeys as keys } from '@ai-etl/runtime/store/queries/secret-keys/list'
import { rows } from '@ai-etl/runtime/store/query'
import { route } from '../../http/route.ts'
import { secretKeysSchema } from './key.ts'

export const listSecretKeys = route({
  id: 'listSecretKeys',
  method: 'GET',
  path: '/secret-keys',
  tag: 'settings',
  summary: 'The keys that seal secrets, by their ids',
  scope: 'platform',
  answer: secretKeysSchema,
  async handle({ services }) {
    return { items: await rows(services.database, keys, {}) }
  },
})
