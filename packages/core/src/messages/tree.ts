import type { Message } from './language.ts'

/** Why a record of nested input was rejected, by rule; the reject's detail says what exactly was found. */
export const treeRules = {
  'tree.unknown-path': {
    en: () => 'the record holds a key, an element or a kind of value that the structure does not have',
    ru: () => 'в записи есть ключ, элемент или вид значения, которых нет в структуре',
  },
  'tree.record-size': {
    en: () => 'the record is longer than 64 MB',
    ru: () => 'запись длиннее 64 МБ',
  },
  'json.syntax': {
    en: () => 'the record is not written as JSON asks',
    ru: () => 'запись не соответствует правилам JSON',
  },
  'json.value': {
    en: () => 'a value is neither a number nor true, false or null',
    ru: () => 'значение — не число и не true, false или null',
  },
  'json.duplicate-key': {
    en: () => 'a key occurs twice in one object',
    ru: () => 'ключ повторяется в одном объекте',
  },
  'json.control': {
    en: () => 'a text holds a control byte, often because it is not closed',
    ru: () => 'в тексте есть управляющий байт, часто из-за незакрытой кавычки',
  },
  'json.escape': {
    en: () => 'a backslash is followed by no valid escape',
    ru: () => 'за обратной косой чертой нет допустимой последовательности',
  },
  'json.surrogate': {
    en: () => 'half of a surrogate pair stands alone',
    ru: () => 'половина суррогатной пары стоит отдельно',
  },
  'json.depth': {
    en: () => 'objects and arrays are nested deeper than 256',
    ru: () => 'вложенность объектов и массивов больше 256',
  },
  'json.utf8': {
    en: () => 'bytes that are no characters of UTF-8',
    ru: () => 'байты, которые не являются символами UTF-8',
  },
  'json.truncated': {
    en: () => 'the file or the line ends inside the record',
    ru: () => 'файл или строка обрывается внутри записи',
  },
  'json.trailing': {
    en: () => 'something stands where no record may',
    ru: () => 'что-то стоит там, где записи быть не может',
  },
  'xml.syntax': {
    en: () => 'the record is not written as XML asks',
    ru: () => 'запись не соответствует правилам XML',
  },
  'xml.mismatch': {
    en: () => 'an end tag does not close the element that is open',
    ru: () => 'закрывающий тег не соответствует открытому элементу',
  },
  'xml.attribute': {
    en: () => 'an attribute has no value in quotes, or holds <',
    ru: () => 'у атрибута нет значения в кавычках, или в нём есть <',
  },
  'xml.duplicate-attribute': {
    en: () => 'an attribute occurs twice in one element',
    ru: () => 'атрибут повторяется в одном элементе',
  },
  'xml.entity': {
    en: () => 'a reference names no entity that can be used in text',
    ru: () => 'ссылка называет сущность, которой нельзя пользоваться в тексте',
  },
  'xml.character': {
    en: () => 'a character that XML forbids',
    ru: () => 'символ, запрещённый в XML',
  },
  'xml.depth': {
    en: () => 'elements are nested deeper than 256',
    ru: () => 'вложенность элементов больше 256',
  },
  'xml.utf8': {
    en: () => 'bytes that are no characters of UTF-8',
    ru: () => 'байты, которые не являются символами UTF-8',
  },
  'xml.truncated': {
    en: () => 'the file ends inside the record or the document',
    ru: () => 'файл обрывается внутри записи или документа',
  },
  'xml.trailing': {
    en: () => 'something stands after the document',
    ru: () => 'после документа что-то стоит',
  },
} satisfies Record<string, Message<Record<never, never>>>

export type TreeRule = keyof typeof treeRules
