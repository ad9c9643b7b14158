import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN_PASSWORD, type TestServer, testServer } from '../fixture.embedded.ts'
import { Contract, type Given } from './contract.embedded.ts'
import { type RouteId, routes } from './index.ts'

/**
 * Every operation of the API is called once with success, and its answer held against /openapi.json. The walk makes
 * what it needs on its way; an operation that it leaves out fails the last test.
 */

let server: TestServer
let contract: Contract
let hook: Server
beforeAll(async () => {
  hook = createServer((_request, response) => response.end('ok')).listen(0, '127.0.0.1')
  server = await testServer()
  contract = await Contract.of(server.url, server.token)
})
afterAll(async () => {
  await server.close()
  hook.close()
})

/** Met with success where there is an Airflow: routes/airflow/airflow.servers.test.ts. */
const ELSEWHERE: readonly RouteId[] = [
  'deployToAirflow',
  'pauseDag',
  'showDag',
  'showDagLog',
  'showDagRun',
  'triggerDag',
]

interface Made {
  readonly id: string
}
const call = <T = Made>(id: RouteId, given?: Given) => contract.call<T>(id, given)

async function finished(jobId: string): Promise<Record<string, unknown>> {
  for (;;) {
    const job = await call<{ state: string; result: Record<string, unknown> }>('showJob', { params: { jobId } })
    if (job.state === 'succeeded' || job.state === 'failed' || job.state === 'cancelled') return job.result
    await sleep(100)
  }
}

async function ended(runId: string): Promise<string> {
  for (;;) {
    const run = await call<{ state: string; finishedAt: string | null }>('showRun', { params: { runId } })
    if (run.finishedAt !== null) return run.state
    await sleep(100)
  }
}

const document = (name: string, from: string) => `version: 1
name: ${name}
sources: { sales: { from: ${JSON.stringify(from)} } }
targets: { out: { input: sales, to: "postgresql:///contract#public.${name}", mode: replace } }
`

let uploadId: string
let address: string

test('health, sign-in, users, projects, tokens', async () => {
  await call('live')
  await call('ready')
  const login = { body: { username: 'admin', password: ADMIN_PASSWORD } }
  const { refresh_token } = await call<{ refresh_token: string }>('login', login)
  await call('refresh', { body: { refresh_token } })
  await call('showMe')
  await call('updateMe', { body: { displayName: 'Анна' } })
  await call('listSessions')
  const user = await call('createUser', { body: { username: 'contract', password: 'a password of a test' } })
  const userId = user.id
  await call('listUsers')
  await call('showUser', { params: { userId } })
  await call('updateUser', { params: { userId }, body: { displayName: 'Договор' } })
  const project = await call('createProject', { body: { name: 'Договор' } })
  const params = { projectId: project.id }
  await call('listProjects')
  await call('showProject', { params })
  await call('projectCorridor', { params })
  await call('updateProject', { params, body: { description: 'о договоре' } })
  await call('addMember', { params, body: { username: 'contract', role: 'analyst' } })
  await call('listMembers', { params })
  await call('updateMember', { params: { ...params, userId }, body: { role: 'engineer' } })
  await call('removeMember', { params: { ...params, userId } })
  await call('deleteProject', { params })
  await call('deleteUser', { params: { userId } })
  const token = await call('createToken', { body: { name: 'contract', role: 'analyst' } })
  await call('listTokens')
  await call('revokeToken', { params: { tokenId: token.id } })
  expect(contract.met.has('revokeToken')).toBe(true)
})

