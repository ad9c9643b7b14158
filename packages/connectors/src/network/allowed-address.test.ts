import { Agent, createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseAddress } from '@ai-etl/core/address/parse'
import type { Context } from '@ai-etl/core/contracts/context'
import { describe, expect, test } from 'vitest'
import { connectorFor } from '../resolve.ts'
import { allowedAddress, allowedLookup } from './allowed-address.ts'

const open = { privateAddresses: true }
const closed = { privateAddresses: false }

describe('allowedAddress', () => {
  test('without a policy the host stays as it is', async () => {
    expect(await allowedAddress('169.254.169.254', undefined)).toBe('169.254.169.254')
    expect(await allowedAddress('db.example', undefined)).toBe('db.example')
  })

  test('a name gives the address that was checked', async () => {
    expect(['127.0.0.1', '::1']).toContain(await allowedAddress('localhost', open))
  })

  test.each([
    ['169.254.169.254', open, 'metadata'],
    ['fd00:ec2::254', open, 'metadata'],
    ['127.0.0.1', closed, 'private'],
    ['localhost', closed, 'private'],
    // Other spellings of 127.0.0.1 that resolvers take.
    ['2130706433', closed, 'private'],
    ['127.1', closed, 'private'],
    ['0x7f.0.0.1', closed, 'private'],
  ])('%s with %o is refused as %s', async (host, policy, range) => {
    await expect(allowedAddress(host, policy)).rejects.toMatchObject({
      code: 'connection.address-refused',
      params: { range },
    })
  })
})

test('an agent with the lookup connects to allowed names only', async () => {
  const server = createServer((_, response) => response.end('reached'))
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const { port } = server.address() as AddressInfo
  const ask = (policy: typeof open) =>
    new Promise<string>((resolve, reject) => {
      const agent = new Agent({ lookup: allowedLookup(policy) })
      get({ host: 'localhost', port, agent }, (response) => {
        response.on('data', (data) => resolve(String(data)))
      }).on('error', reject)
    })
  try {
    expect(await ask(open)).toBe('reached')
    await expect(ask(closed)).rejects.toMatchObject({ code: 'connection.address-refused' })
  } finally {
    server.close()
  }
})

describe('connectors keep to the policy of their context', () => {
  const noServer = () => Promise.reject(new Error('not asked for'))
  const context: Context = {
    dataDir: '/nowhere',
    workingDir: '/nowhere',
    fileRoots: [],
    lang: 'en',
    environment: {},
    signal: new AbortController().signal,
    embedded: { postgresql: noServer, clickhouse: noServer },
    network: closed,
    progress: () => {},
  }

  test.each(['postgresql', 'clickhouse', 'clickhouses'])('%s', async (scheme) => {
    for (const host of ['127.0.0.1', 'localhost', '169.254.169.254', '[::1]']) {
      const address = parseAddress(`${scheme}://u:p@${host}:1/d#t`, { environment: {}, exists: () => false })
      const connector = await connectorFor(address, context)
      const refused = { code: 'connection.address-refused' }
      await expect(connector.discover(address, context)).rejects.toMatchObject(refused)
      await expect(connector.open(address, context, { structure: 'sample' })).rejects.toMatchObject(refused)
      const { steps } = await connector.test(address, context)
      expect(steps).toMatchObject([{ step: 'resolve', ok: false, code: 'connection.address-refused' }])
    }
  })
})
