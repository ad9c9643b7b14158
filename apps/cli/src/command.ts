import type { Context, ProgressEvent } from '@ai-etl/core/contracts/context'
import type { ArgumentName, CommandName, OptionName } from '@ai-etl/core/messages/commands'
import type { Language } from '@ai-etl/core/messages/language'
import type { ContextSettings } from '@ai-etl/runtime/context'

/** One command of `ai-etl`: declared as data, so that help, parsing and the list agree. */
export interface Command {
  /** `profile`, or two words for a command of a group: `runs list`. Its text stands in the catalogue. */
  readonly name: CommandName
  readonly arguments: readonly CommandArgument[]
  readonly options: readonly CommandOption[]
  run(call: Call): Promise<Answer>
}

export interface CommandArgument {
  readonly name: ArgumentName
  readonly optional?: boolean
  readonly several?: boolean
}

export interface CommandOption {
  readonly name: OptionName
  /** Name of its value in help; absent for a switch. */
  readonly value?: string
  /** One letter: `-o`. */
  readonly short?: string
  /** Allowed values; anything else is wrong usage. */
  readonly choices?: readonly string[]
  /** May be given several times. */
  readonly repeated?: boolean
  readonly required?: boolean
}

export interface Call {
  readonly arguments: readonly string[]
  readonly options: CallOptions
  readonly settings: ContextSettings
  readonly lang: Language
  readonly live: { readonly signal: AbortSignal; readonly progress: (event: ProgressEvent) => void }
  /** A context for work in this thread. */
  context(): Context
  /** A line for the person at the terminal, on standard error. */
  note(text: string): void
}

/** Typed access to what was given. */
export interface CallOptions {
  text(name: string): string | undefined
  flag(name: string): boolean
  list(name: string): readonly string[]
  /** @throws PlatformError `usage.invalid` when it is no whole number ≥ least. */
  count(name: string, least?: number): number | undefined
  /** `12h`, `30d`, `2w`, `6mo`, `1y` as days. @throws PlatformError `usage.invalid` */
  days(name: string): number | undefined
}

/** What a command answers: a document for --json, and the same for a reader. */
export interface Answer {
  readonly document: unknown
  readonly text: string
  /** Exit status when not 0: a check that found errors. */
  readonly status?: 1 | 2 | 3 | 130
}
