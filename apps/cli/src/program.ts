import { hasLiteralSecret, maskSecrets } from '@ai-etl/core/address/mask'
import { PlatformError } from '@ai-etl/core/errors/error'
import { cliTexts } from '@ai-etl/core/messages/cli'
import { argumentTexts, commandTexts, optionTexts } from '@ai-etl/core/messages/commands'
import { isLanguage, LANGUAGES, type Language } from '@ai-etl/core/messages/language'
import { createContext } from '@ai-etl/runtime/context'
import { Command as Commander, Option } from 'commander'
import type { Answer, Call, Command } from './command.ts'
import { commands } from './commands/list.ts'
import { callOptions } from './options.ts'
import { ProgressLine } from './progress.ts'
import { cliSettings } from './settings.ts'

/** The whole command line in one language; `answered` receives what the chosen command gives. */
export function buildProgram(lang: Language, answered: (answer: Answer) => void): Commander {
  const program = new Commander('ai-etl').description(cliTexts.product[lang]({})).enablePositionalOptions(false)
  configure(program, lang)
  for (const command of commands) addCommand(program, command, lang, answered)
  return program
}

function configure(command: Commander, lang: Language): void {
  command
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .addOption(new Option('--json', cliTexts.optionJson[lang]({})))
    .addOption(new Option('--lang <LANG>', cliTexts.optionLang[lang]({})).choices([...LANGUAGES]))
    .addOption(new Option('--data-dir <DIR>', cliTexts.optionDataDir[lang]({})))
    .addOption(new Option('--progress', cliTexts.optionProgress[lang]({})))
    .addOption(new Option('--debug', cliTexts.optionDebug[lang]({})))
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
  const group = program.command(name)
  configure(group, lang)
  return group
}

async function runCommand(
  command: Command,
  given: readonly string[],
  values: Record<string, unknown>,
  lang: Language,
): Promise<Answer> {
  if (values.lang !== undefined && !isLanguage(values.lang))
    throw new PlatformError('usage.invalid', { why: '--lang takes ru or en' })
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
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(130)
    note(cliTexts.cancelling[lang]({}))
    controller.abort(new PlatformError('run.cancelled', {}))
  }
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt)
  try {
    return await command.run({
      arguments: given,
      options,
      settings,
      lang,
      live,
      note,
      context: () => createContext(settings, live),
    })
  } catch (error) {
    if (controller.signal.aborted && !(error instanceof PlatformError))
      throw new PlatformError('run.cancelled', {}, { cause: error })
    throw error
  } finally {
    line.clear()
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
  }
}
