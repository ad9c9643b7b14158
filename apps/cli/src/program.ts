import { hasLiteralSecret, maskSecrets } from '@ai-etl/core/address/mask'
import { PlatformError } from '@ai-etl/core/errors/error'
import { cliTexts } from '@ai-etl/core/messages/cli'
import { argumentTexts, commandTexts, optionTexts } from '@ai-etl/core/messages/commands'
import { isLanguage, LANGUAGES, type Language, type Message } from '@ai-etl/core/messages/language'
import { phrase } from '@ai-etl/core/messages/phrase'
import { groupTexts, helpTexts } from '@ai-etl/core/messages/usage'
import { createContext } from '@ai-etl/runtime/context'
import { Command as Commander, Option } from 'commander'
import description from '../package.json' with { type: 'json' }
import type { Answer, Call, Command } from './command.ts'
import { commands } from './commands/list.ts'
import { callOptions } from './options.ts'
import { ProgressLine } from './progress.ts'
import { cliSettings } from './settings.ts'
import { usageError } from './usage.ts'

/** The whole command line in one language; `answered` receives what the chosen command gives. */
export function buildProgram(lang: Language, answered: (answer: Answer) => void): Commander {
  const program = new Commander('ai-etl').description(cliTexts.product[lang]({})).enablePositionalOptions(false)
  configure(program, lang)
  program.version(description.version, '-V, --version', helpTexts.version[lang]({}))
  program.helpCommand('help [COMMAND]', helpTexts.helpCommand[lang]({}))
  for (const command of commands) addCommand(program, command, lang, answered)
  return program
}

function configure(command: Commander, lang: Language): void {
  command
    .exitOverride((error) => {
      throw error.exitCode === 0 ? error : usageError(error)
    })
    // Errors are told by main.ts; help that nobody asked for is shown where errors are.
    .configureOutput({ writeErr: (text) => void (text.startsWith('error:') || process.stderr.write(text)) })
    .configureHelp({
      styleTitle: (title) => TITLES[title]?.[lang]({}) ?? title,
      styleUsage: (text) => placeholders(text, lang),
      styleSubcommandTerm: (text) => placeholders(text, lang),
      optionDescription: ({ description, argChoices }) =>
        argChoices ? `${description}: ${argChoices.join(', ')}` : description,
    })
    .helpOption('-h, --help', helpTexts.help[lang]({}))
    .addOption(new Option('--json', cliTexts.optionJson[lang]({})))
    .addOption(new Option('--lang <LANG>', cliTexts.optionLang[lang]({})).choices([...LANGUAGES]))
    .addOption(new Option('--data-dir <DIR>', cliTexts.optionDataDir[lang]({})))
    .addOption(new Option('--server <URL>', cliTexts.optionServer[lang]({})))
    .addOption(new Option('--progress', cliTexts.optionProgress[lang]({})))
    .addOption(new Option('--debug', cliTexts.optionDebug[lang]({})))
}

const TITLES: Readonly<Record<string, Message>> = {
  'Usage:': helpTexts.usage,
  'Arguments:': helpTexts.arguments,
  'Options:': helpTexts.options,
  'Commands:': helpTexts.commands,
}

/** Commander's own words within usage lines, in the reader's language. */
function placeholders(text: string, lang: Language): string {
  return text
    .replace('[options]', `[${helpTexts.optionsPlace[lang]({})}]`)
    .replace('[command]', `[${helpTexts.commandPlace[lang]({})}]`)
}

