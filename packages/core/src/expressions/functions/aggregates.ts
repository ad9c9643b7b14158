import type { LogicalType } from '../../types/logical.ts'
import { decimal } from '../../types/logical.ts'
import { scaleOf } from '../values.ts'
import type { FunctionDefinition } from './definition.ts'
import { BOOL, FLOAT, first, fixed, INT, MOST_DIGITS, quotientType, TEXT } from './definition.ts'
import type { AggregateName } from './names.ts'

/** NULLs are left out; of no value at all the result is NULL, `count` alone gives 0. `FILTER (WHERE …)` may follow. */
export const AGGREGATES: Readonly<Record<AggregateName, FunctionDefinition>> = {
  sum: fixed(
    'sum(number)',
    ['number'],
    FLOAT,
    'Sum; of integers without overflow, of decimals with their scale',
    'Сумма; целых — без переполнения, десятичных — с их точностью',
    { gives: sumType },
  ),
  avg: fixed(
    'avg(number)',
    ['number'],
    FLOAT,
    'Mean; of decimals with six places more',
    'Среднее; у десятичных на шесть знаков больше',
    {
      gives: ([type]) => (type.kind === 'decimal' ? quotientType(type) : FLOAT),
    },
  ),
  count: fixed(
    'count(*), count(value), count(distinct value)',
    ['any'],
    INT,
    'Rows, or values that are not NULL',
    'Строки или значения, отличные от NULL',
    { arity: [0, 1] },
  ),
  min: fixed('min(value)', ['comparable'], TEXT, 'Least; texts by code point', 'Наименьшее; тексты по кодам символов', {
    gives: first,
  }),
  max: fixed(
    'max(value)',
    ['comparable'],
    TEXT,
    'Greatest; texts by code point',
    'Наибольшее; тексты по кодам символов',
    { gives: first },
  ),
  stddev: ofNumbers(
    'stddev',
    'Standard deviation of a sample; NULL for fewer than two',
    'Стандартное отклонение выборки; NULL, если значений меньше двух',
  ),
  stddev_pop: ofNumbers('stddev_pop', 'Standard deviation of the whole', 'Стандартное отклонение совокупности'),
  variance: ofNumbers(
    'variance',
    'Variance of a sample; NULL for fewer than two',
    'Дисперсия выборки; NULL, если значений меньше двух',
  ),
  var_pop: ofNumbers('var_pop', 'Variance of the whole', 'Дисперсия совокупности'),
  median: ofNumbers('median', 'Median; the mean of the middle two', 'Медиана; среднее двух средних'),
  quantile: fixed(
    'quantile(number, fraction)',
    [FLOAT, FLOAT],
    FLOAT,
    'Quantile with interpolation between neighbours; 0.5 is the median',
    'Квантиль с интерполяцией между соседями; 0.5 — медиана',
    { constants: { 1: 'any' } },
  ),
  mode: fixed(
    'mode(value)',
    ['comparable'],
    TEXT,
    'Most frequent; of several the least',
    'Самое частое; из нескольких — наименьшее',
    { gives: first },
  ),
  string_agg: fixed(
    'string_agg(text, separator order by …)',
    [TEXT, TEXT],
    TEXT,
    'Texts joined in the given order',
    'Тексты, соединённые в данном порядке',
    { constants: { 1: 'any' } },
  ),
  array_agg: fixed(
    'array_agg(value order by …)',
    ['any'],
    TEXT,
    'Values as a list in the given order, without NULLs',
    'Значения списком в данном порядке, без NULL',
    { gives: ([element]) => ({ kind: 'list', element }) },
  ),
  first: fixed(
    'first(value order by …)',
    ['any'],
    TEXT,
    'First value in the given order that is not NULL',
    'Первое значение в данном порядке, отличное от NULL',
    { gives: first },
  ),
  last: fixed(
    'last(value order by …)',
    ['any'],
    TEXT,
    'Last value in the given order that is not NULL',
    'Последнее значение в данном порядке, отличное от NULL',
    { gives: first },
  ),
  corr: ofPairs(
    'corr',
    'Correlation of pairs; NULL where one does not vary',
    'Корреляция пар; NULL, если одно не меняется',
  ),
  covar_samp: ofPairs('covar_samp', 'Covariance of a sample of pairs', 'Ковариация выборки пар'),
  covar_pop: ofPairs('covar_pop', 'Covariance of all pairs', 'Ковариация совокупности пар'),
  bool_and: fixed('bool_and(condition)', [BOOL], BOOL, 'True where all are', 'Истинно, если истинны все'),
  bool_or: fixed('bool_or(condition)', [BOOL], BOOL, 'True where any is', 'Истинно, если истинно хоть одно'),
  count_if: fixed(
    'count_if(condition)',
    [BOOL],
    INT,
    'Rows for which it is true',
    'Строки, для которых условие истинно',
    {},
  ),
  min_by: fixed(
    'min_by(value, by)',
    ['any', 'comparable'],
    TEXT,
    'Value where the other is least; of several the least value',
    'Значение там, где другое наименьшее; из нескольких — наименьшее',
    { gives: first },
  ),
  max_by: fixed(
    'max_by(value, by)',
    ['any', 'comparable'],
    TEXT,
    'Value where the other is greatest; of several the least value',
    'Значение там, где другое наибольшее; из нескольких — наименьшее',
    { gives: first },
  ),
}

function ofNumbers(name: string, en: string, ru: string): FunctionDefinition {
  return fixed(`${name}(number)`, [FLOAT], FLOAT, en, ru)
}

function ofPairs(name: string, en: string, ru: string): FunctionDefinition {
  return fixed(`${name}(y, x)`, [FLOAT, FLOAT], FLOAT, en, ru)
}

/** Narrow integers sum to int64, which no number of rows that a table holds overflows; wide ones to 38 digits. */
function sumType([type]: readonly LogicalType[]): LogicalType {
  switch (type.kind) {
    case 'int8':
    case 'int16':
    case 'int32':
      return INT
    case 'int64':
    case 'uint64':
      return decimal(MOST_DIGITS, 0)
    case 'decimal':
      return decimal(MOST_DIGITS, scaleOf(type))
    default:
      return FLOAT
  }
}
