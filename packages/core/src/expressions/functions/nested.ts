import type { LogicalType } from '../../types/logical.ts'
import type { FunctionDefinition } from './definition.ts'
import { BOOL, first, fixed, INT, JSON_TYPE, TEXT } from './definition.ts'

const PATH = { en: ' at a path `$.a.b[0]`', ru: ' по пути `$.a.b[0]`' }
const path = { constants: { 1: 'any' } } as const

/** JSON is kept as text; a path that leads nowhere, and JSON's null, give NULL. */
export const JSON_FUNCTIONS = {
  json_text: fixed(
    'json_text(json, path)',
    ['json', TEXT],
    TEXT,
    `Value${PATH.en}: texts without quotes, objects and arrays as JSON. Also json ->> 'key'`,
    `Значение${PATH.ru}: тексты без кавычек, объекты и массивы как JSON. Также json ->> 'ключ'`,
    path,
  ),
  json_get: fixed(
    'json_get(json, path)',
    ['json', TEXT],
    JSON_TYPE,
    `JSON${PATH.en}. Also json -> 'key'`,
    `JSON${PATH.ru}. Также json -> 'ключ'`,
    path,
  ),
  json_exists: fixed(
    'json_exists(json, path)',
    ['json', TEXT],
    BOOL,
    `Something stands${PATH.en}, JSON's null too`,
    `Что-то есть${PATH.ru}, в том числе null`,
    path,
  ),
  json_type: fixed(
    'json_type(json, path)',
    ['json', TEXT],
    TEXT,
    `object, array, string, number, boolean or null${PATH.en}; NULL for nothing`,
    `object, array, string, number, boolean или null${PATH.ru}; NULL, если ничего нет`,
    path,
  ),
  json_array_length: fixed(
    'json_array_length(json, path)',
    ['json', TEXT],
    INT,
    `Number of elements${PATH.en}; NULL for what is no array`,
    `Число элементов${PATH.ru}; NULL, если это не массив`,
    path,
  ),
  json_valid: fixed('json_valid(text)', [TEXT], BOOL, 'The text is JSON', 'Текст — это JSON'),
} satisfies Readonly<Record<string, FunctionDefinition>>

const element = ([type]: readonly LogicalType[]) => (type.kind === 'list' ? type.element : type)

/** Elements are counted from 1. */
export const ARRAY_FUNCTIONS = {
  split: fixed(
    'split(text, separator)',
    [TEXT, TEXT],
    { kind: 'list', element: TEXT },
    'The parts between separators; an empty text gives one empty part',
    'Части между разделителями; пустой текст даёт одну пустую часть',
    { constants: { 1: 'any' } },
  ),
  array_length: fixed('array_length(list)', ['list'], INT, 'Number of elements', 'Число элементов'),
  array_get: fixed(
    'array_get(list, number)',
    ['list', INT],
    TEXT,
    'The element of that number; NULL where there is none',
    'Элемент с этим номером; NULL, если его нет',
    { gives: element },
  ),
  array_contains: fixed('array_contains(list, value)', ['list', 'any'], BOOL, 'Holds the value', 'Содержит значение'),
  array_join: fixed(
    'array_join(list, separator)',
    ['list', TEXT],
    TEXT,
    'One text; NULLs are left out',
    'Один текст; NULL пропускаются',
    { constants: { 1: 'any' } },
  ),
  array_distinct: fixed(
    'array_distinct(list)',
    ['list'],
    TEXT,
    'Each value once, without NULLs, ordered',
    'Каждое значение один раз, без NULL, по порядку',
    { gives: first },
  ),
  array_sort: fixed('array_sort(list)', ['list'], TEXT, 'Ordered, NULLs last', 'По порядку, NULL в конце', {
    gives: first,
  }),
  array_slice: fixed(
    'array_slice(list, from, to)',
    ['list', INT, INT],
    TEXT,
    'Elements of these numbers, both ends included',
    'Элементы с этими номерами включительно',
    { gives: first },
  ),
  array_concat: fixed('array_concat(a, b)', ['list', 'list'], TEXT, 'Elements of both', 'Элементы обоих', {
    gives: first,
  }),
} satisfies Readonly<Record<string, FunctionDefinition>>
