import { corridorFacts as facts } from '@ai-etl/core/messages/corridor'
import type { Language } from '@ai-etl/core/messages/language'
import { corridorOfProject as counts } from '@ai-etl/runtime/store/queries/projects/corridor'
import { one, type ValuesOf } from '@ai-etl/runtime/store/query'
import type { Services } from '../services.ts'
import type { Station, StationName } from './dataset.ts'

type Counts = ValuesOf<typeof counts.row>

/** The corridor of a whole project: how much of it there is at each station, and where somebody is needed. */
export async function corridorOfProject(
  { database }: Pick<Services, 'database'>,
  projectId: string,
  since: Date,
  lang: Language,
): Promise<readonly Station[]> {
  return projectStations(await one(database, counts, { projectId, since: since.toISOString() }), lang)
}

/** What a project's counts say at each station. */
export function projectStations(found: Counts, lang: Language): readonly Station[] {
  const { datasets, measured, stores, tables, pipelines, lastRunAt, runs, failed, reports, reportSchedules } = found
  return [
    station('source', datasets > 0 && facts.datasets[lang]({ datasets })),
    station('profile', measured > 0 && facts.measured[lang]({ measured, datasets })),
    station('advice', stores > 0 && facts.stores[lang]({ stores })),
    station('tables', tables > 0 && facts.allTables[lang]({ tables })),
    station('pipeline', pipelines > 0 && facts.pipelines[lang]({ pipelines })),
    station('run', lastRunAt !== null && facts.runsToday[lang]({ runs, failed }), failed > 0),
    station('report', reports > 0 && facts.reports[lang]({ reports, scheduled: reportSchedules })),
  ]
}

/** @param fact false: nobody was there yet */
function station(name: StationName, fact: string | false, amiss = false): Station {
  const reached = fact !== false
  const state = reached ? (amiss ? 'attention' : 'done') : 'ahead'
  return { station: name, state, outdated: false, objectId: null, at: null, fact: reached ? fact : null }
}
