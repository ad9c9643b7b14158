import { isMap, parseDocument } from 'yaml'

/** A parameter that a pipeline's document declares. */
export interface Parameter {
  readonly name: string
  /** Logical type, as it is written. */
  readonly type: string
  /** What counts when nothing is said; null: something must be said. */
  readonly byDefault: string | null
}

/** The parameters of a document's text; none where it is no YAML map. */
export function parametersOf(text: string): readonly Parameter[] {
  const document = parseDocument(text, { prettyErrors: false })
  const declared = isMap(document.contents) ? document.get('params', true) : null
  if (!isMap(declared)) return []
  const plain = declared.toJSON() as Record<string, { readonly type?: unknown; readonly default?: unknown } | null>
  return Object.entries(plain).map(([name, parameter]) => ({
    name,
    type: typeof parameter?.type === 'string' ? parameter.type : '',
    byDefault: textOf(parameter?.default),
  }))
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}
