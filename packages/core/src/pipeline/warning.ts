import type { Profile } from '../documents/profile.ts'
import type { Language } from '../messages/language.ts'
import { pipelineTexts } from '../messages/pipeline.ts'
import type { Bounds } from '../values/bounds.ts'
import type { NodeTrace } from './lineage.ts'
import type { Plan, PlanNode } from './plan/ops.ts'

/** A warning about a step, said in the reader's language. */
export interface StepWarning {
  readonly step: string
  readonly code: string
  /** Where `step` stands in the document; a target is no step. */
  readonly section: 'steps' | 'targets'
  say(lang: Language): { readonly message: string; readonly fix: string }
}

/** What was measured of a source. */
export interface SourceFacts {
  readonly rows: number
  /** By column. */
  readonly columns: ReadonlyMap<string, ColumnFacts>
}

export interface ColumnFacts {
  readonly nulls: number
  readonly distinct: number
  /** It holds values of people. */
  readonly personal?: boolean
  /** Of whole numbers, decimals, dates and moments of no person. */
  readonly bounds?: Bounds
}

/** The facts of a profile's root table, which is what a source of a pipeline gives. */
export function factsOfProfile({ tables }: Pick<Profile, 'tables'>): SourceFacts {
  const [{ rows, fields }] = tables
  const columns = fields.map(
    ({ name, nulls, distinct, personal }) => [name, { nulls, distinct: distinct.value, personal }] as const,
  )
  return { rows, columns: new Map(columns) }
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
  section: StepWarning['section'] = 'steps',
): StepWarning {
  // The entry of the key takes exactly these parameters; TypeScript cannot follow it through the index.
  const say = (lang: Language) =>
    (pipelineTexts[key][lang] as (p: typeof params) => { message: string; fix: string })(params)
  return { step, section, code: `pipeline.${key}`, say }
}
