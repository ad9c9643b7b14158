import { message } from './language.ts'

/** What a reader should know of code that a pipeline was compiled to. */
export const compileTexts = {
  secret: message<{ variables: string }>({
    en: (p) => `the secrets of addresses are not in the code: give them in the environment as ${p.variables}`,
    ru: (p) => `секретов из адресов в коде нет: задайте их переменными окружения ${p.variables}`,
  }),
}
