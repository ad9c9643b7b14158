import type { Queryable } from './database.ts'
import { maybe, type Query, query } from './query.ts'
import { nullable, uuid } from './types.ts'

const of = (name: string, table: string, project = 'project_id') =>
  query({
    name: `projectOf${name}`,
    params: { id: uuid },
    row: { projectId: nullable(uuid) },
    text: `SELECT ${project} AS "projectId" FROM ${table} WHERE id = :id`,
  })

/** The project of each kind of object that a project owns, by the object's id. */
export const PROJECT_OF = {
  project: of('Project', 'projects', 'id'),
  connection: of('Connection', 'connections'),
  upload: of('Upload', 'uploads'),
  dataset: of('Dataset', 'datasets'),
  profile: of('Profile', 'profiles'),
  advice: of('Advice', 'advice'),
  design: of('Design', 'designs'),
  pipeline: of('Pipeline', 'pipelines'),
  schedule: of('Schedule', 'schedules'),
  run: of('Run', 'runs'),
  job: of('Job', 'jobs'),
  report: of('Report', 'reports'),
  reportSchedule: of('ReportSchedule', 'report_schedules'),
  artifact: of('Artifact', 'artifacts'),
  alertRule: of('AlertRule', 'alert_rules'),
  alertDelivery: of('AlertDelivery', 'alert_deliveries'),
} satisfies Record<string, Query>

export type OwnedKind = keyof typeof PROJECT_OF

/** The project that owns an object. Null: there is no such object, or (a job) it is the platform's own. */
export async function projectOfObject(database: Queryable, kind: OwnedKind, id: string): Promise<string | null> {
  return (await maybe(database, PROJECT_OF[kind], { id }))?.projectId ?? null
}
