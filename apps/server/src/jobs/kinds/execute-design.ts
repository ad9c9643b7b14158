import { maskSecrets } from '@ai-etl/core/address/mask'
import { executeDdl } from '@ai-etl/runtime/corridor/ddl'
import { setDesignExecuted } from '@ai-etl/runtime/store/queries/designs/set-executed'
import { one } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { storedDesign } from '../../datasets/designs.ts'
import { jobKind } from '../kind.ts'
import { toolsOf } from '../tools.ts'

/** Runs the statements of a design for good. */
export const executeDesignJob = jobKind({
  kind: 'execute-design',
  lane: 'load',
  timeoutSeconds: 3600,
  // Statements that ran in part are not to be run again.
  retry: { times: 0, firstSeconds: 1 },
  input: z.object({ designId: z.uuid(), target: z.string() }),
  answer: z.object({ designId: z.uuid(), executedOn: z.string(), statements: z.int() }),
  concurrencyKey: ({ target }) => maskSecrets(target),
  async run(work) {
    const { services, projectId, input } = work
    if (projectId === null) throw new RangeError('designs belong to projects')
    const { settings, live } = await toolsOf(work)
    const { ddl } = await storedDesign(services, projectId, input.designId)
    await executeDdl(input.target, ddl, settings, live)
    const executedOn = maskSecrets(input.target)
    await one(services.database, setDesignExecuted, { projectId, designId: input.designId, executedOn })
    return { designId: input.designId, executedOn, statements: ddl.statements.length }
  },
})
