import type { CommandName } from '@ai-etl/core/messages/commands'

/** A command line of each command, as it would be typed in the repository's folder. */
export const EXAMPLES: Readonly<Record<CommandName, string>> = {
  connectors: 'ai-etl connectors --json',
  'connections list': 'ai-etl connections list',
  'connections add': "ai-etl connections add city 'postgresql://etl:${PGPASSWORD}@db.example:5432/city'",
  'connections remove': 'ai-etl connections remove city',
  test: "ai-etl test 'postgresql://etl:${PGPASSWORD}@db.example:5432/city'",
  discover: 'ai-etl discover postgresql:///city',
  preview: 'ai-etl preview examples/city/register.json --rows 5',
  profile: 'ai-etl profile examples/city/tickets.csv',
  advise: 'ai-etl advise examples/city/tickets.csv --updates append --growth 10GB/month --retention 3y',
  ddl: 'ai-etl ddl examples/city/cadastre.xml --dialect postgresql',
  load: 'ai-etl load examples/city/tickets.csv postgresql:///city#public.tickets --mode upsert --key ticket_number',
  plan: 'ai-etl plan examples/city/tickets.csv clickhouse:///city#tickets -o tickets.yaml',
  check: 'ai-etl check tickets.yaml',
  run: 'ai-etl run tickets.yaml --dry-run',
  'runs list': 'ai-etl runs list',
  'runs show': 'ai-etl runs show 20261123-120000-0a1b2c',
  'runs cancel': 'ai-etl runs cancel 20261123-120000-0a1b2c',
  'runs clean': 'ai-etl runs clean --older-than 30d',
  'state show': 'ai-etl state show postgresql:///city#public.tickets',
  'state reset': 'ai-etl state reset postgresql:///city#public.tickets',
  'quarantine list': 'ai-etl quarantine list',
  'quarantine show': 'ai-etl quarantine show 20261123-120000-0a1b2c',
  'quarantine replay': 'ai-etl quarantine replay 20261123-120000-0a1b2c --file mended.csv',
  report: 'ai-etl report data-quality examples/city/tickets.csv --format html,pdf --lang ru -o reports',
}
