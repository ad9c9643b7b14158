import type { Document, YAMLParseError } from 'yaml'
import { LineCounter, parseDocument } from 'yaml'
import { PlatformError } from '../errors/error.ts'
import { checkSchema } from '../messages/issues.ts'
import type { Phrase } from '../messages/phrase.ts'
import { phrase } from '../messages/phrase.ts'
import type { Pipeline } from './schema.ts'
import { pipelineSchema } from './schema.ts'

/** A pipeline document with its text, so that findings can name their place and edits keep comments and order. */
export interface PipelineDocument {
  /** As the user calls it: its path. */
  readonly name: string
  readonly pipeline: Pipeline
  /** The parsed text, comments and order kept. */
  readonly source: Document
  /** Place of a part for people: `pipeline.yaml:12:7 steps.paid.where`. */
  place(path: readonly (string | number)[]): string
}

/**
 * Reads YAML or JSON (which is YAML).
 * @throws PlatformError `document.invalid` with the place of the first thing that does not fit
 */
export function readPipeline(name: string, text: string): PipelineDocument {
  const lines = new LineCounter()
  const source = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  const place = (path: readonly (string | number)[]) => placeOf(name, source, lines, path)
  const [broken] = source.errors
  if (broken) {
    const { line, col } = lines.linePos(broken.pos[0])
    throw new PlatformError(
      'document.invalid',
      { document: name, why: whyBroken(broken, text) },
      { where: `${name}:${line}:${col}` },
    )
  }
  const checked = checkSchema(pipelineSchema, valueOf(name, source))
  if ('misfit' in checked) {
    const { path, why: fault } = checked.misfit
    const why = path.length === 0 ? fault : phrase('document.at', { place: path.join('.'), why: fault })
    throw new PlatformError('document.invalid', { document: name, why }, { where: place(path) })
  }
  return { name, pipeline: checked.value, source, place }
}

/** The two faults that people make, in words; of others what the parser says. */
function whyBroken({ code, pos, message }: YAMLParseError, text: string): Phrase {
  const [key] = /^[^:\n]+/.exec(text.slice(pos[0])) ?? []
  if (code === 'DUPLICATE_KEY' && key !== undefined) return phrase('document.key-twice', { key: key.trim() })
  if (code === 'BAD_INDENT' || message.includes('same column')) return phrase('document.indent')
  return phrase('document.yaml', { told: message })
}

/** What a document says. @throws PlatformError `document.invalid` for one whose aliases would fill the memory */
function valueOf(name: string, source: Document): unknown {
  try {
    return source.toJS()
  } catch (cause) {
    const told = cause instanceof Error ? cause.message : String(cause)
    throw new PlatformError('document.invalid', { document: name, why: phrase('document.yaml', { told }) }, { cause })
  }
}

/** The nearest part that the text has: a key that is missing is placed where it should stand. */
function placeOf(name: string, source: Document, lines: LineCounter, path: readonly (string | number)[]): string {
  for (let length = path.length; length >= 0; length--) {
    const node = source.getIn(path.slice(0, length), true) as
      | { range?: readonly [number, number, number] | null }
      | undefined
    if (!node?.range) continue
    const { line, col } = lines.linePos(node.range[0])
    return `${name}:${line}:${col} ${path.join('.')}`.trimEnd()
  }
  return name
}
