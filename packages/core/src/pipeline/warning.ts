import type { SourceStatistics } from '../contracts/source.ts'
import type { Profile } from '../documents/profile.ts'
import type { Language } from '../messages/language.ts'
import type { Given } from '../messages/phrase.ts'
import { sayAll } from '../messages/phrase.ts'
import { pipelineTexts } from '../messages/pipeline.ts'
import { parseType } from '../types/parse.ts'
import type { Bounds } from '../values/bounds.ts'
import { boundsOfTexts } from '../values/bounds.ts'
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
  /** It was measured of this very content: what it says of all rows is so. */
  readonly current?: boolean
  /** By column. */
  readonly columns: ReadonlyMap<string, ColumnFacts>
}

export interface ColumnFacts {
  readonly nulls: number
  readonly distinct: number
  /** It holds values of people. */
  readonly personal?: boolean
  /** Logical type that it was measured in. */
  readonly type?: string
  /** Of whole numbers, decimals, dates and moments of no person. */
  readonly bounds?: Bounds
  /** All values but NULL, canonical, where they are few and of no person. */
  readonly values?: readonly string[]
}

/** The facts of a profile's root table, which is what a source of a pipeline gives. */
export function factsOfProfile({ tables }: Pick<Profile, 'tables'>): SourceFacts {
  const [{ rows, fields }] = tables
  return { rows, columns: new Map(fields.map((field) => [field.name, factsOfField(field, rows)])) }
}

type Field = Profile['tables'][number]['fields'][number]

/** Different values of a column that are kept one by one; as many as a condition names at most, and of such a length. */
const LISTED = { values: 16, characters: 64 } as const

function factsOfField(field: Field, rows: number): ColumnFacts {
  const { nulls, distinct, personal, type } = field
  const counts = { nulls, distinct: distinct.value, personal, type }
  if (personal) return counts
  const bounds = boundsOfField(field)
  const values = listedValues(field, rows)
  return { ...counts, ...(bounds && { bounds }), ...(values && { values }) }
}

/** Least and greatest value; where the type was declared and not all values were kept, they are not those of all rows. */
function boundsOfField({ min, max, type, distinct, evidence }: Field): Bounds | null {
  if (min === null || max === null || (evidence.form === 'canonical' && !distinct.exact)) return null
  return boundsOfTexts([min, max], parseType(type))
}

function listedValues({ top, distinct, nulls }: Field, rows: number): readonly string[] | null {
  const counted = top.reduce((sum, { count }) => sum + count, 0)
  const whole = distinct.exact && distinct.value > 0 && top.length === distinct.value && counted === rows - nulls
  const short = top.length <= LISTED.values && top.every(({ value }) => value.length <= LISTED.characters)
  return whole && short ? top.map(({ value }) => value) : null
}

export interface Watched {
  readonly plan: Plan
  readonly traces: ReadonlyMap<string, NodeTrace>
  readonly facts: ReadonlyMap<string, SourceFacts>
  readonly statistics: ReadonlyMap<string, SourceStatistics>
  readonly node: (id: string) => PlanNode
}

/** @param step the step of the document that it is about */
export function warning<K extends keyof typeof pipelineTexts>(
  step: string,
  key: K,
  params: Given<Parameters<(typeof pipelineTexts)[K]['en']>[0]>,
  section: StepWarning['section'] = 'steps',
): StepWarning {
  // The entry of the key takes exactly these parameters; TypeScript cannot follow it through the index.
  const say = (lang: Language) =>
    (pipelineTexts[key][lang] as (p: object) => { message: string; fix: string })(sayAll(params, lang))
  return { step, section, code: `pipeline.${key}`, say }
}
