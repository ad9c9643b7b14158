import { message } from '../language.ts'

/** What is wrong with a command line; `name` and `value` as they stand there. */
export const usagePhrases = {
  'usage.argument-missing': message<{ name: string }>({
    en: (p) => `The argument ${p.name} is missing`,
    ru: (p) => `Не хватает аргумента ${p.name}`,
  }),
  'usage.value-missing': message<{ name: string }>({
    en: (p) => `${p.name} needs a value`,
    ru: (p) => `Параметру ${p.name} нужно значение`,
  }),
  'usage.option-required': message<{ name: string }>({
    en: (p) => `The option ${p.name} is required`,
    ru: (p) => `Обязателен параметр ${p.name}`,
  }),
  'usage.option-unknown': message<{ name: string; nearest: string }>({
    en: (p) => `There is no option ${p.name}${p.nearest && `; did you mean ${p.nearest}?`}`,
    ru: (p) => `Параметра ${p.name} нет${p.nearest && `; возможно, ${p.nearest}?`}`,
  }),
  'usage.command-unknown': message<{ name: string; nearest: string }>({
    en: (p) => `There is no command ${p.name}${p.nearest && `; did you mean ${p.nearest}?`}`,
    ru: (p) => `Команды ${p.name} нет${p.nearest && `; возможно, ${p.nearest}?`}`,
  }),
  'usage.command-missing': message({ en: () => 'A command is missing', ru: () => 'Не указана команда' }),
  'usage.too-many': message<{ name: string; most: string; given: string }>({
    en: (p) => `${p.name} takes at most ${p.most} arguments, not ${p.given}; put an address with spaces in quotes`,
    ru: (p) => `Аргументов у ${p.name} не больше ${p.most}, а указано ${p.given}; адрес с пробелами берите в кавычки`,
  }),
  'usage.not-one-of': message<{ name: string; value: string; choices: string }>({
    en: (p) => `${p.name} takes one of ${p.choices}, not "${p.value}"`,
    ru: (p) => `${p.name} принимает одно из ${p.choices}, а не «${p.value}»`,
  }),
  'usage.not-whole': message<{ name: string; value: string; least: number }>({
    en: (p) => `${p.name} takes a whole number from ${p.least}, not "${p.value}"`,
    ru: (p) => `${p.name} принимает целое число от ${p.least}, а не «${p.value}»`,
  }),
  'usage.not-pair': message<{ name: string; value: string }>({
    en: (p) => `${p.name} takes name=value, not "${p.value}"`,
    ru: (p) => `${p.name} принимает имя=значение, а не «${p.value}»`,
  }),
  'usage.subject-missing': message<{ kind: string }>({
    en: (p) => `A report ${p.kind} is on something: name it behind the kind`,
    ru: (p) => `Отчёт ${p.kind} составляется о чём-то: назовите это за его видом`,
  }),
  'usage.step-missing': message({
    en: () => 'A pipeline is shown step by step: name one with --step',
    ru: () => 'Конвейер показывается по шагам: назовите шаг в --step',
  }),
  'usage.dialect-missing': message<{ known: string }>({
    en: (p) => `SQL is of a dialect: name one with --dialect (${p.known})`,
    ru: (p) => `SQL бывает разных диалектов: назовите один в --dialect (${p.known})`,
  }),
  'usage.not-duration': message<{ name: string; value: string; forms: string }>({
    en: (p) => `${p.name} takes a time such as ${p.forms}, not "${p.value}"`,
    ru: (p) => `${p.name} принимает срок вида ${p.forms}, а не «${p.value}»`,
  }),
  'usage.not-rate': message<{ name: string; value: string; forms: string }>({
    en: (p) => `${p.name} takes a size per period such as ${p.forms}, not "${p.value}"`,
    ru: (p) => `${p.name} принимает объём за период вида ${p.forms}, а не «${p.value}»`,
  }),
}
