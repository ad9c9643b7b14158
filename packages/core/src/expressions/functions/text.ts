import type { Value } from '../values.ts'
import type { FunctionDefinition } from './definition.ts'
import { BOOL, fixed, INT, integerOf, TEXT, textOf } from './definition.ts'

/** Texts are counted in characters (code points) from 1, whatever their bytes. */
export const TEXT_FUNCTIONS = {
  lower: fixed('lower(text)', [TEXT], TEXT, 'Small letters', 'Строчные буквы', {
    evaluate: ([a]) => textOf(a).toLowerCase(),
  }),
  upper: fixed('upper(text)', [TEXT], TEXT, 'Capital letters', 'Прописные буквы', {
    evaluate: ([a]) => textOf(a).toUpperCase(),
  }),
  initcap: fixed(
    'initcap(text)',
    [TEXT],
    TEXT,
    'The first letter of each word large, the others small; words are runs of letters and digits',
    'Первая буква каждого слова прописная, прочие строчные; слово — буквы и цифры подряд',
  ),
  length: fixed('length(text)', [TEXT], INT, 'Number of characters', 'Число символов', {
    evaluate: ([a]) => BigInt(Array.from(textOf(a)).length),
  }),
  octet_length: fixed('octet_length(text)', [TEXT], INT, 'Number of bytes in UTF-8', 'Число байтов в UTF-8'),
  trim: trimmed('trim', 'both ends', 'с обоих концов', (text) => text.replace(/^ +| +$/g, '')),
  ltrim: trimmed('ltrim', 'the beginning', 'с начала', (text) => text.replace(/^ +/, '')),
  rtrim: trimmed('rtrim', 'the end', 'с конца', (text) => text.replace(/ +$/, '')),
  replace: fixed(
    'replace(text, what, with)',
    [TEXT, TEXT, TEXT],
    TEXT,
    'Every occurrence replaced; an empty `what` changes nothing',
    'Каждое вхождение заменено; пустое `what` ничего не меняет',
    { evaluate: ([a, what, by]) => (textOf(what) === '' ? a : textOf(a).replaceAll(textOf(what), () => textOf(by))) },
  ),
  translate: fixed(
    'translate(text, from, to)',
    [TEXT, TEXT, TEXT],
    TEXT,
    'Each character of `from` becomes the one at its place in `to`; those without one go',
    'Каждый символ из `from` заменяется символом `to` на том же месте; лишние удаляются',
    { constants: { 1: 'any', 2: 'any' } },
  ),
  substring: fixed(
    'substring(text, from, count)',
    [TEXT, INT, INT],
    TEXT,
    'Characters from the given one; a start before the text shortens the count, as in PostgreSQL',
    'Символы начиная с данного; начало до первого символа сокращает счёт, как в PostgreSQL',
    {
      arity: [2, 3],
      evaluate: ([a, from, count]) =>
        substring(textOf(a), integerOf(from), count === undefined ? Number.POSITIVE_INFINITY : integerOf(count)),
    },
  ),
  left: fixed(
    'left(text, count)',
    [TEXT, INT],
    TEXT,
    'The first characters; a negative count leaves out as many of the last',
    'Первые символы; отрицательное число отбрасывает столько же последних',
  ),
  right: fixed(
    'right(text, count)',
    [TEXT, INT],
    TEXT,
    'The last characters; a negative count leaves out as many of the first',
    'Последние символы; отрицательное число отбрасывает столько же первых',
  ),
  lpad: padded('lpad', 'left', 'слева'),
  rpad: padded('rpad', 'right', 'справа'),
  repeat: fixed(
    'repeat(text, count)',
    [TEXT, INT],
    TEXT,
    'The text several times; none for a count below one',
    'Текст несколько раз; пустой при числе меньше единицы',
  ),
  reverse: fixed('reverse(text)', [TEXT], TEXT, 'Characters in reverse order', 'Символы в обратном порядке'),
  starts_with: fixed('starts_with(text, prefix)', [TEXT, TEXT], BOOL, 'Begins with', 'Начинается с', {
    evaluate: ([a, prefix]) => textOf(a).startsWith(textOf(prefix)),
  }),
  ends_with: fixed('ends_with(text, suffix)', [TEXT, TEXT], BOOL, 'Ends with', 'Оканчивается на', {
    evaluate: ([a, suffix]) => textOf(a).endsWith(textOf(suffix)),
  }),
  contains: fixed('contains(text, part)', [TEXT, TEXT], BOOL, 'Holds the part', 'Содержит часть', {
    evaluate: ([a, part]) => textOf(a).includes(textOf(part)),
  }),
  position: fixed(
    'position(part, text)',
    [TEXT, TEXT],
    INT,
    'Where the part first begins, from 1; 0 where it does not. Also `position(part in text)`',
    'Где часть встречается впервые, с 1; 0, если её нет. Также `position(часть in текст)`',
  ),
  split_part: fixed(
    'split_part(text, separator, number)',
    [TEXT, TEXT, INT],
    TEXT,
    'The part of that number, from 1; empty where there is none; a negative number counts from the end',
    'Часть с этим номером, с 1; пустая, если её нет; отрицательный номер считает с конца',
    { constants: { 1: 'any' } },
  ),
  concat: {
    signature: 'concat(a, b, …)',
    arity: [1, 100],
    takes: [TEXT],
    gives: () => TEXT,
    nulls: true,
    about: { en: 'Joined; NULL counts as empty', ru: 'Соединение; NULL считается пустым' },
    evaluate: (values) => values.map((value) => value ?? '').join(''),
  },
  concat_ws: {
    signature: 'concat_ws(separator, a, b, …)',
    arity: [2, 100],
    takes: [TEXT],
    constants: { 0: 'any' },
    gives: () => TEXT,
    nulls: true,
    about: { en: 'Joined with a separator; NULLs are left out', ru: 'Соединение через разделитель; NULL пропускаются' },
  },
  chr: fixed('chr(number)', [INT], TEXT, 'The character of that code point', 'Символ с этим кодом Юникода'),
  code_point: fixed(
    'code_point(text)',
    [TEXT],
    INT,
    'Code point of the first character; 0 for an empty text',
    'Код Юникода первого символа; 0 для пустого текста',
  ),
  md5: fixed('md5(text)', [TEXT], TEXT, 'MD5 of the UTF-8 bytes, hexadecimal', 'MD5 от байтов UTF-8, шестнадцатерично'),
  sha256: fixed(
    'sha256(text)',
    [TEXT],
    TEXT,
    'SHA-256 of the UTF-8 bytes, hexadecimal',
    'SHA-256 от байтов UTF-8, шестнадцатерично',
  ),
  collapse_spaces: fixed(
    'collapse_spaces(text)',
    [TEXT],
    TEXT,
    'White space at the ends goes, inside it becomes one space',
    'Пробельные символы по краям убраны, внутри — один пробел',
  ),
  only_digits: fixed('only_digits(text)', [TEXT], TEXT, 'The digits 0 to 9 alone', 'Только цифры от 0 до 9'),
  regexp_like: fixed(
    'regexp_like(text, pattern)',
    [TEXT, TEXT],
    BOOL,
    'The pattern is found somewhere; RE2, letter case counts',
    'Образец найден в тексте; RE2, с учётом регистра',
    { constants: { 1: 'any' } },
  ),
  regexp_extract: fixed(
    'regexp_extract(text, pattern, group)',
    [TEXT, TEXT, INT],
    TEXT,
    'What the first match, or a group of it, holds; NULL where nothing matches',
    'Что содержит первое совпадение или его группа; NULL, если совпадения нет',
    { arity: [2, 3], constants: { 1: 'any', 2: 'any' } },
  ),
  regexp_replace: fixed(
    'regexp_replace(text, pattern, with)',
    [TEXT, TEXT, TEXT],
    TEXT,
    'Every match replaced; `\\1` is the first group',
    'Каждое совпадение заменено; `\\1` — первая группа',
    { constants: { 1: 'any', 2: 'any' } },
  ),
  regexp_count: fixed(
    'regexp_count(text, pattern)',
    [TEXT, TEXT],
    INT,
    'Number of matches that do not overlap',
    'Число непересекающихся совпадений',
    { constants: { 1: 'any' } },
  ),
} satisfies Readonly<Record<string, FunctionDefinition>>

