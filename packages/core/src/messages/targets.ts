import type { Message } from './language.ts'
import { message } from './language.ts'

/** Why a target does not do a construct of a pipeline. */
export const targetReasons = {
  'pattern-flavour': message({
    ru: () => 'образец использует возможности RE2, которых нет в регулярных выражениях этой базы',
    en: () => 'the pattern uses parts of RE2 that regular expressions of this database do not have',
  }),
  'pattern-choice': message({
    ru: () => 'из нескольких совпадений эта база выбирает по другим правилам: уберите варианты | и ленивые повторы',
    en: () => 'this database chooses among several matches by other rules: avoid alternatives | and lazy repeats',
  }),
  'pattern-place': message({
    ru: () => 'в этой базе нет регулярных выражений для этого места',
    en: () => 'this database has no regular expressions for this place',
  }),
  'format-places': message({
    ru: () => 'формат разбирается только из частей %Y %m %d %H %M %S, каждая не более одного раза',
    en: () => 'a format is read only of the parts %Y %m %d %H %M %S, each at most once',
  }),
  'float-remainder': message({
    ru: () => 'в этой базе нет остатка от деления дробных чисел двойной точности; приведите их к decimal',
    en: () => 'this database has no remainder of doubles; cast them to decimal',
  }),
  'window-ordered-set': message({
    ru: () => 'в этой базе эта функция не считается по окну',
    en: () => 'this database does not compute this function over a window',
  }),
  'window-frame': message({
    ru: () => 'в этой базе нет такой рамки окна',
    en: () => 'this database has no such window frame',
  }),
  'ordered-distinct': message({
    ru: () => 'в этой базе эта функция не считается по различным значениям',
    en: () => 'this database does not compute this function over distinct values',
  }),
  'list-of-lists': message({
    ru: () => 'эта база не хранит списки списков',
    en: () => 'this database keeps no lists of lists',
  }),
  'no-null-lists': message({
    ru: () => 'эта база не хранит NULL вместо списка, и отсутствующий список стал бы пустым',
    en: () => 'this database keeps no NULL for a list, and an absent list would become an empty one',
  }),
  'mixed-order': message({
    ru: () => 'эта база не упорядочит здесь тексты в разные стороны; задайте одно направление',
    en: () => 'this database cannot order texts in two directions here; give one direction',
  }),
  'no-lists': message({
    ru: () => 'в этой базе нет типа списка',
    en: () => 'this database has no type of lists',
  }),
  'no-function': message({
    ru: () => 'в этой базе нет ни такой функции, ни точной замены',
    en: () => 'this database has neither this function nor an exact replacement',
  }),
  'no-cast': message({
    ru: () => 'в этой базе нет такого приведения типа с теми же результатами',
    en: () => 'this database has no such cast with the same results',
  }),
  'no-zone': message({
    ru: () => 'в этой базе моменты с поясом считаются только в UTC',
    en: () => 'this database computes moments with a zone in UTC only',
  }),
  'wide-decimal': message({
    ru: () => 'столько знаков после запятой в этой базе не считается точно',
    en: () => 'this database does not compute so many decimal places exactly',
  }),
  'join-nulls': message({
    ru: () =>
      'условие соединения может быть истинным и при NULL (OR, IS NULL, COALESCE), чего эта база здесь не различает',
    en: () =>
      'the condition of the join may be true of NULLs as well (OR, IS NULL, COALESCE), which this database does not tell here',
  }),
  'json-key': message({
    ru: () => 'такой ключ в пути JSON эта база не различает',
    en: () => 'this database does not tell such a key in a JSON path',
  }),
  'load-history': message({
    ru: () => 'историю версий строк (scd2) ведёт только сама платформа: запустите конвейер командой run',
    en: () => 'only the platform itself keeps the history of rows (scd2): run the pipeline with the command run',
  }),
  'load-own-source': message({
    ru: () =>
      'таблица цели сама служит источником: при замене она опустела бы раньше, чем прочитана; назовите цель иначе',
    en: () =>
      'the table of the target is a source itself: replaced, it would be empty before it is read; give the target another name',
  }),
  'load-key': message({
    ru: () => 'режим upsert требует ключ: укажите key у цели',
    en: () => 'the mode upsert needs a key: give the target its key',
  }),
  unproven: message({
    ru: () => 'сервера этой базы здесь нет, а её документация не обещает тех же строк',
    en: () => 'there is no server of this database here, and its documentation does not promise the same rows',
  }),
} satisfies Readonly<Record<string, Message<void>>>

/** What a reader of compiled SQL should know. */
export const targetWarnings = {
  unproven: message({
    ru: () => 'для этой базы SQL проверен разбором и просмотром, но не выполнением: сервера для проверки нет',
    en: () => 'for this database the SQL is parsed and reviewed, but not run: there is no server to prove it on',
  }),
} satisfies Readonly<Record<string, Message<void>>>
