import { message } from '../language.ts'

/** Why a text is no address, or not one that can be used here. */
export const addressPhrases = {
  'address.empty': message({ en: () => 'it is empty', ru: () => 'он пуст' }),
  'address.path-missing': message({ en: () => 'the path is missing', ru: () => 'не указан путь' }),
  'address.file-missing': message({ en: () => 'it names no file', ru: () => 'в нём не указан файл' }),
  'address.scheme-unknown': message<{ scheme: string; known: string }>({
    en: (p) => `"${p.scheme}" is not one of ${p.known}`,
    ru: (p) => `схемы «${p.scheme}» нет среди известных: ${p.known}`,
  }),
  'address.port': message<{ port: string }>({
    en: (p) => `a port is a number from 1 to 65535, not "${p.port}"`,
    ru: (p) => `порт — число от 1 до 65535, а не «${p.port}»`,
  }),
  'address.server-missing': message<{ system: string }>({
    en: (p) => `it does not name a ${p.system} server`,
    ru: (p) => `в нём не указан сервер ${p.system}`,
  }),
  'address.table-name': message<{ forms: string }>({
    en: (p) => `a table is named as ${p.forms}; quote names with dots: "my.table"`,
    ru: (p) => `таблицу указывают так: ${p.forms}; имя с точкой берут в кавычки: "my.table"`,
  }),
  'address.not-looked-up': message({
    en: () => 'the saved connection was not looked up',
    ru: () => 'сохранённое подключение не раскрыто',
  }),
}
