import { message } from './language.ts'

/** What a reader should know of code that a pipeline was compiled to. */
export const compileTexts = {
  twice: message({
    en: () => 'this server follows the schedule of the document too: switch its schedule off, or each time comes twice',
    ru: () =>
      'расписанию документа следует и этот сервер: отключите расписание в нём, иначе каждый запуск пройдёт дважды',
  }),
  'previous-rows': message<{ on: string }>({
    en: (p) =>
      `the check of ${p.on} against the previous run is not in the code: only runs of this platform are counted`,
    ru: (p) => `сверки ${p.on} с прошлым запуском в коде нет: считаются только запуски самой платформы`,
  }),
  increments: message<{ sources: string }>({
    en: (p) => `each run of the code reads all of ${p.sources}: only runs of this platform remember where they came to`,
    ru: (p) => `код при каждом запуске читает ${p.sources} целиком: отметку помнят только запуски самой платформы`,
  }),
  secret: message<{ variables: string }>({
    en: (p) => `the secrets of addresses are not in the code: give them in the environment as ${p.variables}`,
    ru: (p) => `секретов из адресов в коде нет: задайте их переменными окружения ${p.variables}`,
  }),
}
