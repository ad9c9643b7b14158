import { readFileSync } from 'node:fs'
import { commands } from '@ai-etl/cli/commands/list'
import { commandTexts } from '@ai-etl/core/messages/commands'
import { describe, expect, test } from 'vitest'
import { EXAMPLES } from '../pages/cli-examples.ts'
import { cliPage } from '../pages/cli-page.ts'
import { decisionsPage } from '../pages/decisions-page.ts'
import { errorsPage } from '../pages/errors-page.ts'
import { functionsPage } from '../pages/functions-page.ts'
import { stepsPage } from '../pages/steps-page.ts'
import { targetsPage } from '../pages/targets-page.ts'

const written = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8')

describe('generated pages are current (node tools/pages.ts writes them)', () => {
  test.each([
    ['errors.md', errorsPage],
    ['cli.md', cliPage],
    ['decisions/README.md', decisionsPage],
    ['functions.md', functionsPage],
    ['steps.md', stepsPage],
    ['targets.md', targetsPage],
  ])('%s', async (name, page) => expect(await page()).toBe(written(name)))
})

test('every command of the catalogue is in the list', () => {
  expect(commands.map((command) => command.name).toSorted()).toEqual(Object.keys(commandTexts).toSorted())
})

test.each(commands.map((command) => [command.name, command] as const))(
  'the example of %s uses what it takes',
  (name, command) => {
    const words = EXAMPLES[name].split(' ')
    expect(words.slice(0, 1 + name.split(' ').length).join(' ')).toBe(`ai-etl ${name}`)
    const taken = [
      ...command.options.flatMap(({ name: long, short }) => [`--${long}`, `-${short}`]),
      '--json',
      '--lang',
    ]
    const given = words.filter((word) => /^--?[a-z]/.test(word))
    expect(given.filter((option) => !taken.includes(option))).toEqual([])
  },
)
