import { expect, test } from 'vitest'
import { sqlCapabilities } from './capabilities.ts'

test('the engine refuses nothing', () => {
  const { scalar, aggregate, window } = sqlCapabilities('duckdb')
  const refused = Object.entries({ ...scalar, ...aggregate, ...window }).filter(([, support]) => support === 'refused')
  expect(refused).toEqual([])
})
