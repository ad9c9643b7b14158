import type { Message } from './language.ts'
import { message } from './language.ts'

const text = (en: string, ru: string): Message => message({ en: () => en, ru: () => ru })

/** What groups of commands are about, by the first word of their names. */
export const groupTexts: Readonly<Record<string, Message>> = {
  connections: text('saved connections', 'сохранённые соединения'),
  runs: text('what was run', 'что выполнялось'),
  state: text('what targets remember of their loads', 'что цели помнят о загрузках'),
  quarantine: text('rejected rows', 'отложенные строки'),
}

/** Words of the help itself. */
export const helpTexts = {
  usage: text('Usage:', 'Вызов:'),
  arguments: text('Arguments:', 'Аргументы:'),
  options: text('Options:', 'Параметры:'),
  commands: text('Commands:', 'Команды:'),
  help: text('show this help', 'показать эту справку'),
  version: text('show the version', 'показать версию'),
  helpCommand: text('help of a command', 'справка о команде'),
} as const

/** What is wrong with a command line; `name` and `value` as they stand there. */
export const usageTexts = {
  argumentMissing: message<{ name: string }>({
    en: (p) => `The argument ${p.name} is missing`,
    ru: (p) => `Не хватает аргумента ${p.name}`,
  }),
  valueMissing: message<{ name: string }>({
    en: (p) => `${p.name} needs a value`,
    ru: (p) => `Параметру ${p.name} нужно значение`,
  }),
  optionRequired: message<{ name: string }>({
    en: (p) => `The option ${p.name} is required`,
    ru: (p) => `Обязателен параметр ${p.name}`,
  }),
  optionUnknown: message<{ name: string; nearest: string }>({
    en: (p) => `There is no option ${p.name}${p.nearest && `; did you mean ${p.nearest}?`}`,
    ru: (p) => `Параметра ${p.name} нет${p.nearest && `; возможно, ${p.nearest}?`}`,
  }),
  commandUnknown: message<{ name: string; nearest: string }>({
    en: (p) => `There is no command ${p.name}${p.nearest && `; did you mean ${p.nearest}?`}`,
    ru: (p) => `Команды ${p.name} нет${p.nearest && `; возможно, ${p.nearest}?`}`,
  }),
  commandMissing: text('A command is missing', 'Не указана команда'),
  tooMany: message<{ name: string; most: string; given: string }>({
    en: (p) => `${p.name} takes at most ${p.most} arguments, not ${p.given}; put an address with spaces in quotes`,
    ru: (p) => `Аргументов у ${p.name} не больше ${p.most}, а указано ${p.given}; адрес с пробелами берите в кавычки`,
  }),
  notOneOf: message<{ name: string; value: string; choices: string }>({
    en: (p) => `${p.name} takes one of ${p.choices}, not "${p.value}"`,
    ru: (p) => `${p.name} принимает одно из ${p.choices}, а не «${p.value}»`,
  }),
  notWhole: message<{ name: string; value: string; least: number }>({
    en: (p) => `${p.name} takes a whole number from ${p.least}, not "${p.value}"`,
    ru: (p) => `${p.name} принимает целое число от ${p.least}, а не «${p.value}»`,
  }),
  notPair: message<{ name: string; value: string }>({
    en: (p) => `${p.name} takes name=value, not "${p.value}"`,
    ru: (p) => `${p.name} принимает имя=значение, а не «${p.value}»`,
  }),
  stepMissing: text(
    'A pipeline is shown step by step: name one with --step',
    'Конвейер показывается по шагам: назовите шаг в --step',
  ),
  dryRun: text('Dry run: nothing was written', 'Пробный запуск: ничего не записано'),
  notTime: message<{ name: string; value: string }>({
    en: (p) => `${p.name} takes a time such as 12h, 30d, 2w, 6mo or 1y, not "${p.value}"`,
    ru: (p) => `${p.name} принимает срок вида 12h, 30d, 2w, 6mo или 1y, а не «${p.value}»`,
  }),
}
