import type { Answer, Call } from '../command.ts'
import { commaList } from '../options.ts'
import type { Server } from './server.ts'

/** What a command does when a server does its work. */
export type Remote = (call: Call, server: Server) => Promise<Answer>

/** The value of an option as a list of names; undefined where it was not given. */
export function listOption(call: Call, name: string): string[] | undefined {
  const text = call.options.text(name)
  return text === undefined ? undefined : [...commaList(text)]
}
