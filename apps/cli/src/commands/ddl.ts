import type { DdlRequest } from '@ai-etl/core/ddl/generate'
import { DIALECTS } from '@ai-etl/core/documents/ddl'
import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import type { Call, Command } from '../command.ts'
import { patternsOf, profileOf, readUse, useOptions } from '../inputs.ts'
import { openAddress } from '../open.ts'
import { chosen, commaList } from '../options.ts'
import { renderDdl } from '../render/ddl.ts'

const NAMES = ['quote', 'transliterate'] as const

/** `ddl ADDRESS --dialect D`: executed in an embedded server before it is shown, where there is one of the dialect. */
export const ddlCommand: Command = {
  name: 'ddl',
  arguments: [{ name: 'ADDRESS' }],
  options: [
    { name: 'dialect', value: 'D', choices: DIALECTS, required: true },
    { name: 'table', value: 'T' },
    { name: 'key', value: 'COLUMNS' },
    { name: 'names', value: 'HOW', choices: NAMES },
    ...useOptions,
    { name: 'execute', value: 'ADDRESS' },
  ],
  async run(call) {
    const { sql, every: _, ...use } = await readUse(call)
    const profile = await profileOf(call.arguments[0], call)
    const queries = await patternsOf(sql, profile, call)
    const request: DdlRequest = {
      dialect: chosen(DIALECTS, call.options.text('dialect')) ?? 'postgresql',
      lang: call.lang,
      names: chosen(NAMES, call.options.text('names')) ?? 'quote',
      table: tableName(call.options.text('table')),
      ...(call.options.text('key') === undefined ? {} : { key: commaList(call.options.text('key')) }),
      ...use,
      ...(queries ? { queries } : {}),
    }
    const [{ generateCheckedDdl }, { connectors }] = await Promise.all([
      import('@ai-etl/runtime/ddl/check'),
      import('@ai-etl/connectors'),
    ])
    const document = await generateCheckedDdl(profile, request, call.context(), connectors)
    const where = call.options.text('execute')
    if (where !== undefined) await execute(where, document.statements, call)
    return { document, text: renderDdl(document, call.lang) }
  },
}

/** `schema.table` or `table`. */
function tableName(text: string | undefined): { schema: string | null; name: string | null } {
  if (text === undefined) return { schema: null, name: null }
  const dot = text.indexOf('.')
  return dot === -1 ? { schema: null, name: text } : { schema: text.slice(0, dot), name: text.slice(dot + 1) }
}

async function execute(target: string, statements: readonly string[], call: Call): Promise<void> {
  const { address, connector, context } = await openAddress(target, call)
  if (!connector.openSql)
    throw new PlatformError('connector.unsupported', { connector: connector.name, operation: phrase('operation.sql') })
  const session = await connector.openSql(address, context)
  try {
    for (const statement of statements) await session.run(statement)
  } finally {
    await session.close()
  }
}
