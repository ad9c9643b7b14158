import { ddlSchema } from '@ai-etl/core/documents/ddl'
import { ddlOf, executeDdl } from '@ai-etl/runtime/corridor/ddl'
import { readUse } from '@ai-etl/runtime/corridor/use'
import { z } from 'zod'
import { ddlOptionsSchema, useSchema } from '../../analysis/options.ts'
import { profileSource } from '../../analysis/read.ts'
import { readableSource } from '../../sources/source.ts'
import { jobKind } from '../kind.ts'
import { serverKey } from '../server-key.ts'
import { toolsOf } from '../tools.ts'
import { ANALYSIS } from './analysis.ts'

/** Designs the tables of a source and, where an address is given, makes them there; the answer is the ddl document. */
export const generateDdlJob = jobKind({
  kind: 'generate-ddl',
  ...ANALYSIS,
  // Statements that ran in part are not to be run again.
  retry: { times: 0, firstSeconds: 1 },
  input: z.object({
    ...useSchema.shape,
    ...ddlOptionsSchema.shape,
    source: readableSource,
    sample: z.int().optional(),
    execute: z.string().optional(),
  }),
  answer: ddlSchema,
  concurrencyKey: ({ source }) => serverKey(source.address),
  async run(work) {
    const { settings, live } = await toolsOf(work)
    const { source, sample, execute, dialect, table, key, names, ...stated } = work.input
    const use = readUse(stated)
    const profile = await profileSource(source, sample === undefined ? {} : { sample }, settings, live)
    const document = await ddlOf(profile, { dialect, table, key, names }, use, settings, live)
    if (execute !== undefined) await executeDdl(execute, document, settings, live)
    return document
  },
})
