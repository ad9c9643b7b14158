import type { Language } from '../messages/language.ts'
import { pipelineTexts } from '../messages/pipeline.ts'
import type { NodeTrace } from './lineage.ts'
import type { Plan, PlanNode } from './plan/ops.ts'

/** A warning about a step, said in the reader's language. */
export interface StepWarning {
  readonly step: string
  readonly code: string
  say(lang: Language): { readonly message: string; readonly fix: string }
}

/** What was measured of a source. */
export interface SourceFacts {
  readonly rows: number
  /** By column. */
  readonly columns: ReadonlyMap<string, { readonly nulls: number; readonly distinct: number }>
}

export interface Watched {
  readonly plan: Plan
  readonly traces: ReadonlyMap<string, NodeTrace>
  readonly facts: ReadonlyMap<string, SourceFacts>
  readonly node: (id: string) => PlanNode
}

/** @param step the step of the document that it is about */
export function warning<K extends keyof typeof pipelineTexts>(
  step: string,
  key: K,
  params: Parameters<(typeof pipelineTexts)[K]['en']>[0],
): StepWarning {
  // The entry of the key takes exactly these parameters; TypeScript cannot follow it through the index.
  const say = (lang: Language) =>
    (pipelineTexts[key][lang] as (p: typeof params) => { message: string; fix: string })(params)
  return { step, code: `pipeline.${key}`, say }
}
