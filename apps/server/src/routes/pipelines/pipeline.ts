import { LINEAGE_KINDS } from '@ai-etl/core/pipeline/lineage'
import { PLACES } from '@ai-etl/core/pipeline/placement/place'
import { z } from 'zod'
import { UNNAMED } from '../../pipelines/document.ts'

export const pipelineParams = z.object({ pipelineId: z.uuid() })
export const versionParams = pipelineParams.extend({ number: z.coerce.number().int().positive() })

/** Characters of a document; far above any that people write. */
const LONGEST_TEXT = 1_000_000
export const textSchema = z.string().min(1).max(LONGEST_TEXT).describe('the document: YAML or JSON')
/** What findings call a document that is not saved. */
export const documentName = z.string().min(1).max(500).default(UNNAMED).describe('what findings call the document')
export const noteSchema = z.string().max(2000).default('').describe('why it was changed')
export const basedOnSchema = z.int().positive().describe('the version that the edit began with')

export const pipelineSchema = z.object({
  id: z.uuid(),
  projectId: z.uuid(),
  name: z.string(),
  description: z.string(),
  currentVersion: z.number(),
  createdBy: z.uuid().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
})

export const versionSchema = z.object({
  pipelineId: z.uuid(),
  number: z.number(),
  note: z.string(),
  restoredFrom: z.number().nullable(),
  authorId: z.uuid().nullable(),
  createdAt: z.string(),
})

/** What a document says, as JSON. */
export const documentSchema = z.unknown().describe('the document as JSON: /pipelines/schema describes it')

/** Values of the document's parameters by name. */
export const paramsSchema = z.record(z.string().max(200), z.string().max(10_000)).default({})

const finding = z.object({
  code: z.string(),
  step: z.string().nullable(),
  where: z.string().nullable(),
  message: z.string(),
  fix: z.string(),
  parameter: z.string().optional().describe('a declared parameter that only lacks a value, which a run is given'),
})
const origin = z.object({ source: z.string(), column: z.string(), steps: z.array(z.string()) })
/** Where the columns of targets come from. */
export const lineageSchema = z.array(
  z.object({
    target: z.string(),
    columns: z.array(z.object({ name: z.string(), from: z.array(origin.extend({ how: z.enum(LINEAGE_KINDS) })) })),
    filteredBy: z.array(origin).describe('columns that decide which rows there are'),
  }),
)

export const checkSchema = z.object({
  ok: z.boolean(),
  steps: z.array(
    z.object({
      id: z.string(),
      columns: z.array(z.object({ name: z.string(), type: z.string(), nullable: z.boolean() })),
    }),
  ),
  errors: z.array(finding),
  warnings: z.array(finding),
  lineage: lineageSchema,
  explain: z
    .array(
      z.object({
        kind: z.enum(['source', 'step', 'target']),
        name: z.string(),
        where: z.enum(PLACES).describe('the database of the sources or of the target, a load, or the engine'),
        place: z.string().nullable().describe('the database'),
        rows: z.number().nullable().describe('rows that are expected; null where the size of a source is unknown'),
        why: z.string(),
        sql: z.string().nullable().describe('the statement whose rows leave the database or fill the target'),
      }),
    )
    .optional()
    .describe('where each part runs, where that was asked for'),
})
