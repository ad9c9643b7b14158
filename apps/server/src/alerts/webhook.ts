import { createHmac } from 'node:crypto'
import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { isIP } from 'node:net'
import { allowedAddress, allowedLookup } from '@ai-etl/connectors/network/allowed-address'
import type { NetworkPolicy } from '@ai-etl/core/contracts/context'

const TIMEOUT_MS = 10_000
const SHOWN_CHARACTERS = 500

/** What a receiver checks: HMAC-SHA-256 of `timestamp.body` with the key of the rule, hexadecimal. */
export function signature(key: string, timestamp: string, body: string): string {
  return `v1=${createHmac('sha256', key).update(`${timestamp}.${body}`).digest('hex')}`
}

/**
 * Posts JSON to a URL whose address the policy allows; redirects are not followed.
 * @param key signs the body; null: unsigned
 * @returns the status and the beginning of what was answered
 * @throws Error for anything but a success
 */
export async function postWebhook(
  {
    url,
    id,
    body,
    key,
  }: { readonly url: string; readonly id: string; readonly body: string; readonly key: string | null },
  policy: NetworkPolicy,
): Promise<string> {
  const { protocol, hostname } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  // Numbers are never looked up: they are checked here.
  if (isIP(host) !== 0) await allowedAddress(host, policy)
  const timestamp = String(Math.floor(Date.now() / 1000))
  const headers = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': 'AI-ETL',
    'x-ai-etl-delivery': id,
    'x-ai-etl-timestamp': timestamp,
    ...(key !== null && { 'x-ai-etl-signature': signature(key, timestamp, body) }),
  }
  const options = { method: 'POST', headers, lookup: allowedLookup(policy), signal: AbortSignal.timeout(TIMEOUT_MS) }
  const send = protocol === 'https:' ? overHttps : overHttp
  return new Promise((resolve, reject) => {
    const sent = send(url, options, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        if (text.length < SHOWN_CHARACTERS) text += part
      })
      response.on('error', reject)
      response.on('end', () => {
        const status = response.statusCode ?? 0
        const answer = `${status} ${text.slice(0, SHOWN_CHARACTERS)}`.trim()
        if (status >= 200 && status < 300) resolve(answer)
        else reject(new Error(answer))
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
