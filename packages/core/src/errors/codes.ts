import type { ErrorMessage } from '../messages/language.ts'
import { airflowErrors } from './airflow.ts'
import { clickhouseErrors } from './clickhouse.ts'
import { compileErrors } from './compile.ts'
import { connectionErrors } from './connection.ts'
import { connectionsErrors } from './connections.ts'
import { csvErrors } from './csv.ts'
import { ddlErrors } from './ddl.ts'
import { fileErrors } from './files.ts'
import { generalErrors } from './general.ts'
import { incrementalErrors } from './incremental.ts'
import { jobErrors } from './jobs.ts'
import { loadErrors } from './load.ts'
import { operationErrors } from './operation.ts'
import { pipelineErrors } from './pipeline.ts'
import { postgresqlErrors } from './postgresql.ts'
import { serverErrors } from './server.ts'
import { sourcesErrors } from './sources.ts'
import { storeErrors } from './store.ts'
import { treeErrors } from './tree.ts'

/** Every error of the product, by its stable code; docs/errors.md lists them, a test keeps both equal. */
export const ERRORS = {
  ...generalErrors,
  ...airflowErrors,
  ...jobErrors,
  ...fileErrors,
  ...csvErrors,
  ...clickhouseErrors,
  ...compileErrors,
  ...connectionErrors,
  ...connectionsErrors,
  ...ddlErrors,
  ...incrementalErrors,
  ...loadErrors,
  ...operationErrors,
  ...pipelineErrors,
  ...postgresqlErrors,
  ...serverErrors,
  ...storeErrors,
  ...sourcesErrors,
  ...treeErrors,
}

export type ErrorCode = keyof typeof ERRORS
export type ErrorParams<C extends ErrorCode> = (typeof ERRORS)[C] extends ErrorMessage<infer P> ? P : never

/** Whether a text is a code of this catalogue: a server may be newer than who asks it. */
export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(ERRORS, text)
}

/** Exit status by the code's area, the part before the first dot; what is not named exits with 1. */
export const EXIT_BY_AREA: Readonly<Record<string, 2 | 3 | undefined>> = {
  address: 2,
  usage: 2,
  document: 2,
  type: 2,
  connection: 3,
  expression: 2,
  pipeline: 2,
  incremental: 2,
}

export const EXIT_BY_CODE: Readonly<Partial<Record<ErrorCode, 1 | 2 | 3 | 130>>> = {
  'run.cancelled': 130,
  'airflow.unreachable': 3,
  'airflow.login': 3,
  'server.unreachable': 3,
  'server.token-missing': 3,
  'server.command-local': 2,
  'server.one-address': 2,
  // The server was reached: what is missing is the thing that was named.
  'connection.table-missing': 1,
  // The document is right; its data is not.
  'pipeline.check-failed': 1,
  'incremental.cursor-null': 1,
  'incremental.cursor-lost': 1,
  'connections.name-invalid': 2,
  'connections.chained': 2,
  'compile.dialect-unknown': 2,
  'ddl.dialect-differs': 2,
  'load.key-needed': 2,
  'load.column-unknown': 2,
  'load.missing-needs-key': 2,
}
