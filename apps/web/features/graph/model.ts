import { isMap, isScalar, isSeq, parseDocument } from 'yaml'

/** What a graph shows of a pipeline; made from any text that is YAML, finished or not. */
export interface PipelineGraph {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
  /** Parameters as they are declared. */
  readonly params: PipelineParams
  /** Functions of its own as they are written. */
  readonly macros: PipelineMacros
  /** Checks as they are written. */
  readonly checks: readonly Readonly<Record<string, unknown>>[]
}

type PipelineMacros = Readonly<Record<string, { params: readonly string[]; is: string }>>

type PipelineParams = Readonly<Record<string, { type: string; default?: string | number | boolean | null }>>

export interface GraphNode {
  /** `sources.tickets`, `steps.paid`, `targets.report`: targets may bear the name of a step. */
  readonly id: string
  readonly section: Section
  readonly name: string
  /** Of a step: its type; of a source or target: its address. */
  readonly about: string
  /** The part as plain values. */
  readonly value: Readonly<Record<string, unknown>>
}

export interface GraphEdge {
  readonly from: string
  readonly to: string
}

export const SECTIONS = ['sources', 'steps', 'targets'] as const
export type Section = (typeof SECTIONS)[number]

/** The graph of a document's text; null when it is no YAML map. */
export function graphOf(text: string): PipelineGraph | null {
  const document = parseDocument(text, { prettyErrors: false })
  if (document.errors.length > 0 || !isMap(document.contents)) return null
  const nodes = SECTIONS.flatMap((section) => nodesOf(section, document.get(section, true)))
  const edges = nodes.flatMap((node) =>
    inputsOf(node.value).flatMap((name) => {
      const from = nodes.find((each) => each.section !== 'targets' && each.name === name)
      return from === undefined || from.id === node.id ? [] : [{ from: from.id, to: node.id }]
    }),
  )
  return {
    nodes,
    edges,
    params: paramsOf(document.get('params', true)),
    macros: macrosOf(document.get('macros', true)),
    checks: checksOf(document.get('checks', true)),
  }
}

function paramsOf(params: unknown): PipelineParams {
  if (!isMap(params)) return {}
  const plain = params.toJSON() as Record<string, unknown>
  const declared = Object.entries(plain).filter(
    ([, each]) => typeof (each as { type?: unknown } | null)?.type === 'string',
  )
  // What stands beside the type is read as the document's schema has it, or not at all.
  return Object.fromEntries(declared) as PipelineParams
}

function macrosOf(macros: unknown): PipelineMacros {
  if (!isMap(macros)) return {}
  const plain = macros.toJSON() as Record<string, { params?: unknown; is?: unknown } | null>
  return Object.fromEntries(
    Object.entries(plain).flatMap(([name, macro]) =>
      typeof macro?.is === 'string'
        ? [[name, { params: Array.isArray(macro.params) ? macro.params.map(String) : [], is: macro.is }]]
        : [],
    ),
  )
}

function checksOf(checks: unknown): PipelineGraph['checks'] {
  if (!isSeq(checks)) return []
  const plain = checks.toJSON() as readonly unknown[]
  // One that is no map stays in its place: checks are known by that.
  return plain.map((check) => ({ ...(typeof check === 'object' && check !== null && !Array.isArray(check) && check) }))
}

function nodesOf(section: Section, parts: unknown): readonly GraphNode[] {
  if (!isMap(parts)) return []
  return parts.items.map(({ key, value }) => {
    const name = String(isScalar(key) ? key.value : key)
    const plain: unknown = isMap(value) || isSeq(value) || isScalar(value) ? value.toJSON() : null
    const part = typeof plain === 'object' && plain !== null && !Array.isArray(plain) ? { ...plain } : {}
    return { id: `${section}.${name}`, section, name, about: aboutOf(section, part), value: part }
  })
}

function aboutOf(section: Section, part: Readonly<Record<string, unknown>>): string {
  const told = section === 'sources' ? part.from : section === 'steps' ? part.type : part.to
  return typeof told === 'string' ? told : ''
}

/** Names that a part reads, whatever its type: those of `input`, `inputs`, `left` and `right`. */
export function inputsOf(part: Readonly<Record<string, unknown>>): readonly string[] {
  return [part.input, part.left, part.right, ...(Array.isArray(part.inputs) ? part.inputs : [])].flatMap(
    (side: unknown) => {
      if (typeof side === 'string') return [side]
      const inner = typeof side === 'object' && side !== null ? (side as { input?: unknown }).input : undefined
      return typeof inner === 'string' ? [inner] : []
    },
  )
}
