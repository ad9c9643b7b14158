import { maskSecrets } from '@ai-etl/core/address/mask'
import type { ProgressEvent } from '@ai-etl/core/contracts/context'
import { context, type Span, trace } from '@opentelemetry/api'

/**
 * Makes each stage of a run (scan, load, prove, publish) a span of the job's trace, by what the work tells of itself:
 * connectors run in a thread of their own. @returns what takes the progress, and what ends the last stage
 */
export function traceStages(addresses: Readonly<Record<string, string>>): {
  follow(event: ProgressEvent): void
  end(): void
} {
  // Progress comes from another thread: the job's own context is kept.
  const parent = context.active()
  const tracer = trace.getTracer('ai-etl')
  let open: { readonly key: string; readonly span: Span } | null = null
  return {
    follow({ stage, target = '', counts }) {
      const key = `${stage} ${target}`
      if (open?.key !== key) {
        open?.span.end()
        const address = maskSecrets(addresses[target] ?? '')
        const attributes = { stage, ...(target && { target }), ...(address && { 'target.address': address }) }
        open = { key, span: tracer.startSpan(`${stage} ${schemeOf(address)}`.trim(), { attributes }, parent) }
      }
      if (counts) open.span.setAttributes({ 'rows.read': counts.read, 'rows.written': counts.written })
    },
    end() {
      open?.span.end()
      open = null
    },
  }
}

/** The connector that an address means, as far as its text says. */
function schemeOf(address: string): string {
  return /^([a-z][a-z0-9+]*):/.exec(address)?.[1] ?? (address && 'file')
}
