import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import { type Entities, isCharacter } from './text.ts'

/** Bytes that one entity may expand to; what real documents declare are a few characters. */
const LONGEST_ENTITY = 65_536
/** Entities within entities. */
const DEEPEST_ENTITY = 16

/**
 * The general entities that a document type declaration declares, expanded.
 * @param text the declaration, from `<!DOCTYPE` to its `>`
 * @param dataset for messages
 * @throws PlatformError `xml.external-entity`, `xml.entity-bomb`, `xml.doctype`
 */
export function readDoctype(text: string, dataset: string): Entities {
  const declared = new Map<string, string>()
  const subset = text.replace(/<!--[\s\S]*?-->/g, '')
  for (const match of subset.matchAll(
    /<!ENTITY\s+(%\s+)?([^\s%"'<>]+)\s+(?:(SYSTEM|PUBLIC)\b|"([^"]*)"|'([^']*)')?/g,
  )) {
    const [, parameter, name, external, double, single] = match
    if (external !== undefined) throw new PlatformError('xml.external-entity', { dataset, entity: name })
    const value = double ?? single
    if (parameter !== undefined)
      throw new PlatformError('xml.doctype', { dataset, why: phrase('xml.parameter-entity', { name }) })
    if (value === undefined)
      throw new PlatformError('xml.doctype', { dataset, why: phrase('xml.entity-empty', { name }) })
    // The first declaration binds (XML 1.0 §4.2).
    if (!declared.has(name)) declared.set(name, value)
  }
  return new Map([...declared.keys()].map((name) => [name, expansionOf(name, declared, dataset)]))
}

function expansionOf(name: string, declared: ReadonlyMap<string, string>, dataset: string): Buffer | null {
  const text = expand(name, declared, dataset, 0, { left: LONGEST_ENTITY, entity: name })
  return text === null ? null : Buffer.from(text, 'utf8')
}

/** Text of an entity; null when it holds markup. Counts what is written against the budget of the outermost one. */
function expand(
  name: string,
  declared: ReadonlyMap<string, string>,
  dataset: string,
  depth: number,
  budget: { left: number; readonly entity: string },
): string | null {
  const refuse = () => new PlatformError('xml.entity-bomb', { dataset, entity: budget.entity, limit: LONGEST_ENTITY })
  if (depth > DEEPEST_ENTITY) throw refuse()
  const value = declared.get(name)
  if (value === undefined || value.includes('<')) return null
  let text = ''
  for (const piece of value.split(/(&[^;\s&]+;)/)) {
    const inner = piece.startsWith('&') ? replacement(piece.slice(1, -1)) : piece
    const expanded = inner ?? expand(piece.slice(1, -1), declared, dataset, depth + 1, budget)
    if (expanded === null) return null
    if (inner !== null) budget.left -= Buffer.byteLength(inner)
    if (budget.left < 0) throw refuse()
    text += expanded
  }
  return text
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** What a predefined or numeric reference stands for; null for other entities. */
function replacement(reference: string): string | null {
  const named = NAMED[reference]
  if (named !== undefined) return named
  const digits = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/i.exec(reference)
  if (!digits) return null
  const code = digits[1] === undefined ? Number.parseInt(digits[2], 10) : Number.parseInt(digits[1], 16)
  return isCharacter(code) ? String.fromCodePoint(code) : null
}
