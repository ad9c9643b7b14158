import { existsSync, statSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import { readPipeline } from '@ai-etl/core/pipeline/read'
import type { ReportKind } from '@ai-etl/runtime/reports/list'
import type { Call } from '../command.ts'
import { askedReport } from '../commands/report.ts'
import { statedUse } from '../inputs.ts'
import type { Remote } from './remote.ts'
import { runIdOf } from './runs.ts'
import type { Server } from './server.ts'

/** The server makes the report; its files are written here. */
export const reportRemotely: Remote = async (call, server) => {
  const { kind, formats, folder } = await askedReport(call)
  const body = { kind, subject: await subjectOf(kind, call, server), formats: [...formats], use: await statedUse(call) }
  const { reportId, jobId } = await server.api.call('createReport', { body, query: { lang: call.lang } })
  await server.finished(jobId)
  const { document, artifacts } = await server.api.call('showReport', { params: { reportId } })
  await mkdir(resolve(call.settings.workingDir, folder), { recursive: true })
  const files: string[] = []
  for (const format of formats) {
    const artifact = artifacts.find(({ name }) => name.endsWith(`.${format}`))
    if (artifact === undefined) continue
    const path = join(folder, `${kind}.${format}`)
    const content = await server.download('downloadArtifact', { artifactId: artifact.id })
    await writeFile(resolve(call.settings.workingDir, path), content)
    files.push(path)
  }
  return { document: { ...server.told(document), files }, text: files.join('\n') }
}

type Subject = { readonly server: true } | { readonly runId: string } | { readonly address: string }

async function subjectOf(kind: ReportKind, call: Call, server: Server): Promise<Subject> {
  const subject = call.arguments.at(1)
  if (kind === 'system-health') return { server: true }
  if (subject === undefined)
    throw new PlatformError('usage.invalid', { why: phrase('usage.subject-missing', { kind }) })
  if (/^\d{8}-\d{6}-[0-9a-f]+$/.test(subject)) return { runId: await runIdOf(subject, server) }
  const path = resolve(call.settings.workingDir, subject)
  const isFile = existsSync(path) && statSync(path).isFile()
  if (kind === 'pipeline-performance')
    return { address: isFile ? readPipeline(subject, await readFile(path, 'utf8')).pipeline.name : subject }
  return { address: isFile ? (await server.send(path, subject)).address : subject }
}
