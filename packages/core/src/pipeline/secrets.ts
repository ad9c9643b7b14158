import { maskSecretsWithin, replaceSecrets } from '../address/mask.ts'
import { transliterate } from '../ddl/transliterate.ts'
import { applyOperations } from './edit/apply.ts'
import type { Operation } from './edit/operations.ts'
import type { PipelineDocument } from './read.ts'
import { readPipeline } from './read.ts'

/** A document whose secrets have become environment variables. */
export interface WithoutSecrets {
  readonly document: PipelineDocument
  readonly text: string
  /** Names of the variables that hold the secrets now: `TICKETS_PASSWORD`. */
  readonly variables: readonly string[]
}

/**
 * A document as it may be handed on: a literal secret of an address becomes a variable called after its source or target,
 * and addresses in comments are masked.
 */
export function withoutSecrets(document: PipelineDocument, text: string): WithoutSecrets {
  const { sources, targets } = document.pipeline
  const operations: Operation[] = []
  const variables = new Set<string>()
  const look = (section: 'sources' | 'targets', key: string, name: string, address: string) => {
    const value = replaceSecrets(address, (secret) => {
      const variable = variableName(name, secret)
      variables.add(variable)
      return `\${${variable}}`
    })
    if (value !== address) operations.push({ op: 'set', path: [section, name, key], value })
  }
  for (const [name, { from }] of Object.entries(sources)) look('sources', 'from', name, from)
  for (const [name, { to }] of Object.entries(targets)) look('targets', 'to', name, to)
  const clean = maskSecretsWithin(applyOperations(text, operations).text)
  return { document: readPipeline(document.name, clean), text: clean, variables: [...variables] }
}

function variableName(name: string, secret: string): string {
  return `${transliterate(name)}_${transliterate(secret)}`.toUpperCase()
}
