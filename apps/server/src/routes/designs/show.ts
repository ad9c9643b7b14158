import { storedDesign } from '../../datasets/designs.ts'
import { designAgain } from '../../datasets/said-again.ts'
import { route } from '../../http/route.ts'
import { designAnswer, designParams, designScope } from './design.ts'

export const showDesign = route({
  id: 'showDesign',
  method: 'GET',
  path: '/designs/:designId',
  tag: 'designs',
  summary: 'A design with its statements, reasons and refusals',
  scope: designScope,
  params: designParams,
  answer: designAnswer,
  async handle({ services, project, params: { designId }, lang }) {
    const kept = await storedDesign(services, project.id, designId)
    const { item, options, stated } = kept
    const origin = { projectId: project.id, profileId: item.profileId, stated }
    const ddl = lang === kept.lang ? kept.ddl : await designAgain(services, origin, kept, lang)
    return { ...item, ddl, options, stated }
  },
})
