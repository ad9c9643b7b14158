import { maskSecretsWithin } from '@ai-etl/core/address/mask'
import type { ErrorCode } from '@ai-etl/core/errors/codes'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { Language } from '@ai-etl/core/messages/language'
import { quoted } from '@ai-etl/core/messages/phrase'
import { isStoreLost } from '@ai-etl/runtime/store/lost'
import { describeFailure, type Failure, reviveFailure } from '@ai-etl/runtime/worker/run'
import { withoutUploadFolders } from '../sources/label.ts'

/** A failure as a job keeps it: code and parameters, so that each reader is told in their own language. */
export type JobFailure = Omit<Failure, 'stack'>

/** What a job keeps of whatever it failed with. Insides of unknown failures go to the server's log only. */
export function jobFailure(error: unknown): JobFailure {
  const { code, message, params, where, known } = describeFailure(asPlatformError(error))
  return { code, message, params, where, known }
}

/** Any thrown thing as one of the catalogue. */
function asPlatformError(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error
  if (isStoreLost(error)) return new PlatformError('store.lost', {}, { cause: error })
  // What others say may quote an address.
  const why = maskSecretsWithin(error instanceof Error ? error.message : String(error))
  return new PlatformError('internal.unexpected', { why: quoted(why) }, { cause: error })
}

/** The failure of a job as the error it was. @param kept what the job's row holds */
export function revived(kept: unknown): Error {
  // Written by jobFailure alone.
  return reviveFailure({ ...(kept as JobFailure), stack: null })
}

/** A job's failure in the reader's language; where the server keeps its uploads is nobody's concern. */
export function problemOf(kept: unknown, lang: Language) {
  const { code, message, where, fix } = asPlatformError(revived(kept)).problem(lang)
  return {
    code,
    message: withoutUploadFolders(message),
    where: where === null ? null : withoutUploadFolders(where),
    fix: withoutUploadFolders(fix),
  }
}

/** Whether trying again may help: a server that does not answer does so later, the platform's own database too; a wrong
 * password stays wrong. */
export function isPassing(error: unknown): boolean {
  return error instanceof PlatformError ? PASSING.has(error.code) : isStoreLost(error)
}

const PASSING: ReadonlySet<ErrorCode> = new Set([
  'connection.host-unknown',
  'connection.port-closed',
  'connection.timeout',
  'connection.lost',
  'clickhouse.lock-lost',
  'store.unreachable',
])

/** An error as a log line may carry it. */
export function loggable(error: unknown): { readonly type: string; readonly message: string; readonly stack: string } {
  if (!(error instanceof Error)) return { type: typeof error, message: maskSecretsWithin(String(error)), stack: '' }
  const { name, message, stack = '' } = error
  return { type: name, message: maskSecretsWithin(message), stack: maskSecretsWithin(stack) }
}
