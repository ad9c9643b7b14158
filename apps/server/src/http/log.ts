import pino, { type Logger } from 'pino'
import type { ServerSettings } from '../settings.ts'
import { logContext } from '../telemetry/request-context.ts'

/** Structured logs on standard error: one JSON object a line, secrets taken out by name and by place. */
export function logger(settings: Pick<ServerSettings, 'environment'>): Logger {
  return pino(
    {
      level: settings.environment.AI_ETL_LOG_LEVEL || 'info',
      mixin: logContext,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          '*.password',
          '*.token',
          '*.secret',
          '*.access_token',
          '*.refresh_token',
          'req.headers.authorization',
          'req.headers.cookie',
          'res.headers["set-cookie"]',
        ],
        censor: '***',
      },
    },
    pino.destination({ dest: 2, sync: false }),
  )
}
