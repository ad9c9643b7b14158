import { stateSchema } from '@ai-etl/core/documents/state'
import { createContext } from '@ai-etl/runtime/context'
import { showState } from '@ai-etl/runtime/state/state'
import { route } from '../../http/route.ts'
import { projectSettings } from '../../project-settings.ts'
import { stateBody } from './target.ts'

export const showTargetState = route({
  id: 'showTargetState',
  method: 'POST',
  path: '/state/show',
  tag: 'runs',
  summary: 'What the ledger of a target remembers: loads and cursors by table',
  scope: 'project',
  body: stateBody,
  answer: stateSchema,
  async handle({ services, project, body, lang, signal }) {
    const settings = await projectSettings(services, project.id, lang)
    const context = createContext(settings, { signal, progress: () => undefined })
    return showState(body.target, body.table ?? null, settings, context)
  },
})
