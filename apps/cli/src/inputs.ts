import { readFile } from 'node:fs/promises'
import type { AdviceInputs } from '@ai-etl/core/advice/signals'
import type { Profile } from '@ai-etl/core/documents/profile'
import type { QueryPatterns } from '@ai-etl/core/documents/queries'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { Call, CommandOption } from './command.ts'
import { chosen } from './options.ts'

const UPDATES = ['none', 'append', 'upsert'] as const

/** Options that say what the data will be used for; shared by advise, ddl, plan and report. */
export const useOptions: readonly CommandOption[] = [
  { name: 'queries', value: 'FILE.sql' },
  { name: 'updates', value: 'KIND', choices: UPDATES },
  { name: 'every', value: 'TIME' },
  { name: 'growth', value: 'RATE' },
  { name: 'retention', value: 'TIME' },
]

/** Profiles an address as every later station of the corridor needs it. */
export async function profileOf(address: string, call: Call): Promise<Profile> {
  const { profileDataset } = await import('@ai-etl/runtime/profiling/profile')
  return profileDataset(address, call.settings, {}, call.live)
}

/** What was said with `useOptions`; parsed before anything long begins. @throws PlatformError `usage.invalid`, `file.missing` */
export async function readUse(
  call: Call,
): Promise<Omit<AdviceInputs, 'queries'> & { readonly sql: readonly string[] }> {
  const { parseEvery, parseGrowth, parseRetention } = await import('@ai-etl/core/advice/inputs')
  const every = call.options.text('every')
  const growth = call.options.text('growth')
  const retention = call.options.text('retention')
  const file = call.options.text('queries')
  return {
    updates: chosen(UPDATES, call.options.text('updates')),
    ...(every === undefined ? {} : { every: parseEvery(every) }),
    ...(growth === undefined ? {} : { growth: parseGrowth(growth) }),
    ...(retention === undefined ? {} : { retention: parseRetention(retention) }),
    sql: file === undefined ? [] : [await readSql(file)],
  }
}

/** The query patterns of what was given with --queries; undefined when nothing was. */
export async function patternsOf(
  sql: readonly string[],
  profile: Profile,
  call: Call,
): Promise<QueryPatterns | undefined> {
  if (sql.length === 0) return undefined
  const { analyzeQueries } = await import('@ai-etl/core/queries/analyze')
  return analyzeQueries(sql, profile, call.lang)
}

async function readSql(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    throw new PlatformError('file.missing', { path }, { cause })
  }
}
