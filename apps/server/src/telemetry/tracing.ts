/** Whether traces are sent anywhere; if not, requests are spared their spans. */
export function isTraced(environment: Readonly<Record<string, string | undefined>>): boolean {
  return Boolean(environment.OTEL_EXPORTER_OTLP_ENDPOINT)
}

/**
 * Sends traces to OTEL_EXPORTER_OTLP_ENDPOINT; without it nothing is loaded and spans cost nothing. The protocol,
 * headers and sampling are OpenTelemetry's own variables.
 * @returns what sends the rest and ends it
 */
export async function startTracing(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<() => Promise<void>> {
  if (!isTraced(environment)) return async () => {}
  const { NodeSDK } = await import('@opentelemetry/sdk-node')
  const sdk = new NodeSDK({
    serviceName: environment.OTEL_SERVICE_NAME || 'ai-etl',
    instrumentations: [],
    // Values and logs have ways of their own: /metrics and standard error.
    metricReaders: [],
    logRecordProcessors: [],
  })
  sdk.start()
  // A collector that is away is no failure of the server.
  return () => sdk.shutdown().catch(() => {})
}
