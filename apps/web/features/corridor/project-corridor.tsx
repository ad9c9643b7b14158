import { serverApi } from '#lib/api-server.ts'
import { language } from '#lib/preferences.ts'
import { Corridor, type Station } from '#ui/corridor.tsx'
import { projectStationsOf } from './stations.ts'

interface ProjectCorridorProps {
  projectId: string
  /** The station whose things the page lists; none where it looks over all of them. */
  here?: Station
}

/** The corridor of pages about all that a project has: how much there is at each station. */
export async function ProjectCorridor({ projectId, here }: ProjectCorridorProps) {
  const api = await serverApi()
  const answer = await api.call('projectCorridor', { params: { projectId } })
  return <Corridor lang={await language()} here={here} stations={projectStationsOf(answer, projectId)} />
}
