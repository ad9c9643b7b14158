import type { FastifyReply } from 'fastify'

/** One server-sent event; `id` is what a client that lost the line sends back as Last-Event-ID. */
export interface ServerEvent {
  readonly id?: string
  readonly event: string
  readonly data: unknown
}

const HEARTBEAT_MS = 15_000

/**
 * Sends events to one client until they end or the client goes away. Streams of a server that stops are ended by its
 * `preClose` hook (openStreams).
 */
export async function sendEvents(reply: FastifyReply, events: AsyncIterable<ServerEvent>): Promise<void> {
  // Headers set by plugins are lost on a raw reply unless they are copied.
  const headers = Object.fromEntries(Object.entries(reply.getHeaders()).filter(([, value]) => value !== undefined))
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    ...(headers as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  raw.write(': open\n\n')
  openStreams.add(raw)
  const heartbeat = setInterval(() => raw.write(': alive\n\n'), HEARTBEAT_MS)
  try {
    for await (const { id, event, data } of events) {
      if (raw.destroyed) break
      const text = `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
      if (!raw.write(text)) await new Promise((resolve) => raw.once('drain', resolve).once('close', resolve))
    }
  } finally {
    clearInterval(heartbeat)
    openStreams.delete(raw)
    raw.end()
  }
}

const openStreams = new Set<FastifyReply['raw']>()

/** Ends all streams, for a server that stops: their clients come back to another one with their last id. */
export function endStreams(): void {
  for (const raw of openStreams) raw.end()
}
