import { z } from 'zod'
import { stationsSchema } from '../../corridor/answer.ts'
import { corridorOfProject } from '../../corridor/project.ts'
import { route } from '../../http/route.ts'
import { startOfDay } from '../../schedules/day.ts'
import { projectParams } from './project.ts'

export const projectCorridor = route({
  id: 'projectCorridor',
  method: 'GET',
  path: '/projects/:projectId/corridor',
  tag: 'projects',
  summary: 'How much of a project stands at each station of the corridor, and where somebody is needed',
  scope: { object: 'project', param: 'projectId' },
  params: projectParams,
  query: z.object({ timezone: z.string().max(100).default('UTC').describe('whose day is today') }),
  answer: z.object({ stations: stationsSchema }),
  async handle({ services, project, query, lang }) {
    const today = startOfDay(new Date(), query.timezone)
    return { stations: [...(await corridorOfProject(services, project.id, today, lang))] }
  },
})
