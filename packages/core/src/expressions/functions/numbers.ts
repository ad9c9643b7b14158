import { decimal, type LogicalType } from '../../types/logical.ts'
import type { Value } from '../values.ts'
import { scaleOf } from '../values.ts'
import type { FunctionDefinition } from './definition.ts'
import { BOOL, FLOAT, first, fixed, INT, INT32 } from './definition.ts'

/** A function of one double, where out of its domain the result is NULL: engines raise an error or give NaN there. */
function ofDouble(name: string, en: string, ru: string): FunctionDefinition {
  return fixed(`${name}(number)`, [FLOAT], FLOAT, en, ru)
}

const DOMAIN = { en: '; NULL outside its domain', ru: '; NULL вне области определения' }

export const NUMBER_FUNCTIONS = {
  abs: fixed('abs(number)', ['number'], FLOAT, 'Without its sign', 'Без знака', {
    gives: first,
    evaluate: ([a]) => (typeof a === 'bigint' ? (a < 0n ? -a : a) : Math.abs(a as number)),
  }),
  sign: fixed('sign(number)', ['number'], INT32, '-1, 0 or 1', '−1, 0 или 1'),
  round: fixed(
    'round(number, places)',
    ['number', INT],
    FLOAT,
    'To that many places (0), halves away from zero; negative places round before the point',
    'До стольких знаков (0), половины — от нуля; отрицательное число округляет до запятой',
    { arity: [1, 2], constants: { 1: 'any' }, gives: rounded },
  ),
  ceil: fixed('ceil(number)', ['number'], FLOAT, 'Up to a whole number', 'Вверх до целого', { gives: whole }),
  floor: fixed('floor(number)', ['number'], FLOAT, 'Down to a whole number', 'Вниз до целого', { gives: whole }),
  trunc: fixed(
    'trunc(number, places)',
    ['number', INT],
    FLOAT,
    'Digits behind that many places (0) cut off',
    'Знаки после стольких (0) отброшены',
    { arity: [1, 2], constants: { 1: 'any' }, gives: rounded },
  ),
  div: fixed(
    'div(a, b)',
    [INT, INT],
    INT,
    'Whole quotient towards zero; NULL for zero',
    'Целое частное к нулю; NULL при делении на ноль',
  ),
  mod: fixed(
    'mod(a, b)',
    [INT, INT],
    INT,
    'Remainder with the sign of the dividend; NULL for zero',
    'Остаток со знаком делимого; NULL при делении на ноль',
  ),
  power: fixed('power(a, b)', [FLOAT, FLOAT], FLOAT, `a to the power of b${DOMAIN.en}`, `a в степени b${DOMAIN.ru}`),
  sqrt: ofDouble('sqrt', `Square root${DOMAIN.en}`, `Квадратный корень${DOMAIN.ru}`),
  cbrt: ofDouble('cbrt', 'Cube root', 'Кубический корень'),
  exp: ofDouble('exp', 'e to the power', 'e в степени'),
  ln: ofDouble('ln', `Natural logarithm${DOMAIN.en}`, `Натуральный логарифм${DOMAIN.ru}`),
  log10: ofDouble('log10', `Logarithm to base 10${DOMAIN.en}`, `Десятичный логарифм${DOMAIN.ru}`),
  log2: ofDouble('log2', `Logarithm to base 2${DOMAIN.en}`, `Двоичный логарифм${DOMAIN.ru}`),
  pi: fixed('pi()', [], FLOAT, 'π', 'π'),
  sin: ofDouble('sin', `Sine of radians${DOMAIN.en}`, `Синус от радианов${DOMAIN.ru}`),
  cos: ofDouble('cos', `Cosine of radians${DOMAIN.en}`, `Косинус от радианов${DOMAIN.ru}`),
  tan: ofDouble('tan', `Tangent of radians${DOMAIN.en}`, `Тангенс от радианов${DOMAIN.ru}`),
  asin: ofDouble('asin', `Arc sine, radians${DOMAIN.en}`, `Арксинус в радианах${DOMAIN.ru}`),
  acos: ofDouble('acos', `Arc cosine, radians${DOMAIN.en}`, `Арккосинус в радианах${DOMAIN.ru}`),
  atan: ofDouble('atan', 'Arc tangent, radians', 'Арктангенс в радианах'),
  atan2: fixed('atan2(y, x)', [FLOAT, FLOAT], FLOAT, 'Angle of a point, radians', 'Угол точки в радианах'),
  degrees: ofDouble('degrees', 'Radians to degrees', 'Радианы в градусы'),
  radians: ofDouble('radians', 'Degrees to radians', 'Градусы в радианы'),
  is_nan: fixed('is_nan(number)', [FLOAT], BOOL, 'Is not a number', 'Не число'),
  is_finite: fixed('is_finite(number)', [FLOAT], BOOL, 'Neither infinite nor NaN', 'Не бесконечность и не NaN'),
} satisfies Readonly<Record<string, FunctionDefinition>>

/** Integers and doubles keep their type; decimals keep as many places as are asked for. */
function rounded(types: readonly LogicalType[], values: readonly Value[]): LogicalType {
  const [type] = types
  if (type.kind !== 'decimal') return type
  const places = typeof values[1] === 'bigint' ? Number(values[1]) : 0
  return decimal(type.precision, Math.min(scaleOf(type), Math.max(places, 0)))
}

function whole([type]: readonly LogicalType[]): LogicalType {
  return type.kind === 'decimal' ? decimal(type.precision, 0) : type
}
