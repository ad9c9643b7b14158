import { maskSecretsWithin } from '@ai-etl/core/address/mask'
import { PlatformError } from '@ai-etl/core/errors/error'
import { testConnection } from '../connections/open.ts'
import { listConnections, type SavedConnection } from '../connections/store.ts'
import type { ContextSettings } from '../context.ts'
import type { Live } from '../profiling/profile.ts'
import type { ConnectionHealth } from './health.ts'

/** Longest test of one connection, in milliseconds; as many go on at once as a small server takes. */
const TEST_MS = 15_000
const AT_ONCE = 4

/** Tests every saved connection of a data folder now. */
export async function testConnections(settings: ContextSettings, live: Live): Promise<readonly ConnectionHealth[]> {
  const saved = await listConnections(settings)
  const tested: ConnectionHealth[] = []
  for (let i = 0; i < saved.length; i += AT_ONCE) {
    live.progress({ stage: 'connections', done: i, total: saved.length, unit: 'steps' })
    const some = saved.slice(i, i + AT_ONCE)
    tested.push(...(await Promise.all(some.map((connection) => testOne(connection, settings, live)))))
    live.signal.throwIfAborted()
  }
  return tested
}

async function testOne(
  { name, address }: SavedConnection,
  settings: ContextSettings,
  live: Live,
): Promise<ConnectionHealth> {
  const began = performance.now()
  const outcome = await stepsOf(`@${name}`, settings, live)
  const seconds = Math.round(performance.now() - began) / 1000
  return { name, address, testedAt: new Date().toISOString(), seconds, ...outcome }
}

async function stepsOf(
  address: string,
  settings: ContextSettings,
  live: Live,
): Promise<Pick<ConnectionHealth, 'ok' | 'message' | 'fix'>> {
  const signal = AbortSignal.any([live.signal, AbortSignal.timeout(TEST_MS)])
  try {
    const { result } = await testConnection(address, settings, { ...live, signal })
    const failed = result.steps.find(({ ok }) => !ok)
    if (failed === undefined) return { ok: true, message: null, fix: null }
    return { ok: false, message: maskSecretsWithin(failed.message), fix: failed.fix }
  } catch (error) {
    if (live.signal.aborted) throw error
    if (!(error instanceof PlatformError)) return { ok: false, message: String(error), fix: null }
    const { message, fix } = error.problem(settings.lang)
    return { ok: false, message: maskSecretsWithin(message), fix: maskSecretsWithin(fix) }
  }
}
