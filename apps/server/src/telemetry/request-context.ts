import { AsyncLocalStorage } from 'node:async_hooks'
import { trace } from '@opentelemetry/api'

const request = new AsyncLocalStorage<{ readonly requestId: string }>()

/** Runs what belongs to a request, so that its log lines carry the request's id. */
export function withinRequest<T>(requestId: string, work: () => T): T {
  return request.run({ requestId }, work)
}

/** The request that goes on now, also within the work that it started. */
export function currentRequestId(): string | null {
  return request.getStore()?.requestId ?? null
}

/** What every log line carries: the ids of the request and of the trace, where there are any. */
export function logContext(): Record<string, string> {
  const requestId = currentRequestId()
  const span = trace.getActiveSpan()?.spanContext()
  return {
    ...(requestId !== null && { requestId }),
    ...(span && { traceId: span.traceId, spanId: span.spanId }),
  }
}
