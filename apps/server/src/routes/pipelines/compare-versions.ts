import { diffLines, diffPipelines } from '@ai-etl/core/pipeline/diff'
import type { Pipeline } from '@ai-etl/core/pipeline/schema'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { pipelineVersion } from '../../pipelines/version.ts'
import { pipelineParams } from './pipeline.ts'

const number = z.coerce.number().int().positive()

export const comparePipelineVersions = route({
  id: 'comparePipelineVersions',
  method: 'GET',
  path: '/pipelines/:pipelineId/difference',
  tag: 'pipelines',
  summary: 'What differs between two versions: parts of the document, and lines of the text',
  scope: { object: 'pipeline', param: 'pipelineId' },
  params: pipelineParams,
  query: z.object({ before: number, after: number }),
  answer: z.object({
    parts: z.array(
      z.object({
        section: z.enum(['sources', 'steps', 'targets', 'params', 'macros', 'checks', 'document']),
        name: z.string(),
        change: z.enum(['added', 'removed', 'changed']),
      }),
    ),
    lines: z.array(
      z.object({
        kind: z.enum(['same', 'added', 'removed']),
        text: z.string(),
        before: z.number().nullable(),
        after: z.number().nullable(),
      }),
    ),
  }),
  async handle({ services, project, params, query }) {
    const of = { projectId: project.id, ...params }
    const before = await pipelineVersion(services, { ...of, number: query.before })
    const after = await pipelineVersion(services, { ...of, number: query.after })
    return {
      // Kept documents were read by the form's own schema.
      parts: [...diffPipelines(before.document as Pipeline, after.document as Pipeline)],
      lines: [...diffLines(before.text, after.text)],
    }
  },
})