function trimmed(name: string, en: string, ru: string, spaces: (text: string) => string): FunctionDefinition {
  return fixed(
    `${name}(text, characters)`,
    [TEXT, TEXT],
    TEXT,
    `Without spaces, or the given characters, at ${en}`,
    `Без пробелов или данных символов ${ru}`,
    {
      arity: [1, 2],
      constants: { 1: 'any' },
      evaluate: ([a, characters]: readonly Value[]) =>
        characters === undefined ? spaces(textOf(a)) : strip(name, textOf(a), new Set(textOf(characters))),
    },
  )
}

function strip(name: string, text: string, set: ReadonlySet<string>): string {
  const characters = Array.from(text)
  let from = 0
  let to = characters.length
  if (name !== 'rtrim') while (from < to && set.has(characters[from])) from++
  if (name !== 'ltrim') while (to > from && set.has(characters[to - 1])) to--
  return characters.slice(from, to).join('')
}

function padded(name: string, en: string, ru: string): FunctionDefinition {
  return fixed(
    `${name}(text, length, with)`,
    [TEXT, INT, TEXT],
    TEXT,
    `Filled on the ${en} up to the length, with spaces or the given text; a longer text loses its last characters`,
    `Дополнен ${ru} до длины пробелами или данным текстом; более длинный теряет последние символы`,
    { arity: [2, 3], constants: { 2: 'any' } },
  )
}

/** As PostgreSQL: counted in characters from 1; a start before the text shortens the count. */
function substring(value: string, from: number, count: number): string {
  const characters = Array.from(value)
  const start = Math.max(from, 1)
  return characters.slice(start - 1, Math.max(from + count - 1, start - 1)).join('')
}
