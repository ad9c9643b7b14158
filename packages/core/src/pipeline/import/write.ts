import type { YAMLMap } from 'yaml'
import { Document, isScalar, visit } from 'yaml'
import { maskSecrets } from '../../address/mask.ts'
import type { ImportedSelect } from './select.ts'

export interface ImportedPipeline extends ImportedSelect {
  readonly name: string
  /** Addresses by the names that the SELECT has for its tables. */
  readonly sources: Readonly<Record<string, string>>
  readonly target: string
}

/**
 * A pipeline document (YAML) around the steps of a SELECT; what is the rule anyway is left out, and secrets
 * of addresses are masked.
 */
export function writeImported({ name, sources, steps, output, target }: ImportedPipeline): string {
  const document = new Document({
    version: 1,
    name,
    sources: Object.fromEntries(Object.entries(sources).map(([source, from]) => [source, { from: maskSecrets(from) }])),
    ...(Object.keys(steps).length > 0 && { steps: withoutStandards(steps) }),
    targets: { [output in sources ? name : output]: { input: output, to: maskSecrets(target), mode: 'replace' } },
  })
  visit(document, {
    Map(_, node, path) {
      // Small maps deep inside steps stand on one line, as people write them.
      if (path.length > 5 && isFlat(node)) node.flow = true
    },
  })
  return document.toString({ lineWidth: 0, flowCollectionPadding: true })
}

function isFlat(node: YAMLMap): boolean {
  return node.items.length <= 3 && node.items.every((item) => isScalar(item.value)) && String(node).length < 80
}

/** Values of keys that steps have anyway. */
const STANDARDS: Readonly<Record<string, unknown>> = { direction: 'asc', nulls: 'last', offset: 0, distinct: false }

function withoutStandards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutStandards)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([key, each]) => STANDARDS[key] !== each || each === undefined)
  return Object.fromEntries(kept.map(([key, each]) => [key, withoutStandards(each)]))
}
