import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openJobsOfProject } from '@ai-etl/runtime/store/queries/jobs/open-of-project'
import { rows } from '@ai-etl/runtime/store/query'
import { removeProject } from '@ai-etl/runtime/store/remove-project'
import { route } from '../../http/route.ts'
import { projectSettings } from '../../project-settings.ts'
import type { Services } from '../../services.ts'
import { uploadsFolder } from '../../settings.ts'
import { projectParams } from './project.ts'

export const deleteProject = route({
  id: 'deleteProject',
  method: 'DELETE',
  path: '/projects/:projectId',
  tag: 'projects',
  summary: 'Remove a project with everything in it; tables that were loaded stay where they are',
  scope: { object: 'project', param: 'projectId' },
  params: projectParams,
  answer: null,
  async handle({ services, project, audit }) {
    await audit('project.delete', { kind: 'project', id: project.id })
    await remove(services, project.id)
    services.callers.forget()
  },
})

/** Work first, so that nothing writes any more; files last, so that nothing refers to what is gone. */
async function remove(services: Services, projectId: string): Promise<void> {
  const { database, jobs, settings } = services
  const { connections } = await projectSettings(services, projectId, 'en')
  for (const { id } of await rows(database, openJobsOfProject, { projectId })) await jobs.cancel(id)
  const artifacts = await removeProject(database, projectId)
  await rm(join(uploadsFolder(settings.dataDir), projectId), { recursive: true, force: true })
  // The next oldest project would take over what the oldest one shared with the command line.
  if (connections?.file) await rm(connections.file, { force: true })
  for (const path of artifacts) await rm(join(settings.dataDir, path), { force: true })
}
