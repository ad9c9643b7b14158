import type { FunctionDefinition } from './definition.ts'
import { FLOAT, first, fixed, INT, TEXT } from './definition.ts'
import type { WindowName } from './names.ts'

/** Partition, order and frame are the step's. */
export const WINDOWS: Readonly<Record<WindowName, FunctionDefinition>> = {
  row_number: fixed('row_number()', [], INT, 'Number of the row from 1', 'Номер строки с 1'),
  rank: fixed('rank()', [], INT, 'Place with gaps behind ties', 'Место с пропусками после равных'),
  dense_rank: fixed('dense_rank()', [], INT, 'Place without gaps', 'Место без пропусков'),
  percent_rank: fixed('percent_rank()', [], FLOAT, '(rank - 1) / (rows - 1)', '(место − 1) / (строки − 1)'),
  cume_dist: fixed(
    'cume_dist()',
    [],
    FLOAT,
    'Share of rows up to this one, ties included',
    'Доля строк до этой включительно с равными',
  ),
  ntile: fixed(
    'ntile(count)',
    [INT],
    INT,
    'Number of the bucket of so many nearly equal ones',
    'Номер одной из стольких почти равных групп',
    { constants: { 0: 'any' } },
  ),
  lag: shifted('lag', 'earlier', 'раньше'),
  lead: shifted('lead', 'later', 'позже'),
  first_value: fixed(
    'first_value(value)',
    ['any'],
    TEXT,
    'Value of the first row of the frame',
    'Значение первой строки рамки',
    { gives: first },
  ),
  last_value: fixed(
    'last_value(value)',
    ['any'],
    TEXT,
    'Value of the last row of the frame; without a frame that is the last peer',
    'Значение последней строки рамки; без рамки — последней из равных',
    { gives: first },
  ),
  nth_value: fixed(
    'nth_value(value, number)',
    ['any', INT],
    TEXT,
    'Value of that row of the frame, from 1; NULL where there is none',
    'Значение строки рамки с этим номером, с 1; NULL, если её нет',
    { gives: first, constants: { 1: 'any' } },
  ),
}

function shifted(name: string, en: string, ru: string): FunctionDefinition {
  return fixed(
    `${name}(value, rows, default)`,
    ['any', INT, 'any'],
    TEXT,
    `Value so many rows (1) ${en}; the default (NULL) where there is none`,
    `Значение на столько строк (1) ${ru}; если её нет — значение по умолчанию (NULL)`,
    { arity: [1, 3], gives: first, constants: { 1: 'any' } },
  )
}
