import { z } from 'zod'

/** What people say of a field against what was measured. */
export const overrideSchema = z
  .object({
    table: z.string().max(1000),
    field: z.string().max(1000),
    type: z.string().max(500).optional().describe('logical type: string, int64, decimal(12,2), …'),
    name: z.string().min(1).max(200).optional().describe('what the column is called where it goes'),
  })
  .meta({ id: 'FieldOverride' })

/** A dataset of a connection, of an upload, or at an address of its own. */
export const datasetSchema = z
  .object({
    id: z.uuid(),
    projectId: z.uuid(),
    connectionId: z.uuid().nullable(),
    uploadId: z.uuid().nullable(),
    address: z.string().nullable(),
    name: z.string().describe('the table, the file or the topic'),
    title: z.string().nullable().describe('what people call it; null: its name'),
    overrides: z.array(overrideSchema),
    schema: z.unknown(),
    rows: z.int().nullable(),
    bytes: z.int().nullable(),
    profileId: z.uuid().nullable().describe('the last profile'),
    createdBy: z.uuid().nullable(),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: 'Dataset' })

export const datasetParams = z.object({ datasetId: z.uuid() })
export const datasetScope = { object: 'dataset', param: 'datasetId' } as const
