import { maskSecrets, maskSecretsWithin } from '@ai-etl/core/address/mask'
import { LOAD_MODES, MISSING_POLICIES, SCHEMA_POLICIES } from '@ai-etl/core/contracts/target'
import type { LoadRequest } from '@ai-etl/runtime/load/request'
import { z } from 'zod'

const columns = z.array(z.string().min(1).max(1000)).min(1)

/** Options of a plain load, as the command line has them. */
export const loadOptionsSchema = z.object({
  mode: z.enum(LOAD_MODES).default('append'),
  key: columns.optional(),
  cursor: z.string().min(1).optional(),
  missing: z.enum(MISSING_POLICIES).optional(),
  schema: z.enum(SCHEMA_POLICIES).optional(),
  maxRejected: z.int().nonnegative().optional(),
  select: columns.optional(),
  where: z.string().min(1).max(100_000).optional(),
  verify: z.boolean().optional(),
  chunkBytes: z
    .int()
    .positive()
    .optional()
    .describe('bytes of rows after which a chunk is committed; without it only inputs above 1 GB are cut into chunks'),
  again: z.boolean().optional().describe('load even though this input is committed there already'),
})

/** What a run does; crosses to its job, where addresses with secrets are sealed. */
export const runWorkSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('pipeline'),
    name: z.string(),
    /** What findings call the document, where that is not its name. */
    document: z.string().optional(),
    text: z.string(),
    params: z.record(z.string(), z.string()),
    /** Databases compute nothing of it. */
    inEngine: z.boolean().optional(),
    /** Incremental sources are read whole. */
    full: z.boolean().optional(),
    /** Whatever its incremental sources hold is read, and their marks stay: a back-fill is about a time of its own. */
    aside: z.boolean().optional(),
  }),
  z.object({
    kind: z.literal('load'),
    source: z.string(),
    target: z.string(),
    options: loadOptionsSchema,
  }),
  z.object({
    kind: z.literal('replay'),
    /** The run whose rows were mended, by its folder. */
    of: z.string(),
    /** What that run is called. */
    name: z.string().optional(),
    /** Name of the one load whose rows are meant; absent: all. */
    load: z.string().optional(),
    ofRunId: z.string(),
    /** Also rows that nobody mended, as they stand. */
    all: z.boolean(),
    /** File of mended rows, in place of those that were mended here. */
    file: z.string().optional(),
    /** In place of the first target, whose address carried a secret. */
    target: z.string().optional(),
  }),
])
export type RunWork = z.output<typeof runWorkSchema>

/** What is kept of a run's work in its row: without secrets, and without the text, which is a version of the pipeline. */
export function keptRequest(work: RunWork): Record<string, unknown> {
  switch (work.kind) {
    case 'pipeline':
      return {
        kind: work.kind,
        params: Object.fromEntries(
          Object.entries(work.params).map(([name, value]) => [name, maskSecretsWithin(value)]),
        ),
      }
    case 'load':
      return { ...work, source: maskSecrets(work.source), target: maskSecrets(work.target) }
    case 'replay':
      return { ...work, ...(work.target !== undefined && { target: maskSecrets(work.target) }) }
  }
}

/** The load that a request of the API means. */
export function loadRequest({ source, target, options }: Extract<RunWork, { kind: 'load' }>): LoadRequest {
  const { mode, key, cursor, missing, schema, maxRejected, select, where, verify, chunkBytes, again } = options
  return {
    source,
    target,
    mode,
    ...(key && { key }),
    ...(cursor !== undefined && { cursor }),
    ...(missing && { missing }),
    ...(schema && { schema }),
    ...(maxRejected !== undefined && { maxRejected }),
    ...(select && { select }),
    ...(where !== undefined && { where }),
    ...(verify !== undefined && { verify }),
    ...(chunkBytes !== undefined && { chunkBytes }),
    ...(again !== undefined && { again }),
  }
}
