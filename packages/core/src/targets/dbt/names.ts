import { shortHash } from '../../ddl/names.ts'
import { transliterate } from '../../ddl/transliterate.ts'
import type { Pipeline } from '../../pipeline/schema.ts'

/** What the parts of a pipeline are called in a project; models share one namespace. */
export interface ModelNames {
  readonly project: string
  /** Of a source: `stg_tickets`. */
  readonly staging: ReadonlyMap<string, string>
  /** Of a step: its own name, or `int_…` where a target has that. */
  readonly intermediate: ReadonlyMap<string, string>
  /** Of a target: its own name in Latin letters. */
  readonly marts: ReadonlyMap<string, string>
  /** Snapshots of targets that keep their history: `prices_history`. */
  readonly snapshots: ReadonlyMap<string, string>
}

/** PostgreSQL takes 63 bytes of a name, and dbt puts `__dbt__cte__` before that of an ephemeral model. */
const LONGEST = 50

export function modelNames(pipeline: Pipeline): ModelNames {
  const taken = new Set<string>()
  const named = (keys: readonly string[], prefixes: readonly string[]) =>
    new Map(keys.map((key) => [key, freeName(latin(key), prefixes, taken)]))
  const marts = named(Object.keys(pipeline.targets), ['', 'mart_'])
  const staging = named(Object.keys(pipeline.sources), ['stg_'])
  const intermediate = named(Object.keys(pipeline.steps), ['', 'int_'])
  const kept = Object.keys(pipeline.targets).filter((name) => pipeline.targets[name].mode === 'scd2')
  const snapshots = new Map(
    kept.map((name) => [name, freeName(`${latin(name).slice(0, LONGEST - 8)}_history`, [''], taken)]),
  )
  // dbt wants a letter first.
  const project = latin(pipeline.name)
    .toLowerCase()
    .replace(/^(?![a-z])/, 'p_')
  return { project, staging, intermediate, marts, snapshots }
}

/** A name of letters, digits and `_`, as dbt and every database take it without quotes. */
function latin(name: string): string {
  const plain = /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : transliterate(name)
  if (plain !== '' && plain.length <= LONGEST) return plain
  return `${plain.slice(0, LONGEST - 9)}_${shortHash(name)}`
}

/** Case tells no names apart: some databases, and folders of some systems, do not see it. */
function freeName(name: string, prefixes: readonly string[], taken: Set<string>): string {
  const candidates = prefixes.map((prefix) => prefix + name)
  for (let number = 2; ; number++) {
    const free = candidates.find((each) => !taken.has(each.toLowerCase()))
    if (free !== undefined) {
      taken.add(free.toLowerCase())
      return free
    }
    candidates.push(`${prefixes[0]}${name}_${number}`)
  }
}
