import { randomBytes } from 'node:crypto'
import type { KeyRing } from '@ai-etl/runtime/connections/keys'
import { expect, test } from 'vitest'
import { ACCESS_SECONDS, accessTokens } from './access-token.ts'

const CLAIMS = { userId: 'someone', sessionId: 'a session' }
const ring = (...keys: KeyRing) => accessTokens(async () => keys)

test('a token is good until it expires, also after it was proven once', async () => {
  let now = Date.parse('2026-11-23T10:00:00Z')
  const key = randomBytes(32)
  const tokens = accessTokens(
    async () => [key],
    () => now,
  )
  const token = await tokens.issue(CLAIMS)
  expect(await tokens.read(token)).toEqual(CLAIMS)
  now += 1000 * (ACCESS_SECONDS - 1)
  expect(await tokens.read(token)).toEqual(CLAIMS)
  now += 1000
  expect(await tokens.read(token)).toBeNull()
})

test('a token of another key, or one that was changed, is none', async () => {
  const tokens = ring(randomBytes(32))
  const token = await tokens.issue(CLAIMS)
  const [header, , signature] = token.split('.')
  const [, otherClaims] = (await ring(randomBytes(32)).issue({ ...CLAIMS, userId: 'other' })).split('.')
  expect(await tokens.read(token)).toEqual(CLAIMS)
  expect(await tokens.read(`${header}.${otherClaims}.${signature}`)).toBeNull()
  expect(await ring(randomBytes(32)).read(token)).toBeNull()
  expect(await tokens.read('')).toBeNull()
})

test('after a rotation by another process its tokens are taken within a second, and the earlier ones stay good', async () => {
  let now = Date.now()
  const [first, second] = [randomBytes(32), randomBytes(32)]
  let keys: KeyRing = [first]
  const tokens = accessTokens(
    async () => keys,
    () => now,
  )
  const early = await tokens.issue(CLAIMS)
  expect(await tokens.read('a token of nobody')).toBeNull()
  keys = [second, first]
  const late = await ring(second).issue(CLAIMS)
  now += 1000
  expect(await tokens.read(late)).toEqual(CLAIMS)
  expect(await tokens.read(early)).toEqual(CLAIMS)
})

test('tokens of a key that was dropped are none within a minute', async () => {
  let now = Date.now()
  const [first, second] = [randomBytes(32), randomBytes(32)]
  let keys: KeyRing = [first]
  const tokens = accessTokens(
    async () => keys,
    () => now,
  )
  const token = await tokens.issue(CLAIMS)
  expect(await tokens.read(token)).toEqual(CLAIMS)
  keys = [second]
  now += 60_000
  expect(await tokens.read(token)).toBeNull()
})
