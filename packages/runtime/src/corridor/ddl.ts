import { maskSecrets } from '@ai-etl/core/address/mask'
import type { DdlRequest } from '@ai-etl/core/ddl/generate'
import type { Ddl, Dialect } from '@ai-etl/core/documents/ddl'
import type { Profile } from '@ai-etl/core/documents/profile'
import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import { openAddress } from '../connections/open.ts'
import { type ContextSettings, createContext, loadConnectors } from '../context.ts'
import { generateCheckedDdl } from '../ddl/check.ts'
import type { Live } from '../profiling/profile.ts'
import { adviceInputs, type Use } from './use.ts'

export const NAME_STYLES = ['quote', 'transliterate'] as const

/** What a design is asked for with. */
export interface DdlOptions {
  readonly dialect: Dialect
  /** `schema.table` or `table` of the root; absent: its own name. */
  readonly table?: string | undefined
  /** Business key of the root, names of the source; absent: by the profile. */
  readonly key?: readonly string[] | undefined
  readonly names?: (typeof NAME_STYLES)[number] | undefined
}

/** The designer's request for options and use. */
export async function ddlRequest(
  profile: Profile,
  { dialect, table, key, names }: DdlOptions,
  use: Use,
  lang: DdlRequest['lang'],
): Promise<DdlRequest> {
  const { every: _, ...inputs } = await adviceInputs(use, profile, lang)
  return { dialect, lang, names: names ?? 'quote', table: tableName(table), ...(key && { key }), ...inputs }
}

/** The DDL of a profile, run in the embedded database of its dialect where there is one. @throws PlatformError `ddl.rejected` */
export async function ddlOf(
  profile: Profile,
  options: DdlOptions,
  use: Use,
  settings: ContextSettings,
  live: Live,
): Promise<Ddl> {
  const request = await ddlRequest(profile, options, use, settings.lang)
  return generateCheckedDdl(profile, request, createContext(settings, live), await loadConnectors(settings))
}

/**
 * Runs statements for good at an address, one after the other.
 * @throws PlatformError `connector.unsupported` where no SQL is spoken, `ddl.dialect-differs`, `sql.failed`, and those
 *   of connections
 */
export async function executeDdl(
  target: string,
  { dialect, statements }: Pick<Ddl, 'dialect' | 'statements'>,
  settings: ContextSettings,
  live: Live,
): Promise<void> {
  const context = createContext(settings, live)
  const { address, connector } = await openAddress(target, settings, context)
  if (!connector.openSql)
    throw new PlatformError('connector.unsupported', { connector: connector.name, operation: phrase('operation.sql') })
  if (connector.name !== dialect)
    throw new PlatformError('ddl.dialect-differs', { dialect, address: maskSecrets(target), connector: connector.name })
  const session = await connector.openSql(address, context)
  try {
    for (const statement of statements) {
      live.signal.throwIfAborted()
      await session.run(statement)
    }
  } finally {
    await session.close()
  }
}

/** `schema.table` or `table`. */
function tableName(text: string | undefined): { schema: string | null; name: string | null } {
  if (text === undefined) return { schema: null, name: null }
  const dot = text.indexOf('.')
  return dot === -1 ? { schema: null, name: text } : { schema: text.slice(0, dot), name: text.slice(dot + 1) }
}
