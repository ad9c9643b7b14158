import type { Command, CommandOption } from '@ai-etl/cli/command'
import { commands } from '@ai-etl/cli/commands/list'
import { cliTexts } from '@ai-etl/core/messages/cli'
import { argumentTexts, commandTexts, optionTexts } from '@ai-etl/core/messages/commands'
import { EXAMPLES } from './cli-examples.ts'

const HEAD = `# Command line

\`npx ai-etl COMMAND …\` in the repository's folder after \`npm ci\`. Failures: [errors.md](errors.md). Options of addresses: \`ai-etl connectors\`.

Generated from \`apps/cli/src/commands\` by \`node tools/pages.ts\`.

## Everywhere

| option | |
|---|---|
| \`--json\` | ${cliTexts.optionJson.en({})} |
| \`--lang LANG\` | ${cliTexts.optionLang.en({})} |
| \`--server URL\` | ${cliTexts.optionServer.en({})} |
| \`--data-dir DIR\` | ${cliTexts.optionDataDir.en({})} |
| \`--progress\` | ${cliTexts.optionProgress.en({})} |
| \`--debug\` | ${cliTexts.optionDebug.en({})} |
`

/** docs/cli.md: every command with its arguments, options and an example. */
export function cliPage(): string {
  return [HEAD, ...commands.map(section)].join('\n')
}

function section(command: Command): string {
  const words = command.arguments.map(({ name, optional, several }) => {
    const word = several ? `${name}…` : name
    return optional ? `[${word}]` : word
  })
  const options = command.options.length > 0 ? ['[options]'] : []
  const usage = ['ai-etl', command.name, ...words, ...options].join(' ')
  const rows = [
    ...command.arguments.map(({ name }) => `| \`${name}\` | ${argumentTexts[name].en({})} |`),
    ...command.options.map((option) => `| \`${flags(option)}\` | ${optionTexts[option.name].en({})}${notes(option)} |`),
  ]
  const table = rows.length > 0 ? ['| | |', '|---|---|', ...rows, ''] : []
  return [
    `## ${command.name}`,
    '',
    `\`${usage}\`: ${commandTexts[command.name].en({})}`,
    '',
    ...table,
    `    ${EXAMPLES[command.name]}`,
    '',
  ].join('\n')
}

function flags({ name, short, value }: CommandOption): string {
  const dashed = short === undefined ? `--${name}` : `-${short}, --${name}`
  return value === undefined ? dashed : `${dashed} ${value}`
}

function notes({ choices, repeated, required }: CommandOption): string {
  const said = [
    ...(choices ? [choices.map((choice) => `\`${choice}\``).join(', ')] : []),
    ...(repeated ? ['may be repeated'] : []),
    ...(required ? ['required'] : []),
  ]
  return said.map((each) => `; ${each}`).join('')
}
