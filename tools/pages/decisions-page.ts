import { readdirSync, readFileSync } from 'node:fs'

const FOLDER = new URL('../../docs/decisions/', import.meta.url)
const HEAD = `# Decisions

What was chosen where there was a choice, and why. Numbers are given by subject: 000x house, 001x files, 002x nested formats, 003x PostgreSQL, 004x ClickHouse, 005x values, 006x profile, 007x design and DDL, 008x loads, 009x tests, 010x state and inputs, 013x messages and command line, 014x metadata and web.

Generated from the decisions' headings by \`node tools/pages.ts\`.
`

/** docs/decisions/README.md: every decision with its heading. @throws Error when one does not begin with its number */
export function decisionsPage(): string {
  const files = readdirSync(FOLDER).filter((name) => /^\d{4}-.*\.md$/.test(name))
  return `${HEAD}\n${files.toSorted().map(line).join('\n')}\n`
}

function line(file: string): string {
  const [first] = readFileSync(new URL(file, FOLDER), 'utf8').split('\n')
  const [, number, heading] = /^# (\d+)[.:]? (.+)$/.exec(first) ?? []
  if (Number(number) !== Number(file.slice(0, 4)))
    throw new Error(`docs/decisions/${file} does not begin with "# ${file.slice(0, 4)} …"`)
  return `- [${file.slice(0, 4)}](${file}) ${heading}`
}
