import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CLIENT_FILE, clientRoutes } from '../client.ts'

test('the client’s routes are those of the server (`node tools/client.ts` writes them)', () => {
  expect(readFileSync(CLIENT_FILE, 'utf8')).toBe(clientRoutes())
})
