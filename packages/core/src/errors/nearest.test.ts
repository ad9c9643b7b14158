import { expect, test } from 'vitest'
import { nearestName } from './nearest.ts'

const columns = ['museum_name', 'museum_inn', 'ticket_price', 'created', 'name', 'дата']

test.each([
  ['museum_nam', 'museum_name'],
  ['musuem_inn', 'museum_inn'],
  ['Ticket_Price', 'ticket_price'],
  ['craeted', 'created'],
  ['nmae', 'name'],
  ['дота', 'дата'],
  ['price_total_of_all', null],
  ['x', null],
])('%s: probably %s was meant', (name, nearest) => {
  expect(nearestName(name, columns)).toBe(nearest)
})
