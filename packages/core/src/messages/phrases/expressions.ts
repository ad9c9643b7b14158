import { message } from '../language.ts'
import type { Prose } from '../phrase.ts'

/** What is wrong with an expression, and parts of expressions that may be missing. */
export const expressionPhrases = {
  'expression.expected': message<{ expected: Prose; found: Prose }>({
    en: (p) => `${p.expected} expected, ${p.found} found`,
    ru: (p) => `ожидается ${p.expected}, а здесь ${p.found}`,
  }),
  'expression.found': message<{ text: string }>({ en: (p) => `"${p.text}"`, ru: (p) => `«${p.text}»` }),
  'expression.end': message({ en: () => 'the end', ru: () => 'конец выражения' }),
  'expression.end-or-operator': message({
    en: () => 'the end, or an operator',
    ru: () => 'конец выражения или знак операции',
  }),
  'expression.value': message({ en: () => 'a value', ru: () => 'значение' }),
  'expression.too-deep': message<{ most: number }>({
    en: (p) => `more than ${p.most} levels of brackets and operators`,
    ru: (p) => `больше ${p.most} уровней скобок и операций`,
  }),
  'expression.column': message({ en: () => 'a column', ru: () => 'столбец' }),
  'expression.type': message({ en: () => 'a type', ru: () => 'тип' }),
  'expression.character': message<{ character: string }>({
    en: (p) => `"${p.character}" begins nothing known${p.character === '&' ? '; conditions are joined by AND' : ''}`,
    ru: (p) =>
      `знак «${p.character}» здесь не имеет смысла${p.character === '&' ? '; условия соединяют словом AND' : ''}`,
  }),
  'expression.condition-needed': message<{ type: string }>({
    en: (p) => `a condition is needed, this is ${p.type}`,
    ru: (p) => `нужно условие, а это ${p.type}`,
  }),
  'expression.number-needed': message<{ type: string }>({
    en: (p) => `a number is needed, this is ${p.type}`,
    ru: (p) => `нужно число, а это ${p.type}`,
  }),
  'expression.arguments': message<{ signature: string; given: number }>({
    en: (p) => `${p.signature} was given ${p.given} arguments`,
    ru: (p) => `число аргументов не подходит к ${p.signature}: ${p.given}`,
  }),
  'expression.takes-number': message<{ name: string }>({
    en: (p) => `${p.name} takes a number`,
    ru: (p) => `аргумент ${p.name} — число`,
  }),
  'expression.not-comparable': message<{ left: string; right: string }>({
    en: (p) => `${p.left} does not compare with ${p.right}`,
    ru: (p) => `${p.left} не сравнивается с ${p.right}`,
  }),
  'expression.not-castable': message<{ from: string; to: string }>({
    en: (p) => `${p.from} cannot be cast to ${p.to}`,
    ru: (p) => `${p.from} нельзя привести к ${p.to}`,
  }),
  'expression.not-of-type': message<{ value: string; type: string }>({
    en: (p) => `'${p.value}' is not a ${p.type}`,
    ru: (p) => `'${p.value}' — не ${p.type}`,
  }),
  'expression.moment-needed': message<{ type: string }>({
    en: (p) => `a date or timestamp is needed, this is ${p.type}`,
    ru: (p) => `нужна дата или момент, а это ${p.type}`,
  }),
  'expression.list-needed': message<{ type: string }>({
    en: (p) => `a list is needed, this is ${p.type}`,
    ru: (p) => `нужен список, а это ${p.type}`,
  }),
  'expression.json-needed': message<{ type: string }>({
    en: (p) => `JSON is needed, this is ${p.type}`,
    ru: (p) => `нужен JSON, а это ${p.type}`,
  }),
  'expression.comparable-needed': message<{ type: string }>({
    en: (p) => `values of ${p.type} have no order`,
    ru: (p) => `у значений ${p.type} нет порядка`,
  }),
  'expression.ambiguous': message<{ column: string }>({
    en: (p) => `"${p.column}" is a column of both inputs: write the input before it, as in input.${p.column}`,
    ru: (p) => `столбец «${p.column}» есть в обоих входах: назовите вход перед ним, например вход.${p.column}`,
  }),
  'expression.moments-apart': message({
    en: () =>
      'timestamps are not subtracted: seconds_between(from, to) and days_between(from, to) say how far apart they are',
    ru: () => 'моменты не вычитаются: расстояние между ними дают seconds_between(от, до) и days_between(от, до)',
  }),
  'expression.not-an-aggregate': message<{ name: string }>({
    en: (p) => `DISTINCT, ORDER BY and FILTER do not go with ${p.name} here`,
    ru: (p) => `DISTINCT, ORDER BY и FILTER здесь не сочетаются с ${p.name}`,
  }),
  'expression.function-misplaced': message<{ name: string }>({
    en: (p) =>
      `${p.name} looks at many rows: it belongs in the values of an aggregate or window step, and not inside another such function`,
    ru: (p) =>
      `${p.name} смотрит на много строк: ей место в values шага aggregate или window и не внутри другой такой функции`,
  }),
  'expression.constant-needed': message<{ signature: string }>({
    en: (p) => `this argument of ${p.signature} must be a literal`,
    ru: (p) => `этот аргумент ${p.signature} должен быть литералом`,
  }),
  'expression.one-of': message<{ value: string; known: string }>({
    en: (p) => `'${p.value}' is none of: ${p.known}`,
    ru: (p) => `'${p.value}' не из списка: ${p.known}`,
  }),
  'expression.zone-unknown': message<{ zone: string }>({
    en: (p) => `'${p.zone}' is no time zone; they are named like Europe/Moscow`,
    ru: (p) => `'${p.zone}' — не часовой пояс; пояса называются, например, Europe/Moscow`,
  }),
  'expression.not-re2': message<{ pattern: string; part: string }>({
    en: (p) => `the pattern '${p.pattern}' uses ${p.part}, which RE2 does not have`,
    ru: (p) => `в образце '${p.pattern}' есть ${p.part}, чего в RE2 нет`,
  }),
  'expression.pattern': message<{ pattern: string }>({
    en: (p) => `'${p.pattern}' is no regular expression`,
    ru: (p) => `'${p.pattern}' — не регулярное выражение`,
  }),
  'expression.column-outside-aggregate': message<{ column: string }>({
    en: (p) => `the column ${p.column} stands outside an aggregate: add it to by, or take max(${p.column})`,
    ru: (p) => `столбец ${p.column} стоит вне агрегата: добавьте его в by или возьмите max(${p.column})`,
  }),
  'expression.frame': message<{ bound: string }>({
    en: (p) =>
      `"${p.bound}" is no bound of a frame here: write unbounded preceding, 3 preceding, current row, 3 following or unbounded following; range with a number takes one numeric column in orderBy`,
    ru: (p) =>
      `«${p.bound}» здесь не граница рамки: пишите unbounded preceding, 3 preceding, current row, 3 following или unbounded following; range с числом требует одного числового столбца в orderBy`,
  }),
  'macro.name-taken': message({
    en: () => 'its name is that of a function, a word of the language or another macro',
    ru: () => 'такое имя уже есть у функции, слова языка или другого макроса',
  }),
  'macro.parameter-twice': message<{ name: string }>({
    en: (p) => `it has two parameters called ${p.name}`,
    ru: (p) => `у него два параметра с именем ${p.name}`,
  }),
  'macro.column': message<{ column: string }>({
    en: (p) => `${p.column} is not one of its parameters, and a macro sees no columns besides`,
    ru: (p) => `${p.column} нет среди его параметров, а столбцов макрос не видит`,
  }),
  'macro.recursion': message({
    en: () => 'it calls itself, at once or through another one',
    ru: () => 'он вызывает сам себя — прямо или через другой макрос',
  }),
  'macro.too-large': message<{ most: number }>({
    en: (p) => `with all macros in their places it has more than ${p.most} parts`,
    ru: (p) => `вместе с подставленными макросами в нём больше ${p.most} частей`,
  }),
  'macro.function-unknown': message<{ name: string }>({
    en: (p) => `${p.name} is not a known function`,
    ru: (p) => `функция ${p.name} неизвестна`,
  }),
  'macro.parameter-missing': message<{ name: string }>({
    en: (p) => `the parameter :${p.name} has no value`,
    ru: (p) => `у параметра :${p.name} нет значения`,
  }),
  'macro.literal': message<{ value: string; type: string }>({
    en: (p) => `'${p.value}' is not a ${p.type}`,
    ru: (p) => `значение '${p.value}' — не ${p.type}`,
  }),
}
