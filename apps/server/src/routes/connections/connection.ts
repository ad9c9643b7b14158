import { connectionValuesSchema } from '@ai-etl/core/connections/values'
import { TEST_STEPS } from '@ai-etl/core/contracts/connector'
import { z } from 'zod'

/** What a connection test found, step by step. */
export const testSchema = z
  .object({
    ok: z.boolean(),
    steps: z.array(
      z.object({
        step: z.enum(TEST_STEPS),
        ok: z.boolean(),
        ms: z.number(),
        message: z.string(),
        fix: z.string().nullable(),
        code: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'ConnectionTest' })

/** A connection as answers show it: never its secret. */
export const connectionSchema = z
  .object({
    id: z.uuid(),
    projectId: z.uuid(),
    name: z.string(),
    connector: z.string(),
    address: z.string().describe('secrets masked'),
    testedAt: z.string().nullable(),
    test: testSchema.nullable(),
    createdBy: z.uuid().nullable(),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: 'Connection' })

export const connectionParams = z.object({ connectionId: z.uuid() })

export const nameSchema = z
  .string()
  .regex(/^[\p{L}\p{N}_.-]{1,100}$/u)
  .describe('letters, digits, "_", "." and "-"')

/** A whole address, or a filled form of a connector. */
export const givenSchema = z.object({
  address: z.string().min(1).max(4000).optional().describe('postgresql://user:password@host:5432/db'),
  connector: z.string().max(100).optional(),
  values: connectionValuesSchema.optional().describe('the filled form of GET /connectors/{name}/schema'),
})
