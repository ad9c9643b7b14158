import type { State } from '@ai-etl/core/documents/state'
import type { Call } from '../command.ts'
import { forgot, remembered, tableOf } from '../commands/state.ts'
import type { Remote } from './remote.ts'

// Both answer the state document; the client's types know it as read-only.
export const stateShowRemotely: Remote = async (call, server) =>
  remembered((await server.api.call('showTargetState', { body: asked(call) })) as State, call.lang)

export const stateResetRemotely: Remote = async (call, server) =>
  forgot((await server.api.call('resetTargetState', { body: asked(call) })) as State, call.lang)

function asked(call: Call) {
  return { target: call.arguments[0], table: tableOf(call) ?? undefined }
}
