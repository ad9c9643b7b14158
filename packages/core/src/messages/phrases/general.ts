import { message } from '../language.ts'
import type { Prose } from '../phrase.ts'

export const generalPhrases = {
  /** Foreign words as they were said; whatever is the same in every language. */
  quoted: message<{ text: string }>({ en: (p) => p.text, ru: (p) => p.text }),
  /** Said in both languages by a library that speaks them. */
  both: message<{ en: string; ru: string }>({ en: (p) => p.en, ru: (p) => p.ru }),
  'option.character': message({ en: () => 'one ASCII character, or none', ru: () => 'один символ ASCII или none' }),
  'option.count': message({ en: () => 'a number from 0 on', ru: () => 'число от 0' }),
  'option.header': message({
    en: () => 'true, false, or the number of header rows',
    ru: () => 'true, false или число строк заголовка',
  }),
  'document.yaml': message<{ told: string }>({
    en: (p) => `YAML: ${p.told}`,
    ru: (p) => `YAML не читается («${p.told}»)`,
  }),
  'document.key-twice': message<{ key: string }>({
    en: (p) => `${p.key} stands here a second time; each name has its own place: rename one, or take one out`,
    ru: (p) => `${p.key} встречается здесь второй раз; у каждого имени своё место: переименуйте одно или уберите`,
  }),
  'document.indent': message({
    en: () => 'this line begins at another column than its neighbours; lines of one level begin at the same one',
    ru: () => 'строка начинается не в том столбце, что соседние; строки одного уровня начинаются с одного столбца',
  }),
  'document.missing': message({ en: () => 'it is missing', ru: () => 'не указано' }),
  'document.empty': message({ en: () => 'nothing stands there, or null', ru: () => 'там ничего нет или null' }),
  'document.key-meant': message<{ key: string; meant: string }>({
    en: (p) => `there is no key "${p.key}", probably "${p.meant}" is meant`,
    ru: (p) => `ключа «${p.key}» нет; вероятно, это «${p.meant}»`,
  }),
  'document.one-of': message<{ value: string; known: string; meant: string }>({
    en: (p) => `"${p.value}" is none of ${p.known}${p.meant && `; probably "${p.meant}" is meant`}`,
    ru: (p) => `«${p.value}» — ни одно из: ${p.known}${p.meant && `; вероятно, это «${p.meant}»`}`,
  }),
  'document.name': message({
    en: () => 'a name: letters, digits, _; no digit first',
    ru: () => 'имя: буквы, цифры, _; не с цифры',
  }),
  'document.at': message<{ place: string; why: Prose }>({
    en: (p) => `${p.place}: ${p.why}`,
    ru: (p) => `${p.place}: ${p.why}`,
  }),
  'in-column': message<{ column: string; fault: Prose }>({
    en: (p) => `${p.column}: ${p.fault}`,
    ru: (p) => `${p.column}: ${p.fault}`,
  }),
  'in-line': message<{ line: number; fault: Prose }>({
    en: (p) => `line ${p.line}: ${p.fault}`,
    ru: (p) => `строка ${p.line}: ${p.fault}`,
  }),
  'in-table': message<{ table: string; what: Prose }>({
    en: (p) => `${p.table}: ${p.what}`,
    ru: (p) => `${p.table}: ${p.what}`,
  }),
  'at-place': message<{ fault: Prose; place: string }>({
    en: (p) => `${p.fault} (${p.place})`,
    ru: (p) => `${p.fault} (${p.place})`,
  }),
  /** Clauses of one sentence, and sentences, each behind the one before. */
  clauses: message<{ first: Prose; next: Prose }>({
    en: (p) => `${p.first}; ${p.next}`,
    ru: (p) => `${p.first}; ${p.next}`,
  }),
  sentences: message<{ first: Prose; next: Prose }>({
    en: (p) => `${p.first} ${p.next}`,
    ru: (p) => `${p.first} ${p.next}`,
  }),
}
