import { maskSecrets } from '@ai-etl/core/address/mask'
import { stateSchema } from '@ai-etl/core/documents/state'
import { createContext } from '@ai-etl/runtime/context'
import { resetState } from '@ai-etl/runtime/state/state'
import { route } from '../../http/route.ts'
import { projectSettings } from '../../project-settings.ts'
import { stateBody } from './target.ts'

export const resetTargetState = route({
  id: 'resetTargetState',
  method: 'POST',
  path: '/state/reset',
  tag: 'runs',
  summary: 'Forget what the ledger of a target remembers, and tell it: the same input loads again, rows stay',
  scope: 'project',
  body: stateBody,
  answer: stateSchema,
  async handle({ services, project, body, lang, signal, audit }) {
    const settings = await projectSettings(services, project.id, lang)
    const context = createContext(settings, { signal, progress: () => undefined })
    const forgotten = await resetState(body.target, body.table ?? null, settings, context)
    await audit('state.reset', null, { target: maskSecrets(body.target) })
    return forgotten
  },
})
