import { listSecretKeys } from '@ai-etl/runtime/store/queries/secret-keys/list'
import { rows } from '@ai-etl/runtime/store/query'
import { route } from '../../http/route.ts'
import { rotateKeys } from '../../secrets/rotate.ts'
import { secretKeysSchema } from './key.ts'

export const rotateSecretKeys = route({
  id: 'rotateSecretKeys',
  method: 'POST',
  path: '/secret-keys/rotate',
  tag: 'settings',
  summary: 'Seal all secrets anew with a new key; with AI_ETL_SECRET_KEY set, with that one',
  scope: 'platform',
  answer: secretKeysSchema,
  limit: 6,
  async handle({ services, audit }) {
    await rotateKeys(services)
    await audit('secret-keys.rotate', null)
    return { items: await rows(services.database, listSecretKeys, {}) }
  },
})
