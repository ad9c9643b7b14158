import { readFileSync, writeFileSync } from 'node:fs'
import type { Capabilities, TypeSupport } from '@ai-etl/core/contracts/connector'
import { formatType, SCALAR_KINDS, type TypeKind } from '@ai-etl/core/types/logical'
import { expect, it } from 'vitest'
import { connectors } from './list.ts'

const README = new URL('../README.md', import.meta.url)
const BEGIN = '<!-- from capabilities: UPDATE_GOLDEN=1 rewrites what follows -->\n'
const END = '<!-- end -->\n'
const KINDS: readonly TypeKind[] = [...SCALAR_KINDS, 'decimal', 'list', 'struct', 'enum']

it('the tables of the page are those of the capabilities', () => {
  const text = readFileSync(README, 'utf8')
  const [before, rest] = text.split(BEGIN)
  const [, after] = rest.split(END)
  const made = `${BEGIN}\n${typeTable()}\n${limitTable()}\n${reasons()}\n${END}`
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(README, `${before}${made}${after}`)
  expect(readFileSync(README, 'utf8')).toBe(`${before}${made}${after}`)
})

const written = connectors.filter((connector) => connector.capabilities.write.length > 0)

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`
  return line(head) + line(head.map(() => '---')) + rows.map(line).join('')
}

function typeTable(): string {
  const cell = (support: TypeSupport): string => {
    if (support.support === 'mapped') return `→ ${formatType(support.to)}`
    if (support.support === 'refused') return 'refused'
    return support.beyond
      ? `kept to ${support.beyond.precision} digits, then → ${formatType(support.beyond.to)}`
      : 'kept'
  }
  const rows = KINDS.map((kind) => [kind, ...written.map(({ capabilities }) => cell(capabilities.types[kind]))])
  return table(['written type', ...written.map((connector) => connector.name)], rows)
}

function limitTable(): string {
  const facts: readonly (readonly [string, (capabilities: Capabilities) => string])[] = [
    ['reads', ({ read }) => yes(read)],
    ['load modes', ({ write }) => write.join(', ') || 'none'],
    ['several tables in one load', ({ children }) => yes(children)],
    ['bytes of a name', ({ nameBytes }) => String(nameBytes ?? 'any')],
    ['columns', ({ columns }) => String(columns ?? 'any')],
    ['NUL in text', ({ nul }) => yes(nul)],
    ['empty string is not NULL', ({ emptyString }) => yes(emptyString)],
  ]
  const rows = facts.map(([name, fact]) => [name, ...connectors.map(({ capabilities }) => fact(capabilities))])
  return table(['', ...connectors.map((connector) => connector.name)], rows)
}

const yes = (value: boolean) => (value ? 'yes' : 'no')

/** Why a type is not kept: one line a reason. */
function reasons(): string {
  const lines = written.flatMap(({ name, capabilities }) => {
    const byReason = new Map<string, string[]>()
    for (const kind of KINDS) {
      const support = capabilities.types[kind]
      const reason = support.support === 'native' ? support.beyond?.reason : support.reason
      if (reason) byReason.set(reason, [...(byReason.get(reason) ?? []), kind])
    }
    return [...byReason].map(([reason, kinds]) => `- ${name}, ${kinds.join(' ')}: ${reason}\n`)
  })
  return lines.join('')
}
