import type { Context } from '@ai-etl/core/contracts/context'
import type { ContextSettings } from '../context.ts'
import { type CompiledWithText, type CompileRequest, compilePipeline } from './compile.ts'

/** A pipeline compiled, in a thread. @public loaded by load/pipeline/pooled.ts */
export function job(input: CompileRequest, context: Context, settings: ContextSettings): Promise<CompiledWithText> {
  return compilePipeline(input, settings, context)
}