function addCommand(program: Commander, command: Command, lang: Language, answered: (answer: Answer) => void): void {
  const words = command.name.split(' ')
  const group = words.length === 1 ? program : groupOf(program, words[0], lang)
  const added = group.command(words.at(-1) ?? command.name).description(commandTexts[command.name][lang]({}))
  configure(added, lang)
  for (const argument of command.arguments) {
    const name = argument.several ? `${argument.name}...` : argument.name
    added.argument(argument.optional ? `[${name}]` : `<${name}>`, argumentTexts[argument.name][lang]({}))
  }
  for (const option of command.options) {
    const flags = `${option.short ? `-${option.short}, ` : ''}--${option.name}${option.value ? ` <${option.value}>` : ''}`
    const made = new Option(flags, optionTexts[option.name][lang]({}))
    if (option.choices) made.choices([...option.choices])
    if (option.repeated) made.argParser(collect)
    if (option.required) made.makeOptionMandatory()
    added.addOption(made)
  }
  added.action(async () => {
    answered(
      await runCommand(
        command,
        added.processedArgs.flat().filter((word) => word !== undefined),
        added.optsWithGlobals(),
        lang,
      ),
    )
  })
}

function collect(value: string, before: unknown): string[] {
  return [...(Array.isArray(before) ? before.map(String) : []), value]
}

function groupOf(program: Commander, name: string, lang: Language): Commander {
  const found = program.commands.find((command) => command.name() === name)
  if (found) return found
  const group = program.command(name).description(groupTexts[name]?.[lang]({}) ?? '')
  configure(group, lang)
  group.helpCommand('help [COMMAND]', helpTexts.helpCommand[lang]({}))
  return group
}

/** Lets a server do the work. What is the same everywhere, such as the list of connectors, is answered here. */
async function runRemotely(command: Command, call: Call, url: string): Promise<Answer> {
  if (command.name === 'connectors') return command.run(call)
  const [{ remoteCommands }, { openServer }] = await Promise.all([
    import('./remote/list.ts'),
    import('./remote/server.ts'),
  ])
  const remote = remoteCommands[command.name]
  if (remote === undefined)
    throw new PlatformError('server.command-local', {
      command: command.name,
      known: ['connectors', ...Object.keys(remoteCommands)].join(', '),
    })
  return remote(call, openServer(url, call))
}

/** One Ctrl-C may arrive twice: from the terminal, and from the program that started this one and passes it on. */
const ONE_INTERRUPT_MS = 500

async function runCommand(
  command: Command,
  given: readonly string[],
  values: Record<string, unknown>,
  lang: Language,
): Promise<Answer> {
  if (values.lang !== undefined && !isLanguage(values.lang))
    throw new PlatformError('usage.invalid', {
      why: phrase('usage.not-one-of', {
        name: '--lang',
        value: typeof values.lang === 'string' ? values.lang : '',
        choices: LANGUAGES.join(', '),
      }),
    })
  const options = callOptions(values)
  const settings = cliSettings({ dataDir: options.text('dataDir') ?? process.env.AI_ETL_DATA_DIR ?? '.ai-etl', lang })
  const line = new ProgressLine(process.stderr, lang)
  const shown = process.stderr.isTTY || options.flag('progress')
  const note = (text: string) => {
    line.clear()
    process.stderr.write(`${text}\n`)
  }
  for (const word of given)
    if (hasLiteralSecret(word)) note(cliTexts.literalSecret[lang]({ address: maskSecrets(word) }))
  const controller = new AbortController()
  const live: Call['live'] = { signal: controller.signal, progress: (event) => (shown ? line.show(event) : undefined) }
  let interrupted = 0
  const interrupt = () => {
    const again = performance.now() - interrupted > ONE_INTERRUPT_MS
    if (controller.signal.aborted && again) process.exit(130)
    if (controller.signal.aborted) return
    interrupted = performance.now()
    note(cliTexts.cancelling[lang]({}))
    controller.abort(new PlatformError('run.cancelled', {}))
  }
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt)
  try {
    const call: Call = {
      arguments: given,
      options,
      settings,
      lang,
      live,
      note,
      context: () => createContext(settings, live),
    }
    const server = options.text('server')
    const answer = await (server === undefined ? command.run(call) : runRemotely(command, call, server))
    // What could not be broken off any more is done and told; the status still says that it was to be.
    return controller.signal.aborted ? { ...answer, status: 130 } : answer
  } catch (error) {
    if (controller.signal.aborted && !(error instanceof PlatformError))
      throw new PlatformError('run.cancelled', {}, { cause: error })
    throw error
  } finally {
    line.clear()
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
  }
}
