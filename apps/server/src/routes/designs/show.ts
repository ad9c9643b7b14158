import { storedDesign } from '../../datasets/designs.ts'
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
  async handle({ services, project, params: { designId } }) {
    const { item, ddl, options, stated } = await storedDesign(services, project.id, designId)
    return { ...item, ddl, options, stated }
  },
})
