import { message, number } from '../language.ts'
import type { Prose } from '../phrase.ts'

/** What exactly is wrong with a record of nested input, and parts of JSON that may be missing. */
export const jsonPhrases = {
  'record.too-long': message<{ bytes: number }>({
    en: (p) => `longer than ${number(p.bytes, 'en')} bytes`,
    ru: (p) => `длиннее ${number(p.bytes, 'ru')} байт`,
  }),
  'record.depth': message<{ depth: number }>({
    en: (p) => `nested deeper than ${p.depth}`,
    ru: (p) => `вложенность больше ${p.depth}`,
  }),
  'record.not-utf8': message({
    en: () => 'the record holds bytes that are not UTF-8',
    ru: () => 'в записи есть байты не в UTF-8',
  }),
  'record.itself': message({ en: () => 'the record', ru: () => 'сама запись' }),
  'json.expected': message<{ wanted: Prose; found: Prose }>({
    en: (p) => `${p.wanted} was expected, not ${p.found}`,
    ru: (p) => `ожидается ${p.wanted}, а здесь ${p.found}`,
  }),
  'json.cut': message<{ wanted: Prose }>({
    en: (p) => `the data end where ${p.wanted} was expected`,
    ru: (p) => `данные обрываются там, где ожидается ${p.wanted}`,
  }),
  'json.cut-in-value': message({
    en: () => 'the data end within a value',
    ru: () => 'данные обрываются внутри значения',
  }),
  'json.key': message({ en: () => 'a key', ru: () => 'ключ' }),
  'json.colon': message({ en: () => 'a colon', ru: () => 'двоеточие' }),
  'json.comma-or-brace': message({ en: () => 'a comma or }', ru: () => 'запятая или }' }),
  'json.comma-or-bracket': message({ en: () => 'a comma or ]', ru: () => 'запятая или ]' }),
  'json.any-value': message({ en: () => 'a value', ru: () => 'значение' }),
  'json.string-end': message({ en: () => 'the end of a string', ru: () => 'конец строки в кавычках' }),
  'json.value-end': message({ en: () => 'the end of a value', ru: () => 'конец значения' }),
  'json.character': message<{ character: string }>({ en: (p) => `"${p.character}"`, ru: (p) => `«${p.character}»` }),
  'json.byte': message<{ byte: number }>({ en: (p) => `the byte ${p.byte}`, ru: (p) => `байт ${p.byte}` }),
  'json.line-end': message({
    en: () => 'the value does not end on its line',
    ru: () => 'значение не кончается на своей строке',
  }),
  'json.line-rest': message({
    en: () => 'more than a value stands on the line',
    ru: () => 'на строке есть что-то кроме значения',
  }),
  'json.array-open': message({
    en: () => 'the array of records is not closed',
    ru: () => 'массив записей не закрыт',
  }),
  'json.document-open': message({ en: () => 'the document is not closed', ru: () => 'документ не закрыт' }),
  'json.outside': message({
    en: () => 'this does not belong to the document',
    ru: () => 'это не относится к документу',
  }),
  'json.key-unknown': message<{ key: string }>({
    en: (p) => `the key "${p.key}" was not met before`,
    ru: (p) => `ключ «${p.key}» раньше не встречался`,
  }),
  'json.key-twice': message<{ key: string }>({
    en: (p) => `the key "${p.key}" occurs twice in one object`,
    ru: (p) => `ключ «${p.key}» в одном объекте стоит дважды`,
  }),
  'json.kind-unknown': message<{ name: Prose }>({
    en: (p) => `${p.name} holds a kind of value that was not met before`,
    ru: (p) => `${p.name}: значение такого вида раньше не встречалось`,
  }),
  'json.control-byte': message<{ byte: number }>({
    en: (p) => `a string holds the control byte ${p.byte}`,
    ru: (p) => `в строке стоит управляющий байт ${p.byte}`,
  }),
  'json.opaque': message({
    en: () => 'a value kept as JSON text is not valid',
    ru: () => 'значение, которое хранится как текст JSON, записано неверно',
  }),
  'json.not-a-value': message<{ text: string }>({
    en: (p) => `"${p.text}" is neither a number nor true, false, null`,
    ru: (p) => `«${p.text}» — не число и не true, false, null`,
  }),
  'json.lone-surrogate': message({
    en: () => 'half of a surrogate pair stands alone',
    ru: () => 'половина суррогатной пары стоит отдельно',
  }),
  'json.bad-escape': message({
    en: () => 'a backslash is followed by no valid escape',
    ru: () => 'за обратной косой чертой нет допустимой последовательности',
  }),
}
