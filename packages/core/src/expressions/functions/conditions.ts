import { commonType } from '../unify.ts'
import type { Value } from '../values.ts'
import { compareValues } from '../values.ts'
import type { FunctionDefinition } from './definition.ts'
import { BOOL, first } from './definition.ts'

export const CONDITION_FUNCTIONS = {
  coalesce: {
    signature: 'coalesce(a, b, …)',
    arity: [1, 100],
    takes: 'same',
    gives: first,
    nulls: true,
    about: { en: 'The first that is not NULL', ru: 'Первое, что не NULL' },
    evaluate: (values) => values.find((value) => value !== null) ?? null,
  },
  nullif: {
    signature: 'nullif(a, b)',
    arity: [2, 2],
    takes: 'same',
    gives: first,
    nulls: true,
    about: { en: 'NULL where both are equal, else the first', ru: 'NULL, если оба равны, иначе первое' },
    evaluate: ([a, b]) => (a !== null && b !== null && compareValues(a, b) === 0 ? null : a),
  },
  if: {
    signature: 'if(condition, then, else)',
    arity: [3, 3],
    takes: [BOOL, 'any', 'any'],
    gives: ([, then, otherwise]) => commonType(then, otherwise) ?? then,
    nulls: true,
    about: {
      en: 'The second where the condition is true, else the third',
      ru: 'Второе, если условие истинно, иначе третье',
    },
  },
  greatest: extremum('greatest', 1, 'The greatest; NULLs are left out', 'Наибольшее; NULL пропускаются'),
  least: extremum('least', -1, 'The least; NULLs are left out', 'Наименьшее; NULL пропускаются'),
} satisfies Readonly<Record<string, FunctionDefinition>>

function extremum(name: string, sign: 1 | -1, en: string, ru: string): FunctionDefinition {
  return {
    signature: `${name}(a, b, …)`,
    arity: [1, 100],
    takes: 'same',
    gives: first,
    nulls: true,
    about: { ru, en },
    evaluate: (values) =>
      values.reduce<Value>((best, value) => {
        if (value === null) return best
        return best === null || compareValues(value, best) * sign > 0 ? value : best
      }, null),
  }
}
