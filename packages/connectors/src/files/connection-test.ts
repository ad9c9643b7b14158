import type { FileAddress } from '@ai-etl/core/address/address'
import type { TestResult, TestStep, TestStepName } from '@ai-etl/core/contracts/connector'
import { TEST_STEPS } from '@ai-etl/core/contracts/connector'
import type { Context } from '@ai-etl/core/contracts/context'
import type { Source } from '@ai-etl/core/contracts/source'
import { PlatformError } from '@ai-etl/core/errors/error'
import { fileMessages } from '@ai-etl/core/messages/files'
import { quoted } from '@ai-etl/core/messages/phrase'
import { findFiles } from '../places/local/find.ts'

const ROWS = 100

/** The step that an error belongs to, where it is not the step during which it came up. */
const STEP_OF_ERROR: Readonly<Record<string, TestStepName | undefined>> = {
  'file.unreadable': 'authorise',
  'file.outside-roots': 'authorise',
  'address.option-unknown': 'resolve',
  'address.option-invalid': 'resolve',
}

/** Tests files step by step; stops at the first step that fails. Never throws for what a step can say. */
export async function testFiles(
  address: FileAddress,
  context: Context,
  open: () => Promise<Source>,
): Promise<TestResult> {
  const started = performance.now()
  const lang = context.lang
  const steps: TestStep[] = []
  const pass = (step: TestStepName, message: string) => {
    steps.push({ step, ok: true, ms: Math.round(performance.now() - started), message, fix: null })
  }
  const passUpTo = (failed: TestStepName) => {
    const texts = { connect: fileMessages.connected, authenticate: fileMessages.authenticated }
    for (const step of TEST_STEPS) {
      if (step === failed) return
      if (step === 'connect' || step === 'authenticate') pass(step, texts[step][lang]())
    }
  }
  try {
    const files = await findFiles(address.path, context)
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
    pass('resolve', fileMessages.found[lang]({ files: files.length, bytes }))
    passUpTo('authorise')
    pass('authorise', fileMessages.authorised[lang]())
    const source = await open()
    const rows = await readSome(source, context)
    const columns = source.tables[0].columns.length
    pass('read', fileMessages.read[lang]({ format: source.format.name, columns, rows }))
    return { ok: true, steps }
  } catch (error) {
    const problem = asPlatformError(error).problem(lang)
    const reached = steps.at(-1)?.step === 'authorise' ? 'read' : 'resolve'
    const step = STEP_OF_ERROR[problem.code] ?? reached
    const kept = steps.filter((one) => TEST_STEPS.indexOf(one.step) < TEST_STEPS.indexOf(step))
    steps.length = 0
    steps.push(...kept)
    if (step === 'authorise' && kept.length === 0) {
      pass('resolve', address.path)
      passUpTo('authorise')
    }
    const { code, message, fix } = problem
    steps.push({ step, ok: false, ms: Math.round(performance.now() - started), message, fix, code })
    return { ok: false, steps }
  }
}

/** Reads the first rows; how many came. */
async function readSome(source: Source, context: Context): Promise<number> {
  let rows = 0
  for await (const batch of source.batches({ limit: ROWS, signal: context.signal, reject: () => {} })) {
    if (batch.table === 0) rows += batch.rows
    if (rows >= ROWS) break
  }
  await source.close()
  return rows
}

function asPlatformError(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error
  const why = error instanceof Error ? error.message : String(error)
  return new PlatformError('internal.unexpected', { why: quoted(why) }, { cause: error })
}
