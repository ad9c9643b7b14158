import { ERRORS, type ErrorCode } from '@ai-etl/core/errors/codes'
import { exitStatus } from '@ai-etl/core/errors/exit'
import type { ErrorMessage } from '@ai-etl/core/messages/language'
import { withPlaceholders } from '@ai-etl/core/messages/placeholders'

const HEAD = `# Errors

Every failure has a stable code. With \`--json\` it stands in \`error: {code, message, where, fix}\`; without, message and fix are shown in the language of \`--lang\`. Exit status: 1 ran and failed or refused, 2 wrong usage or invalid document, 3 could not reach or log in, 130 cancelled. \`{name}\` stands for a name or a text, N for a number.

Generated from \`packages/core/src/errors\` by \`node tools/pages.ts\`.
`

/** docs/errors.md: every code with its message, fix and exit status, by area. */
export function errorsPage(): string {
  const codes = Object.keys(ERRORS).filter(isCode).toSorted()
  const areas = [...new Set(codes.map(areaOf))]
  const sections = areas.map((area) => {
    const rows = codes.filter((code) => areaOf(code) === area).map(row)
    return [`## ${area}`, '', '| code | says | fix | exit |', '|---|---|---|---|', ...rows, ''].join('\n')
  })
  return [HEAD, ...sections].join('\n')
}

function row(code: ErrorCode): string {
  const { message, fix }: ErrorMessage<never> = ERRORS[code]
  const cells = [`\`${code}\``, cell(message), cell(fix), String(exitStatus(code))]
  return `| ${cells.join(' | ')} |`
}

function cell(message: ErrorMessage<never>['message']): string {
  const text = withPlaceholders(message, 'en')
  if (text === null) throw new Error('a message of an error takes parameters that placeholders cannot stand for')
  return text
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;')
    .replaceAll(/\s*\n\s*/g, ' ')
}

const areaOf = (code: string) => code.slice(0, code.indexOf('.'))

function isCode(text: string): text is ErrorCode {
  return text in ERRORS
}
