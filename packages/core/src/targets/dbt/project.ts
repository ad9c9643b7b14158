import { Document, visit } from 'yaml'
import type { Pipeline } from '../../pipeline/schema.ts'
import type { CompiledFile } from '../capability.ts'
import type { ModelNames } from './names.ts'

/** Dialects that a project is made for: those with an adapter and a server to prove it on. */
export const DBT_DIALECTS = ['postgresql', 'clickhouse', 'duckdb'] as const
export type DbtDialect = (typeof DBT_DIALECTS)[number]

const ADAPTERS: Readonly<Record<DbtDialect, string>> = {
  postgresql: 'dbt-postgres>=1.9,<1.12',
  clickhouse: 'dbt-clickhouse>=1.9,<1.12',
  duckdb: 'dbt-duckdb>=1.9,<1.12',
}

/** The files of a project that hold no model. dbt 1.12 fetches a parser at run time, which closed networks refuse. */
export function projectFiles(pipeline: Pipeline, names: ModelNames, dialect: DbtDialect): readonly CompiledFile[] {
  return [
    { path: 'dbt_project.yml', text: projectText(pipeline, names, dialect) },
    { path: 'profiles.yml', text: yaml({ [names.project]: profileOf(names, pipeline.timezone, dialect) }) },
    { path: 'requirements.txt', text: `dbt-core>=1.9,<1.12\n${ADAPTERS[dialect]}\n` },
  ]
}

/** YAML for dbt's parser, which is of version 1.1: `no`, `12:30` and some characters mean something else there. */
export function yaml(value: unknown): string {
  const document = new Document(value, { version: '1.1', aliasDuplicateObjects: false })
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value === 'string' && BREAKS.test(node.value)) node.type = 'QUOTE_DOUBLE'
    },
  })
  const text = document.toString({ lineWidth: 0, directives: false })
  return text.replaceAll(new RegExp(BREAKS, 'g'), (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** What ends a line for that parser, or a mark of the order of bytes: in double quotes only, and by its number. */
const BREAKS = /[\u0085\u2028\u2029\ufeff]/

function projectText(pipeline: Pipeline, { project }: ModelNames, dialect: DbtDialect): string {
  return yaml({
    name: project,
    version: '1.0.0',
    'config-version': 2,
    profile: project,
    'model-paths': ['models'],
    'test-paths': ['tests'],
    'snapshot-paths': ['snapshots'],
    'macro-paths': ['macros'],
    models: {
      [project]: {
        // The zone of casts and parts of moments belongs to the session there.
        ...(dialect === 'duckdb' && { '+pre-hook': `SET TimeZone = '${pipeline.timezone.replaceAll("'", "''")}'` }),
        staging: { '+materialized': 'view' },
        intermediate: { '+materialized': 'ephemeral' },
        marts: { '+materialized': 'table' },
      },
    },
  })
}

/** Everything comes from the environment; passwords have no default. */
function profileOf({ project }: ModelNames, timezone: string, dialect: DbtDialect) {
  return { target: 'default', outputs: { default: { ...outputOf(project, timezone, dialect), threads: 4 } } }
}

function outputOf(project: string, timezone: string, dialect: DbtDialect) {
  switch (dialect) {
    case 'postgresql':
      return {
        type: 'postgres',
        host: "{{ env_var('PGHOST', '127.0.0.1') }}",
        port: "{{ env_var('PGPORT', '5432') | as_number }}",
        user: "{{ env_var('PGUSER') }}",
        password: "{{ env_var('PGPASSWORD') }}",
        dbname: "{{ env_var('PGDATABASE') }}",
        schema: "{{ env_var('DBT_SCHEMA', 'public') }}",
      }
    case 'clickhouse':
      return {
        type: 'clickhouse',
        host: "{{ env_var('CLICKHOUSE_HOST', '127.0.0.1') }}",
        port: "{{ env_var('CLICKHOUSE_PORT', '8123') | as_number }}",
        user: "{{ env_var('CLICKHOUSE_USER') }}",
        password: "{{ env_var('CLICKHOUSE_PASSWORD') }}",
        schema: "{{ env_var('CLICKHOUSE_DATABASE', 'default') }}",
      }
    case 'duckdb':
      return {
        type: 'duckdb',
        path: `{{ env_var('DUCKDB_PATH', '${project}.duckdb') }}`,
        schema: "{{ env_var('DBT_SCHEMA', 'main') }}",
        settings: { TimeZone: timezone },
      }
  }
}
