import type { Profile } from '@ai-etl/core/documents/profile'
import { relationsBetween } from '@ai-etl/runtime/corridor/relations'
import { profilesOfDatasets } from '@ai-etl/runtime/store/queries/profiles/of-datasets'
import { rows } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { route } from '../../http/route.ts'

const end = z.object({ datasetId: z.uuid(), dataset: z.string(), table: z.string(), columns: z.array(z.string()) })

export const datasetRelations = route({
  id: 'datasetRelations',
  method: 'GET',
  path: '/datasets/relations',
  tag: 'datasets',
  summary: 'Likely foreign keys between the datasets of a project that were measured together, and within each',
  scope: 'project',
  answer: z.object({
    datasets: z.array(z.object({ id: z.uuid(), name: z.string(), tables: z.array(z.string()) })),
    relations: z.array(z.object({ from: end, to: end, matched: z.number(), exact: z.boolean() })),
  }),
  async handle({ services, project }) {
    const found = await rows(services.database, profilesOfDatasets, { projectId: project.id, limit: MOST })
    // Named by their ids, so that two datasets of one name stay two.
    const profiles = found.map(({ id, document }) => ({ ...(document as Profile), dataset: id }))
    const names = new Map(found.map(({ id, name }) => [id, name]))
    const within = profiles.flatMap((profile) =>
      profile.relations
        .filter(({ to }) => profile.tables.some(({ name }) => name === to.table))
        .map((one) => ({
          ...one,
          from: { ...one.from, dataset: profile.dataset },
          to: { ...one.to, dataset: profile.dataset },
        })),
    )
    const named = <E extends { readonly dataset: string }>(of: E) => ({
      ...of,
      datasetId: of.dataset,
      dataset: names.get(of.dataset) ?? '',
    })
    return {
      datasets: profiles.map(({ dataset, tables }) => ({
        id: dataset,
        name: names.get(dataset) ?? '',
        tables: tables.map(({ name }) => name),
      })),
      relations: [...within, ...relationsBetween(profiles)].map((one) => ({
        ...one,
        from: named(one.from),
        to: named(one.to),
      })),
    }
  },
})

/** Datasets drawn at most: more are no picture any more. */
const MOST = 100
