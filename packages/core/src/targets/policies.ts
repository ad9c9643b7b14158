import type { PipelineTarget } from '../pipeline/schema.ts'

/** What a target asks of a load that only the platform itself keeps, as the document writes it: `missing: delete`. */
export function policiesOf(target: PipelineTarget): readonly string[] {
  const { missing = 'keep', schema, maxRejected, verify = false, cursor, mode } = target
  return [
    ...(missing === 'keep' ? [] : [`missing: ${missing}`]),
    ...(schema === undefined ? [] : [`schema: ${schema}`]),
    ...(maxRejected === undefined ? [] : [`maxRejected: ${maxRejected}`]),
    ...(verify ? ['verify: true'] : []),
    // What is replaced is read whole.
    ...(cursor === undefined || mode === 'replace' ? [] : [`cursor: ${cursor}`]),
  ]
}
