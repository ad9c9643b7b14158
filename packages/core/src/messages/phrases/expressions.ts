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
  'expression.column': message({ en: () => 'a column', ru: () => 'столбец' }),
  'expression.type': message({ en: () => 'a type', ru: () => 'тип' }),
  'expression.character': message<{ character: string }>({
    en: (p) => `"${p.character}" begins nothing known`,
    ru: (p) => `знак «${p.character}» здесь не имеет смысла`,
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
}
