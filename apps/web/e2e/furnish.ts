import type { Api } from './api.ts'

/** Pages of a project in which everything has been done once, by what stands on them. */
export type Furnished = Readonly<Record<string, string>>

/** A pipeline with a step of each kind that a person begins with. */
const PAID = `version: 1
name: paid_tickets
params: { since: { type: date, default: 2021-01-01 } }
sources:
  tickets: { from: examples/city/tickets.csv }
steps:
  typed:
    type: cast
    input: tickets
    columns: { created: timestamptz, ticket_price: "decimal(10,2)" }
    onError: reject
  # Only what was paid for counts.
  paid: { type: filter, input: typed, where: "order_status = 'PAID'" }
  short: { type: select, input: paid, columns: { created: created, price: ticket_price, museum: museum_name } }
targets:
  paid_tickets: { input: short, to: "postgresql:///city#paid_tickets", mode: replace }
`

/**
 * Walks the corridor over the sample of tickets by the API, and makes one of each thing that a project has: datasets,
 * advice, designs, pipelines with two versions, runs that went well, failed and set rows aside, a report, schedules,
 * an alert rule and a connection.
 */
export async function furnish(api: Api): Promise<Furnished> {
  const project = (await api.get<{ items: { id: string }[] }>('/projects')).items[0].id
  const datasets = await Promise.all(
    ['tickets', 'register'].map(async (sample) => (await api.post<{ id: string }>(`/samples/${sample}`)).id),
  )
  for (const id of datasets) await api.done((await api.post<{ jobId: string }>(`/datasets/${id}/profiles`)).jobId)
  const [tickets, register] = datasets
  const { profileId } = await api.get<{ profileId: string }>(`/datasets/${tickets}/profile`)
  const { adviceId } = await api.post<{ adviceId: string }>(`/datasets/${tickets}/advice`)
  await api.post(`/advice/${adviceId}/choose`, { target: 'clickhouse' })
  await api.post(`/datasets/${tickets}/designs`, { adviceId })

  const plan = await api.post<{ text: string }>('/pipelines/plan', {
    source: { datasetId: tickets },
    profileId,
    adviceId,
  })
  const planned = await api.post<{ id: string }>('/pipelines', { text: plan.text })
  const run = await ran(planned.id)
  const own = await api.post<{ id: string }>('/pipelines', { text: PAID })
  await api.put(`/pipelines/${own.id}/text`, {
    text: PAID.replace("'PAID'", "'PAID' and ticket_price > 0"),
    basedOn: 1,
  })
  await ran(own.id)
  const broken = await api.post<{ id: string }>('/pipelines', {
    text: PAID.replace('tickets.csv', 'none.csv').replace('name: paid_tickets', 'name: night_load'),
  })
  const failed = await ran(broken.id)

  const report = await api.post<{ reportId: string; jobId: string }>('/reports', {
    kind: 'data-quality',
    subject: { datasetId: tickets },
  })
  await api.done(report.jobId)
  await api.post('/report-schedules', {
    kind: 'data-quality',
    subject: { datasetId: tickets },
    cron: '0 8 1 * *',
    timezone: 'Europe/Moscow',
  })
  await api.post('/schedules', { pipelineId: planned.id, cron: '0 6 * * *', timezone: 'Europe/Moscow' })
  await api.post('/alert-rules', {
    name: 'Night watch',
    event: 'failure',
    channel: 'webhook',
    recipients: ['https://example.org/hook'],
  })
  const city = await api.post<{ id: string }>('/connections', { name: 'city', address: 'postgresql:///city' })
  return {
    start: '/',
    sources: `/projects/${project}/sources`,
    upload: `/projects/${project}/sources/new`,
    connect: `/projects/${project}/sources/new?connector=postgresql`,
    discovered: `/projects/${project}/sources/${city.id}`,
    profile: `/datasets/${tickets}/profile?field=ticket_price`,
    finding: `/datasets/${tickets}/profile?tab=rejected`,
    relations: `/datasets/${register}/profile?tab=relations`,
    advice: `/datasets/${tickets}/advice`,
    tables: `/datasets/${tickets}/tables`,
    pipeline: `/pipelines/${own.id}`,
    yaml: `/pipelines/${own.id}?view=yaml`,
    versions: `/pipelines/${own.id}/versions?version=1`,
    target: `/pipelines/${own.id}?part=targets.paid_tickets&column=price`,
    code: `/pipelines/${own.id}/code?to=dbt`,
    airflow: `/pipelines/${own.id}/code?to=airflow`,
    schedule: `/pipelines/${planned.id}/schedule`,
    pipelines: '/pipelines',
    runs: '/runs',
    run: `/runs/${run}?dataset=${tickets}`,
    failed: `/runs/${failed}`,
    reports: '/reports',
    'new-report': `/reports/new?dataset=${tickets}`,
    report: `/reports/${report.reportId}`,
    monitoring: '/monitoring',
    alerts: '/monitoring/alerts',
    settings: '/settings',
    project: '/settings/project',
    tokens: '/settings/tokens',
    users: '/settings/users',
    journal: '/settings/journal',
    keys: '/settings/keys',
  }

  async function ran(pipelineId: string): Promise<string> {
    const { runId } = await api.post<{ runId: string }>(`/pipelines/${pipelineId}/runs`)
    await api.ended(runId)
    return runId
  }
}
