import { createServer, type Server } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { postWebhook } from './webhook.ts'

const servers: Server[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((done) => server.close(done))))
})

/** A receiver that answers all alike, with what it was asked. */
async function receiver(status: number, location?: string): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    request.resume()
    response.writeHead(status, location === undefined ? {} : { location }).end('seen')
  })
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`, asked }
}

const sent = (url: string, privateAddresses: boolean) =>
  postWebhook({ url, id: 'one', body: '{}', key: null }, { privateAddresses })

test('what a receiver answers is given, and whatever is no success fails with it', async () => {
  const good = await receiver(202)
  expect(await sent(`${good.url}/hook`, true)).toBe('202 seen')
  expect(good.asked).toEqual(['POST /hook'])
  await expect(sent((await receiver(500)).url, true)).rejects.toThrow('500 seen')
})

test.each([301, 302, 303, 307, 308])('a redirect is not followed: %d', async (status) => {
  const other = await receiver(200)
  for (const location of [other.url, 'http://169.254.169.254/latest/meta-data/']) {
    const redirecting = await receiver(status, location)
    await expect(sent(redirecting.url, true)).rejects.toThrow(`${status} seen`)
    expect(redirecting.asked).toEqual(['POST /'])
  }
  expect(other.asked).toEqual([])
})

test('a receiver at a private address is asked nothing where the policy has none', async () => {
  const { url, asked } = await receiver(200)
  for (const each of [url, url.replace('127.0.0.1', 'localhost'), url.replace('127.0.0.1', '[::ffff:127.0.0.1]')])
    await expect(sent(each, false)).rejects.toMatchObject({ code: 'connection.address-refused' })
  expect(asked).toEqual([])
})
