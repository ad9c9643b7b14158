import { maskSecretsWithin } from '@ai-etl/core/address/mask'
import { isErrorCode } from '@ai-etl/core/errors/codes'
import { PlatformError, type Problem } from '@ai-etl/core/errors/error'
import { exitStatus } from '@ai-etl/core/errors/exit'
import { cliTexts } from '@ai-etl/core/messages/cli'
import { isLanguage, type Language } from '@ai-etl/core/messages/language'
import { quoted } from '@ai-etl/core/messages/phrase'
import { systemFailure } from '@ai-etl/runtime/system-failure'
import { CommanderError } from 'commander'
import type { Answer } from './command.ts'
import { buildProgram } from './program.ts'
import { localeLanguage } from './settings.ts'

/** Runs one command; returns the exit status: 0 done, 1 failed or refused, 2 wrong usage, 3 not reached, 130 cancelled. */
export async function main(argv: readonly string[]): Promise<number> {
  const lang = chosenLanguage(argv)
  const json = argv.includes('--json')
  // Whoever reads along may stop reading (`2>&1 | head`): that is no failure.
  process.stderr.on('error', () => undefined)
  let answer: Answer | undefined
  try {
    const program = buildProgram(lang, (given) => {
      answer = given
    })
    await program.parseAsync([...argv], { from: 'user' })
  } catch (error) {
    return failure(error, { lang, json, debug: argv.includes('--debug') })
  }
  if (answer) await write(json ? `${JSON.stringify(answer.document, null, 2)}\n` : `${answer.text.trimEnd()}\n`)
  return answer?.status ?? 0
}

function chosenLanguage(argv: readonly string[]): Language {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  const given = at === -1 ? undefined : argv[at].includes('=') ? argv[at].slice(7) : argv[at + 1]
  return isLanguage(given) ? given : localeLanguage(process.env)
}

async function failure(error: unknown, how: { lang: Language; json: boolean; debug: boolean }): Promise<number> {
  if (error instanceof CommanderError && error.exitCode === 0) return 0
  if (isServerProblem(error)) return serverFailure(error, how)
  const known = asPlatformError(error)
  const problem = mask(known.problem(how.lang))
  if (how.json) await write(`${JSON.stringify({ ...known.known, error: problem }, null, 2)}\n`)
  else {
    const lines = [problem.message]
    if (problem.where !== null) lines.push(cliTexts.where[how.lang]({ where: problem.where }))
    lines.push(cliTexts.fix[how.lang]({ fix: problem.fix }))
    const run = runOf(known.known)
    if (run !== null) lines.push(cliTexts.run[how.lang]({ run }))
    process.stderr.write(`${lines.join('\n')}\n`)
  }
  // A trace of wrong usage shows nothing but the command line, which may hold secrets.
  if (how.debug && error instanceof Error && !(error instanceof CommanderError))
    process.stderr.write(`${maskSecretsWithin(trace(error))}\n`)
  return exitStatus(known.code)
}

/** The run that failed, where one had begun. */
function runOf(known: object | null): string | null {
  return known !== null && 'run' in known && typeof known.run === 'string' ? known.run : null
}

/** What a server answered in place of a document. The client is loaded by commands that use a server alone. */
interface ServerProblem {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly where: string | null
  readonly fix: string
  /** What the server answered whole. */
  readonly answer: Readonly<Record<string, unknown>>
}

function isServerProblem(error: unknown): error is ServerProblem {
  return error instanceof Error && error.name === 'ApiProblem'
}

/** Told like a failure of this machine; 3 when the server does not let the caller in. */
async function serverFailure(
  { status, code, message, where, fix, answer }: ServerProblem,
  how: { lang: Language; json: boolean },
): Promise<number> {
  const problem = mask({ code, message, where, fix })
  if (how.json) await write(`${JSON.stringify({ ...knownOf(answer), error: problem }, null, 2)}\n`)
  else {
    const where = problem.where === null ? [] : [cliTexts.where[how.lang]({ where: problem.where })]
    const run = runOf(knownOf(answer))
    const of = run === null ? [] : [cliTexts.run[how.lang]({ run })]
    const lines = [problem.message, ...where, cliTexts.fix[how.lang]({ fix: problem.fix }), ...of]
    process.stderr.write(`${lines.join('\n')}\n`)
  }
  if (status === 401) return 3
  return isErrorCode(code) ? exitStatus(code) : 1
}

/** The document of what failed, as far as it is known. */
function knownOf({ known }: ServerProblem['answer']): object | null {
  return typeof known === 'object' ? known : null
}

function asPlatformError(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error
  const system = systemFailure(error)
  if (system) return system
  if (error instanceof CommanderError) return new PlatformError('usage.invalid', { why: quoted(usage(error)) })
  const why = error instanceof Error ? error.message : String(error)
  return new PlatformError('internal.unexpected', { why: quoted(why) }, { cause: error })
}

/** What commander says, without the value that was given to an option that does not exist: it may be a password. */
function usage({ message }: CommanderError): string {
  return message.replace(/^error: /, '').replace(/^(unknown option '-[^=']*)=.*'/s, "$1'")
}

/** A last look: what other programs say, and what stands in documents, may quote an address whole. */
function mask({ code, message, where, fix }: Problem): Problem {
  return {
    code,
    message: maskSecretsWithin(message),
    where: where === null ? null : maskSecretsWithin(where),
    fix: maskSecretsWithin(fix),
  }
}

function trace(error: Error): string {
  const cause = error.cause instanceof Error ? `\ncaused by: ${trace(error.cause)}` : ''
  return `${error.stack ?? error.message}${cause}`
}

/** Writes all of a text, waiting for slow pipes; a closed pipe (`| head`) is no failure. */
function write(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.on('error', () => resolve())
    process.stdout.write(text, () => resolve())
  })
}
