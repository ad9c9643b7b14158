import { maskSecrets } from '../address/mask.ts'
import type { Advice, Store } from '../documents/advice.ts'
import type { Profile } from '../documents/profile.ts'
import type { NewPipeline } from './write.ts'
import { writePipeline } from './write.ts'

export interface PlanInput {
  readonly profile: Profile
  /** Null: the target follows from what the user said alone. */
  readonly advice: Advice | null
  /** As the user wrote them. */
  readonly source: string
  readonly target: string | null
  /** Database of an embedded target when none is named. */
  readonly database?: string
  readonly updates?: 'none' | 'append' | 'upsert'
}

/**
 * A pipeline document (YAML) from what was measured and advised: every type is stated, so that it can be reviewed and
 * stays as it is, columns are called what people said, and the target carries its reasons as comments.
 */
export function planPipeline(input: PlanInput): string {
  const { profile, advice, target, updates } = input
  const [root] = profile.tables
  const name = safeName(root.name)
  const key = root.keys.find((each) => each.exact)?.columns ?? []
  const ranked = advice?.ranked.find((each) => each.target === advice.recommended)
  const upsert = updates === 'upsert' && key.length > 0
  const names = root.fields.flatMap(({ name: from, evidence: { renamed } }) =>
    typeof renamed === 'string' ? [{ from, to: renamed }] : [],
  )
  const plan: NewPipeline = {
    name,
    source: { name: `${name}_source`, from: maskSecrets(input.source) },
    types: root.fields
      .filter((field) => !GENERATED.includes(field.name))
      .map((field) => ({ name: field.name, type: field.type, note: noteOf(field) })),
    names,
    target: {
      name,
      to: maskSecrets(target ?? targetOf(advice?.recommended ?? 'postgresql', input.database ?? 'city', name)),
      mode: upsert ? 'upsert' : 'append',
      key: upsert ? key.map((column) => names.find(({ from }) => from === column)?.to ?? column) : [],
      why: ranked?.why.map((reason) => reason.text) ?? [],
    },
    schedule: advice?.schedule.cron ? { cron: advice.schedule.cron, timezone: 'UTC' } : null,
  }
  return writePipeline(plan)
}

const GENERATED = ['_id', '_parent_id', '_position']

/** Stores that are no embedded database take one Parquet file a table: the folder is to be replaced by their address. */
function targetOf(store: Store, database: string, name: string): string {
  switch (store) {
    case 'clickhouse':
      return `clickhouse:///${database}#${name}`
    case 'postgresql':
      return `postgresql:///${database}#${name}`
    case 'hdfs':
    case 's3':
    case 'kafka':
      return `${name}/`
  }
}

/** Why a type is what it is, where that may surprise. */
function noteOf(field: Profile['tables'][number]['fields'][number]): string | null {
  const form = field.evidence.form
  if (field.semantic !== null && field.type === 'string') return field.semantic
  return form === 'canonical' || form === '' ? null : form
}

function safeName(text: string): string {
  const name = text.replace(/[^\p{L}\p{N}_]+/gu, '_').replace(/^(?=\p{N})/u, '_')
  return name === '' ? 'data' : name
}
