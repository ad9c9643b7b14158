import { PlatformError } from '@ai-etl/core/errors/error'
import { z } from 'zod'
import { askAirflow } from '../../airflow/session.ts'
import { route } from '../../http/route.ts'

export const showAirflow = route({
  id: 'showAirflow',
  method: 'GET',
  path: '/airflow',
  tag: 'airflow',
  summary: 'Whether the server has an Airflow to deploy pipelines to, and whether that answers',
  scope: 'project',
  answer: z.object({
    url: z.string().nullable().describe('its web; null: the server was started without one'),
    answers: z.boolean(),
    parts: z.record(z.string(), z.string().nullable()).describe('health of its parts: {"scheduler": "healthy"}'),
  }),
  async handle({ services }) {
    const { url, dags } = services.settings.airflow
    if (url === null || dags === null) return { url: null, answers: false, parts: {} }
    try {
      return { url, answers: true, parts: await askAirflow(services, (api) => api.health()) }
    } catch (error) {
      if (error instanceof PlatformError && error.code === 'airflow.unreachable')
        return { url, answers: false, parts: {} }
      throw error
    }
  },
})
