import { mkdir, writeFile } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { join } from 'node:path'

/** Memory that the engine may take, in bytes; queries spill to disk or fail before it is reached. */
export function memoryLimit(): number {
  const wanted = Number(process.env.AI_ETL_EMBEDDED_CLICKHOUSE_MEMORY ?? 0)
  return wanted > 0 ? wanted : Math.min(Math.round(totalmem() * 0.4), 2_000_000_000)
}

/**
 * Rights of every statement that comes over HTTP. There is no source among them (file, url, s3, remote, …), no
 * dictionary (its sources are files, programs and hosts), no function, no SYSTEM and no user management: the engine
 * itself refuses these.
 */
const GRANTS = [
  'SHOW, SELECT, INSERT, ALTER, TRUNCATE, OPTIMIZE, KILL QUERY, KILL TRANSACTION ON *.*',
  'CREATE DATABASE, CREATE TABLE, CREATE VIEW, CREATE TEMPORARY TABLE ON *.*',
  'DROP DATABASE, DROP TABLE, DROP VIEW, UNDROP TABLE ON *.*',
  ...[
    'MergeTree',
    'ReplacingMergeTree',
    'SummingMergeTree',
    'AggregatingMergeTree',
    'CollapsingMergeTree',
    'VersionedCollapsingMergeTree',
    'Memory',
    'Null',
    'Merge',
    'View',
    'MaterializedView',
    'GenerateRandom',
  ].map((engine) => `TABLE ENGINE ON ${engine}`),
]

/** Settings that name files or hosts, or allow what reaches them: no statement may change them. */
const FIXED_SETTINGS = [
  'format_schema',
  'format_schema_source',
  'output_format_schema',
  'format_template_row',
  'format_template_resultset',
  'format_avro_schema_registry_url',
  'filesystem_cache_name',
  'rename_files_after_processing',
  'allow_introspection_functions',
  'allow_experimental_ai_functions',
]

/**
 * Writes the engine's configuration into a folder and gives the path of its main file. Caches are kept small: the
 * engine shares a machine with whoever started it.
 */
export async function writeConfiguration(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const limit = memoryLimit()
  const spill = Math.round(limit / 4)
  const users = join(folder, 'users.xml')
  await writeFile(
    users,
    `<clickhouse>
  <profiles><default>
    <max_memory_usage>${Math.round(limit * 0.8)}</max_memory_usage>
    <max_bytes_before_external_group_by>${spill}</max_bytes_before_external_group_by>
    <max_bytes_before_external_sort>${spill}</max_bytes_before_external_sort>
    <join_algorithm>direct,parallel_hash,hash,grace_hash</join_algorithm>
    <use_uncompressed_cache>0</use_uncompressed_cache>
    <constraints>
      <max_memory_usage><max>${Math.round(limit * 0.8)}</max></max_memory_usage>
      ${FIXED_SETTINGS.map((name) => `<${name}><const/></${name}>`).join('')}
    </constraints>
  </default></profiles>
  <users><default>
    <password></password><networks><ip>::/0</ip></networks><profile>default</profile><quota>default</quota>
    <grants>${GRANTS.map((grant) => `<query>GRANT ${grant}</query>`).join('')}</grants>
  </default></users>
  <quotas><default/></quotas>
</clickhouse>
`,
    { mode: 0o600 },
  )
  const main = join(folder, 'config.xml')
  await writeFile(
    main,
    `<clickhouse>
  <users_config>${escapeXml(users)}</users_config>
  <max_server_memory_usage>${limit}</max_server_memory_usage>
  <database_atomic_delay_before_drop_table_sec>1</database_atomic_delay_before_drop_table_sec>
  <mark_cache_size>67108864</mark_cache_size>
  <uncompressed_cache_size>8388608</uncompressed_cache_size>
  <index_mark_cache_size>8388608</index_mark_cache_size>
  <mmap_cache_size>100</mmap_cache_size>
  <background_pool_size>2</background_pool_size>
  <background_schedule_pool_size>4</background_schedule_pool_size>
  <background_common_pool_size>2</background_common_pool_size>
  <background_fetches_pool_size>1</background_fetches_pool_size>
  <background_move_pool_size>1</background_move_pool_size>
  <merge_tree>
    <number_of_free_entries_in_pool_to_execute_mutation>1</number_of_free_entries_in_pool_to_execute_mutation>
    <number_of_free_entries_in_pool_to_lower_max_size_of_merge>1</number_of_free_entries_in_pool_to_lower_max_size_of_merge>
    <number_of_free_entries_in_pool_to_execute_optimize_entire_partition>1</number_of_free_entries_in_pool_to_execute_optimize_entire_partition>
  </merge_tree>
</clickhouse>
`,
    { mode: 0o600 },
  )
  return main
}

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
