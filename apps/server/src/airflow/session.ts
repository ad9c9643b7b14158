import { PlatformError } from '@ai-etl/core/errors/error'
import { AirflowApi } from '@ai-etl/runtime/airflow/api'
import type { Services } from '../services.ts'
import type { AirflowSettings, ServerSettings } from '../settings.ts'

/** Of each server's settings: where it has logged in. */
const SESSIONS = new WeakMap<ServerSettings, Promise<AirflowApi>>()

/** The Airflow that the server was started with. @throws PlatformError `airflow.not-set` */
export function airflowSettings({ settings }: Pick<Services, 'settings'>): AirflowSettings {
  const { url, dags, username, password } = settings.airflow
  const missing = Object.entries({ AIRFLOW_URL: url, AIRFLOW_DAGS: dags }).find(([, value]) => value === null)?.[0]
  if (missing !== undefined || url === null || dags === null)
    throw new PlatformError('airflow.not-set', { missing: missing ?? 'AIRFLOW_URL' })
  return { url, dags, username, password }
}

/**
 * Asks Airflow something; a login that has run out is made anew, once.
 * @throws PlatformError `airflow.not-set`, `airflow.login`, `airflow.unreachable`, `airflow.refused`
 */
export async function askAirflow<T>(
  services: Pick<Services, 'settings'>,
  ask: (api: AirflowApi) => Promise<T>,
): Promise<T> {
  const login = airflowSettings(services)
  const { settings } = services
  const loggedIn = () => {
    const session = SESSIONS.get(settings) ?? AirflowApi.login(login)
    SESSIONS.set(settings, session)
    session.catch(() => SESSIONS.delete(settings))
    return session
  }
  try {
    return await ask(await loggedIn())
  } catch (error) {
    const over = error instanceof PlatformError && error.code === 'airflow.refused' && 'status' in error.params
    if (!over || error.params.status !== 401) throw error
    SESSIONS.delete(settings)
    return ask(await loggedIn())
  }
}
