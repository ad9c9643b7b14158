import { stat } from 'node:fs/promises'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { SAMPLES, sampleFile } from '../../samples/samples.ts'

export const listSamples = route({
  id: 'listSamples',
  method: 'GET',
  path: '/samples',
  tag: 'datasets',
  summary: 'Made-up datasets to learn on',
  scope: 'user',
  answer: z.object({
    items: z.array(
      z.object({
        name: z.enum(['tickets', 'register', 'cadastre']),
        file: z.string(),
        records: z.int(),
        bytes: z.int().nullable().describe('null: the examples are not installed'),
      }),
    ),
  }),
  async handle() {
    const sizes = await Promise.all(SAMPLES.map(({ name }) => stat(sampleFile(name)).catch(() => null)))
    return { items: SAMPLES.map((sample, index) => ({ ...sample, bytes: sizes[index]?.size ?? null })) }
  },
})
