import type { TestResult } from '@ai-etl/core/contracts/connector'
import type { ErrorCode } from '@ai-etl/core/errors/codes'
import type { Preview } from '@ai-etl/runtime/preview/preview'
import { discovered, isStep, previewed, previewLimit, tested } from '../commands/look.ts'
import { askedStep, steppedThrough } from '../commands/pipeline.ts'
import { sentDocument } from './document.ts'
import type { Remote } from './remote.ts'

export const testRemotely: Remote = async (call, server) => {
  const [address] = call.arguments
  const source = await server.source(address)
  const result = server.told(await server.api.call('testSource', { body: { source } }))
  const local = typeof source !== 'string' || !/^(@|[a-z][a-z0-9+]*:\/\/)/.test(address)
  return tested(asTested(result), address, local, call.lang)
}

/** The schema of the answer knows codes as texts; they are those of the catalogue. */
function asTested({ ok, steps }: { readonly ok: boolean; readonly steps: readonly object[] }): TestResult {
  return { ok, steps } as TestResult & { readonly steps: readonly { readonly code?: ErrorCode }[] }
}

export const discoverRemotely: Remote = async (call, server) => {
  const body = { source: await server.source(call.arguments[0]) }
  const { datasets } = server.told(await server.api.call('discoverSource', { body }))
  return discovered(datasets as Parameters<typeof discovered>[0], call.lang)
}

export const previewRemotely: Remote = async (call, server) => {
  const rows = previewLimit(call)
  if (isStep(call)) return previewStepRemotely(call, server)
  const body = { source: await server.source(call.arguments[0]), rows }
  const { masked, ...preview } = server.told(await server.api.call('previewSource', { body }))
  const answer = previewed(preview as unknown as Preview & { readonly name: string }, call.lang)
  // A server shows personal values to nobody who does not ask for them.
  return masked.length === 0 ? answer : { ...answer, document: { ...(answer.document as object), masked } }
}

const previewStepRemotely: Remote = async (call, server) => {
  const step = askedStep(call)
  const { name, text } = await sentDocument(call, server)
  const rows = previewLimit(call)
  return steppedThrough(server.told(await server.api.call('previewPipelineStep', { body: { name, text, step, rows } })))
}
