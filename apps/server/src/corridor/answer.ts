import { z } from 'zod'
import { datasetSchema } from '../routes/datasets/dataset.ts'
import { STATIONS } from './dataset.ts'

/** The stations as routes answer them. */
export const stationsSchema = z.array(
  z.object({
    station: z.enum(STATIONS),
    state: z.enum(['done', 'now', 'attention', 'ahead']),
    outdated: z.boolean().describe('made before something earlier was changed'),
    objectId: z.uuid().nullable().describe('of the dataset, profile, advice, design, pipeline, run or report'),
    at: z.string().nullable(),
    fact: z.string().nullable().describe('in the language asked for'),
  }),
)

/** Of several datasets that are read, the one whose corridor is walked. */
export const walkedQuery = z.object({
  dataset: z.uuid().optional().describe('whose corridor is meant, where several datasets are read'),
})

export const walkedSchema = z.object({
  dataset: datasetSchema.nullable().describe('what is read; null where the project has no such dataset'),
  stations: stationsSchema,
})
