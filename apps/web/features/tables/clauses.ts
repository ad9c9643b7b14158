import type { Ddl } from '@ai-etl/core/documents/ddl'

type Choice = Ddl['choices'][number]

/** Lines of the DDL that stand for the same reasons; without any where nothing was chosen. */
export interface Clause {
  /** Number of its first line, from 1, over all statements. */
  readonly first: number
  readonly lines: readonly string[]
  readonly reasons: readonly Choice[]
}

/**
 * Statements taken apart into clauses, each with the choices that it carries out; beside them the choices that no line
 * of this dialect tells of.
 */
export function clausesOf({ statements, choices }: Pick<Ddl, 'statements' | 'choices'>): {
  readonly clauses: readonly Clause[]
  readonly untold: readonly Choice[]
} {
  const clauses: Clause[] = []
  const told = new Set<Choice>()
  let number = 1
  for (const statement of statements) {
    const table = tableOf(statement, choices)
    let within = false
    for (const line of `${statement};`.split('\n')) {
      if (line.startsWith(')')) within = false
      const column = within ? columnOf(line) : null
      const reasons = choices.filter(
        (choice) => choice.table === table && (column === null ? tells(line, choice) : isOfColumn(choice, column)),
      )
      for (const reason of reasons) told.add(reason)
      add(line, reasons)
      if (line.endsWith('(')) within = true
    }
  }
  return { clauses, untold: choices.filter((choice) => !told.has(choice)) }

  function add(line: string, reasons: readonly Choice[]) {
    const last = clauses.at(-1)
    if (last !== undefined && textOf(last.reasons) === textOf(reasons))
      clauses[clauses.length - 1] = {
        ...last,
        lines: [...last.lines, line],
        reasons: [...last.reasons, ...reasons],
      }
    else clauses.push({ first: number, lines: [line], reasons })
    number += 1
  }
}

/** What the reasons say, each once. */
function textOf(reasons: readonly Choice[]): string {
  return [...new Set(reasons.map(({ reason }) => reason))].join(' ')
}

/** The table that a statement makes or changes: of those that choices are made for, the one that it names first. */
function tableOf(statement: string, choices: readonly Choice[]): string | null {
  const named = [...new Set(choices.map(({ table }) => table))]
    .map((table) => ({ table, at: placeOf(statement, table) }))
    .filter(({ at }) => at >= 0)
  return named.sort((a, b) => a.at - b.at)[0]?.table ?? null
}

/** The column that a line of a table's body declares; null for constraints. */
function columnOf(line: string): string | null {
  const name = /^\s+(?:"((?:[^"]|"")+)"|`([^`]+)`|([\p{L}_][\p{L}\p{N}_$]*))\s/u.exec(line)
  const plain = name?.[3]
  if (plain !== undefined && /^(PRIMARY|UNIQUE|FOREIGN|CONSTRAINT|INDEX|KEY|CHECK|PROJECTION)$/.test(plain)) return null
  return name === null ? null : (name[1]?.replaceAll('""', '"') ?? name[2] ?? plain ?? null)
}

function isOfColumn({ kind, on }: Choice, column: string): boolean {
  return (kind === 'type' || kind === 'codec') && on === column
}

/** Whether a line outside of the columns carries out a choice: it has its keyword and all that the choice is on. */
function tells(line: string, { kind, on, what }: Choice): boolean {
  if (kind === 'type' || kind === 'codec') return false
  const keyword = what.split(/[(→…]/)[0].trim()
  const names = on.split(', ').filter((name) => name !== '')
  return keyword !== '' && placeOf(line, keyword) >= 0 && names.every((name) => placeOf(line, name) >= 0)
}

/** Where a name stands as a whole word; -1: nowhere. */
function placeOf(text: string, name: string): number {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = text[at - 1] ?? ' '
    const after = text[at + name.length] ?? ' '
    if (!/[\p{L}\p{N}_$]/u.test(before) && !/[\p{L}\p{N}_$]/u.test(after)) return at
  }
  return -1
}
