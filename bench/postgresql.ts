import { embeddedPostgresql } from '@ai-etl/runtime/embedded/postgresql'
import { type Measured, measure } from './measure.ts'
import { DATA_DIR } from './settings.ts'

/** Runs one command of psql (from Debian's postgresql-client) against the embedded server's database `bench`. */
export async function psql(command: string): Promise<Measured> {
  const { host, port, user, password } = await embeddedPostgresql(DATA_DIR)
  return measure(
    'psql',
    ['-X', '-v', 'ON_ERROR_STOP=1', '-h', host, '-p', String(port), '-U', user, '-d', 'bench', '-c', command],
    { env: { PGPASSWORD: password } },
  )
}