test('connectors, connections, uploads, sources', async () => {
  await call('listConnectors')
  await call('connectorSchema', { params: { name: 'postgresql' } })
  await call('tryConnection', { body: { address: 'postgresql:///contract' } })
  const { id: connectionId } = await call('createConnection', {
    body: { name: 'contract', address: 'postgresql:///contract' },
  })
  const params = { connectionId }
  await call('listConnections')
  await call('showConnection', { params })
  await call('updateConnection', { params, body: { name: 'contracted' } })
  await call('testConnection', { params })
  await call('discoverConnection', { params })

  const bytes = 'id,name\n1,Анна\n2,Борис\n3\n'
  const name = { name: 'sales.csv' }
  const sent = await call<Made & { address: string }>('uploadSimple', { query: name, raw: bytes })
  uploadId = sent.id
  address = sent.address
  await call('listUploads')
  await call('showUpload', { params: { uploadId } })
  const tus = { 'tus-resumable': '1.0.0', 'upload-length': '3', 'upload-metadata': `filename ${btoa('a.csv')}` }
  await call('beginUpload', { headers: tus })
  const { items } = await call<{ items: (Made & { state: string })[] }>('listUploads', {
    query: { state: 'receiving' },
  })
  const arriving = { uploadId: items[0].id }
  await call('appendUpload', {
    params: arriving,
    raw: 'a,b',
    headers: { 'tus-resumable': '1.0.0', 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
  })
  await call('deleteUpload', { params: arriving })

  for (const id of ['testSource', 'discoverSource', 'previewSource'] as const)
    await call(id, { body: { source: { uploadId } } })
  await call('listSecretKeys')
  await call('rotateSecretKeys')
  expect(contract.met.has('rotateSecretKeys')).toBe(true)
})

test('the five routes of analysis, jobs', async () => {
  const source = { uploadId }
  await call('profile', { body: { source } })
  await call('recommendStorage', { body: { source } })
  await call('analyzeQueryPatterns', { body: { source, queries: ['SELECT name FROM sales WHERE id = 1'] } })
  await call('generateDdl', { body: { source, dialect: 'clickhouse' } })
  await call('dataQualityReport', { body: { source } })
  const { jobId } = await call<{ jobId: string }>('profile', { query: { async: 'true' }, body: { source } })
  await call('cancelJob', { params: { jobId } })
  await call('listJobs')
  await finished(jobId)
  await call('jobEvents', { params: { jobId } })
  expect(contract.met.has('jobEvents')).toBe(true)
})

let profileId: string
let adviceId: string

test('datasets, profiles, advice, designs', async () => {
  await call('listSamples')
  await call('takeSample', { params: { name: 'tickets' } })
  const { items } = await call<{ items: Made[] }>('createDatasets', { body: { sources: [{ uploadId }] } })
  const params = { datasetId: items[0].id }
  await call('listDatasets')
  await call('showDataset', { params })
  await call('renameDataset', { params, body: { title: 'Продажи' } })
  const measured = await call<{ jobId: string }>('profileDataset', { params, body: {} })
  await finished(measured.jobId)
  const both = await call<{ jobId: string }>('profileDatasets', { body: { datasetIds: [params.datasetId] } })
  await finished(both.jobId)
  await call('datasetRelations')
  await call('lastProfile', { params })
  const profiles = await call<{ items: Made[] }>('listProfilesOfDataset', { params })
  profileId = profiles.items[0].id
  await call('showProfile', { params: { profileId } })
  await call('datasetRows', { params, query: { limit: 2 } })
  await call('overrideFields', { params, body: { overrides: [{ table: 'sales', field: 'name', type: 'string' }] } })
  await call('adviseDataset', { params, body: { keep: true } })
  await call('lastAdvice', { params })
  const experiment = await call<{ jobId: string }>('experimentWithDataset', { params, body: {} })
  const advice = await call<{ items: Made[] }>('listAdvice')
  adviceId = advice.items[0].id
  await call('showAdvice', { params: { adviceId } })
  await call('chooseAdvice', { params: { adviceId }, body: { target: 'postgresql' } })
  const designed = await call<{ items: { designId: string }[] }>('designDataset', {
    params,
    body: { dialects: ['postgresql'] },
  })
  const design = { designId: designed.items[0].designId }
  await call('listDesignsOfDataset', { params })
  await call('listDesigns')
  await call('showDesign', { params: design })
  const target = 'postgresql:///contract#public.designed'
  await call('designDifference', { params: design, body: { target } })
  await call('executeDesign', { params: design, body: { target, confirmed: true } })
  await call('corridor', { params })
  await finished(experiment.jobId)
  expect(contract.met.has('corridor')).toBe(true)
})

let pipelineId: string
let runId: string

test('pipelines and their versions', async () => {
  await call('showPipelineSchema')
  await call('planPipeline', { body: { source: { uploadId }, profileId, adviceId } })
  await call('importPipeline', { body: { sql: 'select * from t', sources: { t: address } } })
  const text = document('contract_one', address)
  await call('checkPipeline', { body: { text } })
  await call('compilePipeline', { body: { text, to: 'pandas' } })
  await call('showAirflow')
  await call('previewPipelineStep', { body: { text, step: 'sales' } })
  const again = 'again: { type: join, left: sales, right: { input: sales, as: other }, on: 1 = 1 }'
  const joined = { text: text.replace(/^targets:/m, `steps:\n  ${again}\ntargets:`), step: 'again' }
  await call('measurePipelineJoin', { body: joined })
  const dry = await call<{ jobId: string }>('dryRunPipeline', { body: { text } })
  await finished(dry.jobId)
  const version = { text }
  const diff = await call<{ jobId: string }>('diffPipelines', { body: { before: version, after: version } })
  await finished(diff.jobId)
  const operations = [{ op: 'set', path: ['name'], value: 'contract_one' }]
  await call('editPipeline', { body: { text, operations } })
  await call('comparePipelineRows', { body: { before: text, after: text, step: 'sales' } })
  pipelineId = (await call('createPipeline', { body: { text } })).id
  const params = { pipelineId }
  await call('listPipelines')
  await call('showPipeline', { params })
  await call('showPipelineLineage', { params })
  await call('pipelineCorridor', { params })
  await call('updatePipeline', { params, body: { description: 'о договоре' } })
  const body = { text: text.replace('replace', 'append'), basedOn: 1 }
  await call('savePipeline', { params, body })
  await call('listPipelineVersions', { params })
  await call('showPipelineVersion', { params: { ...params, number: 1 } })
  await call('comparePipelineVersions', { params, query: { before: 1, after: 2 } })
  await call('restorePipelineVersion', { params: { ...params, number: 1 }, body: { basedOn: 2 } })
  expect(contract.met.has('restorePipelineVersion')).toBe(true)
})

test('runs, quarantine, state', async () => {
  const begun = await call<{ runId: string }>('runPipeline', { params: { pipelineId }, body: {} })
  runId = begun.runId
  expect(await ended(runId)).toBe('succeeded')
  const params = { runId }
  for (const id of ['showRunLog', 'listReceipts', 'runEvents', 'runCorridor'] as const) await call(id, { params })
  await call('listRuns')
  const { items } = await call<{ items: { id: number }[] }>('listQuarantine', { params })
  const row = { ...params, rowId: items[0].id }
  await call('showQuarantinedRow', { params: row })
  await call('mendQuarantinedRow', { params: row, body: { text: '3,Вера' } })
  const replayed = await call<{ runId: string }>('replayQuarantine', { params, body: {} })
  expect(await ended(replayed.runId)).toBe('succeeded')
  const sent = await call<{ runId: string }>('runDocument', { body: { text: document('contract_two', address) } })
  await ended(sent.runId)
  const target = 'postgresql:///contract#public.loaded'
  const loaded = await call<{ runId: string }>('startLoad', { body: { source: { uploadId }, target } })
  await call('cancelRun', { params: { runId: loaded.runId } })
  await ended(loaded.runId)
  const resumed = await call<{ runId: string }>('resumeRun', { params: { runId: loaded.runId } })
  await ended(resumed.runId)
  const again = await call<{ runId: string }>('retryRun', { params: { runId: loaded.runId }, body: { from: 'start' } })
  await ended(again.runId)
  await call('showTargetState', { body: { target } })
  await call('resetTargetState', { body: { target } })
})

test('schedules, alerts, monitoring, retention', async () => {
  const cron = '0 6 * * *'
  const schedule = await call('createSchedule', { body: { pipelineId, cron } })
  const params = { scheduleId: schedule.id }
  await call('listSchedules')
  await call('nextScheduleTimes', { query: { cron } })
  await call('showSchedule', { params })
  await call('updateSchedule', { params, body: { cron, enabled: false } })
  const now = await call<{ runId: string }>('runScheduleNow', { params })
  await ended(now.runId)
  const range = { from: '2026-03-01T00:00:00Z', until: '2026-03-02T00:00:00Z' }
  const filled = await call<{ runIds: string[] }>('backfillSchedule', { params, body: range })
  for (const each of filled.runIds) await ended(each)
  await call('deleteSchedule', { params })

  const url = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/`
  const rule = { name: 'о сбоях', event: 'failure', channel: 'webhook', recipients: [url] }
  const { id: alertRuleId } = await call('createAlertRule', { body: rule })
  const of = { params: { alertRuleId } }
  await call('listAlertRules')
  await call('showAlertRule', of)
  await call('updateAlertRule', { ...of, body: { ...rule, enabled: false } })
  await call('testAlertRule', of)
  await call('listAlertDeliveries')
  await call('deleteAlertRule', of)

  await call('showMonitoring')
  await call('showMetricSeries', { query: { name: 'memory' } })
  await call('showRetention')
  await call('saveRetention', { body: { runs: 30 } })
  await call('cleanRuns', { body: { days: 1000, dryRun: true } })
  await call('clearNow')
  expect(contract.met.has('clearNow')).toBe(true)
})

test('reports and their files', async () => {
  await call('listReportKinds')
  const about = { kind: 'pipeline-performance', subject: { pipelineId }, formats: ['md'] }
  const { reportId, jobId } = await call<{ reportId: string; jobId: string }>('createReport', { body: about })
  await finished(jobId)
  await call('listReports')
  await call('showReport', { params: { reportId } })
  const { items } = await call<{ items: Made[] }>('listArtifacts', { query: { reportId } })
  const artifact = { params: { artifactId: items[0].id } }
  await call('showArtifact', artifact)
  await call('downloadArtifact', artifact)
  await call('deleteArtifact', artifact)
  await call('deleteReport', { params: { reportId } })
  const body = { ...about, cron: '0 6 * * 1' }
  const { id: reportScheduleId } = await call('createReportSchedule', { body })
  const of = { params: { reportScheduleId } }
  await call('listReportSchedules')
  await call('showReportSchedule', of)
  await call('updateReportSchedule', { ...of, body: { ...body, enabled: false } })
  await call('deleteReportSchedule', of)
  expect(contract.met.has('deleteReportSchedule')).toBe(true)
})

test('audit, removing, signing out', async () => {
  await call('listAudit')
  await call('listPlatformAudit')
  const { items } = await call<{ items: Made[] }>('listDatasets')
  await call('deleteDataset', { params: { datasetId: items[0].id } })
  const connections = await call<{ items: Made[] }>('listConnections')
  const connection = { connectionId: connections.items[0].id }
  await call('previewConnection', { params: connection, query: { dataset: 'public.contract_one' } })
  await call('deleteConnection', { params: connection })
  await call('deletePipeline', { params: { pipelineId } })
  const other = async () => {
    const login = { username: 'engineer', password: 'a password of a test' }
    const { access_token } = await call<{ access_token: string }>('login', { body: login })
    return Contract.of(server.url, access_token)
  }
  const [one, two, three] = [await other(), await other(), await other()]
  await one.call('logout')
  await two.call('logoutEverywhere')
  const current = 'a password of a test'
  await expect(three.call('changePassword', { body: { current, next: 'another password' } })).rejects.toThrow('401')
  const four = await other()
  await four.call('changePassword', { body: { current, next: 'another password' } })
  for (const each of [one, two, four]) for (const id of each.met) contract.met.add(id)
})

test('nothing of the API was left out, and nothing is described that is not there', () => {
  const ids = routes.map(({ id }) => id).toSorted()
  expect(contract.operations).toEqual(ids)
  expect(ids.filter((id) => !contract.met.has(id))).toEqual(ELSEWHERE.toSorted())
})
