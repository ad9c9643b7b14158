import type { ContextSettings } from '@ai-etl/runtime/context'
import type { Live } from '@ai-etl/runtime/profiling/profile'
import { projectSettings } from '../project-settings.ts'
import type { Work } from './kind.ts'

/** What functions of the runtime take, for work of a project. */
export async function toolsOf(work: Work<unknown>): Promise<{ settings: ContextSettings; live: Live }> {
  const { services, projectId, lang, signal } = work
  if (projectId === null) throw new RangeError('this kind of job works for a project')
  const settings = await projectSettings(services, projectId, lang)
  return { settings, live: { signal, progress: (event) => work.progress(event) } }
}
