import { expect, test } from 'vitest'
import { keyInProject, serverKey } from './server-key.ts'

test.each([
  ['examples/city/tickets.csv', null],
  ['csv:data/weird.txt', null],
  ['@warehouse#public.sales', '@warehouse'],
  ['postgresql://ann:hunter2@db:5432/city?tls=true#t', 'postgresql://ann:***@db:5432/city'],
  ['clickhouse:///city#t', 'clickhouse:///city'],
])('%s → %s', (address, key) => {
  expect(serverKey(address)).toBe(key)
})

test.each([
  ['@warehouse', 'a-project', 'a-project @warehouse'],
  ['postgresql://db:5432/city', 'a-project', 'postgresql://db:5432/city'],
  [null, 'a-project', null],
])('%s in %s counts as %s', (key, projectId, counted) => {
  expect(keyInProject(key, projectId)).toBe(counted)
})
