import { expect, test } from 'vitest'
import { valueOfType } from './typed-value.ts'

test.each([
  ['5', 'int32', 5],
  ['-1.5', 'float64', -1.5],
  ['9007199254740993', 'int64', '9007199254740993'],
  ['1.50', 'decimal(4,2)', '1.50'],
  ['1.50', 'float64', '1.50'],
  ['true', 'bool', true],
  ['yes', 'bool', 'yes'],
  ['true', 'string', 'true'],
  ['5', 'string', '5'],
  ['', 'int32', ''],
  ['2021-01-01', 'date', '2021-01-01'],
])('%s of %s', (text, type, value) => expect(valueOfType(text, type)).toBe(value))
