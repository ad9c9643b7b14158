import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'

/** The W3C trace context of what goes on now; null without tracing. */
export function currentTraceparent(): string | null {
  const carrier: { traceparent?: string } = {}
  propagation.inject(context.active(), carrier)
  return carrier.traceparent ?? null
}

/** Runs work as a span of the trace that another process or request began. Without tracing it just runs. */
export function withinTrace<T>(
  traceparent: string | null,
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  work: () => Promise<T>,
): Promise<T> {
  const parent = traceparent === null ? context.active() : propagation.extract(context.active(), { traceparent })
  const tracer = trace.getTracer('ai-etl')
  return tracer.startActiveSpan(name, { kind: SpanKind.CONSUMER, attributes }, parent, async (span) => {
    try {
      return await work()
    } catch (error) {
      span.recordException(error as Error)
      span.setStatus({ code: SpanStatusCode.ERROR, message: (error as Error).message })
      throw error
    } finally {
      span.end()
    }
  })
}
