import { readFile } from 'node:fs/promises'
import type { Profile } from '@ai-etl/core/documents/profile'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { StatedUse, Use } from '@ai-etl/runtime/corridor/use'
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
export async function readUse(call: Call): Promise<Use> {
  const { readUse: understand } = await import('@ai-etl/runtime/corridor/use')
  return understand(await statedUse(call))
}

/** The same as it was written. @throws PlatformError `file.missing` */
export async function statedUse(call: Call): Promise<StatedUse> {
  const file = call.options.text('queries')
  return {
    updates: chosen(UPDATES, call.options.text('updates')),
    every: call.options.text('every'),
    growth: call.options.text('growth'),
    retention: call.options.text('retention'),
    ...(file !== undefined && { queries: [await readSql(file)] }),
  }
}

async function readSql(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    throw new PlatformError('file.missing', { path }, { cause })
  }
}
