import { PlatformError } from '@ai-etl/core/errors/error'
import type { Language } from '@ai-etl/core/messages/language'
import { groupTexts } from '@ai-etl/core/messages/usage'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { commands } from './commands/list.ts'
import { buildProgram } from './program.ts'

afterEach(() => vi.restoreAllMocks())

/** What is said about a command line that is wrong. */
async function complaint(line: string, lang: Language): Promise<string> {
  const words = line.split(' ').filter((word) => word !== '')
  const failed = await buildProgram(lang, () => undefined)
    .parseAsync(words, { from: 'user' })
    .then(() => null)
    .catch((error: unknown) => error)
  if (!(failed instanceof PlatformError) || failed.code !== 'usage.invalid') throw new Error(`accepted: ${line}`)
  return failed.problem(lang).message
}

test.each([
  ['explode', 'There is no command explode', 'Команды explode нет'],
  ['laod a b', 'There is no command laod; did you mean load?', 'Команды laod нет; возможно, load?'],
  ['profile', 'The argument ADDRESSES is missing', 'Не хватает аргумента ADDRESSES'],
  ['load a', 'The argument TARGET is missing', 'Не хватает аргумента TARGET'],
  ['profile a --fast', 'There is no option --fast', 'Параметра --fast нет'],
  [
    'load a b --verfy',
    'There is no option --verfy; did you mean --verify?',
    'Параметра --verfy нет; возможно, --verify?',
  ],
  ['load a b --mode', '--mode needs a value', 'Параметру --mode нужно значение'],
  ['ddl a', 'The option --dialect <D> is required', 'Обязателен параметр --dialect <D>'],
  [
    'load a b c',
    'load takes at most 2 arguments, not 3; put an address with spaces in quotes',
    'Аргументов у load не больше 2, а указано 3; адрес с пробелами берите в кавычки',
  ],
  [
    'load a b --mode merge',
    '--mode takes one of append, replace, upsert, scd2, not "merge"',
    '--mode принимает одно из append, replace, upsert, scd2, а не «merge»',
  ],
  [
    'preview a --rows many',
    '--rows takes a whole number from 0, not "many"',
    '--rows принимает целое число от 0, а не «many»',
  ],
  [
    'runs clean --older-than soon',
    '--older-than takes a time such as 12h, 30d, 2w, 6mo, 1y, not "soon"',
    '--older-than принимает срок вида 12h, 30d, 2w, 6mo, 1y, а не «soon»',
  ],
])('%s', async (line, en, ru) => {
  expect(await complaint(line, 'en')).toBe(en)
  expect(await complaint(line, 'ru')).toBe(ru)
})

test('the value behind an option that does not exist is not repeated: it may be a secret', async () => {
  expect(await complaint('profile a --pasword=pl4nted', 'en')).not.toContain('pl4nted')
})

describe('without a command', () => {
  test.each(['', 'runs'])('"%s" shows the help where errors are shown', async (line) => {
    const shown: string[] = []
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => shown.push(String(text)) > 0)
    expect(await complaint(line, 'ru')).toBe('Не указана команда')
    expect(shown.join('')).toContain('Команды:')
  })
})

test('every group of commands says what it is about', () => {
  const groups = new Set(
    commands.map(({ name }) => name.split(' ')).flatMap(([first, second]) => (second ? first : [])),
  )
  expect([...groups].sort()).toEqual(Object.keys(groupTexts).sort())
})
