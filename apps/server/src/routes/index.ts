import type { Scope } from '../http/route.ts'
import { adviceRoutes } from './advice/index.ts'
import { airflowRoutes } from './airflow/index.ts'
import { alertRoutes } from './alerts/index.ts'
import { artifactRoutes } from './artifacts/index.ts'
import { auditRoutes } from './audit/index.ts'
import { authRoutes } from './auth/index.ts'
import { connectionRoutes } from './connections/index.ts'
import { connectorRoutes } from './connectors/index.ts'
import { dataAnalysisRoutes } from './data-analysis/index.ts'
import { datasetRoutes } from './datasets/index.ts'
import { designRoutes } from './designs/index.ts'
import { healthRoutes } from './health/index.ts'
import { jobRoutes } from './jobs/index.ts'
import { monitoringRoutes } from './monitoring/index.ts'
import { pipelineRoutes } from './pipelines/index.ts'
import { profileRoutes } from './profiles/index.ts'
import { projectRoutes } from './projects/index.ts'
import { reportScheduleRoutes } from './report-schedules/index.ts'
import { reportRoutes } from './reports/index.ts'
import { retentionRoutes } from './retention/index.ts'
import { runRoutes } from './runs/index.ts'
import { sampleRoutes } from './samples/index.ts'
import { scheduleRoutes } from './schedules/index.ts'
import { secretKeyRoutes } from './secret-keys/index.ts'
import { sourceRoutes } from './sources/index.ts'
import { stateRoutes } from './state/index.ts'
import { tokenRoutes } from './tokens/index.ts'
import { uploadRoutes } from './uploads/index.ts'
import { userRoutes } from './users/index.ts'

/** Every route of the API. The order is that of the documentation. */
export const routes = [
  ...healthRoutes,
  ...authRoutes,
  ...userRoutes,
  ...projectRoutes,
  ...tokenRoutes,
  ...auditRoutes,
  ...dataAnalysisRoutes,
  ...sourceRoutes,
  ...jobRoutes,
  ...pipelineRoutes,
  ...airflowRoutes,
  ...runRoutes,
  ...stateRoutes,
  ...scheduleRoutes,
  ...alertRoutes,
  ...monitoringRoutes,
  ...retentionRoutes,
  ...uploadRoutes,
  ...connectorRoutes,
  ...connectionRoutes,
  ...secretKeyRoutes,
  ...datasetRoutes,
  ...profileRoutes,
  ...adviceRoutes,
  ...designRoutes,
  ...sampleRoutes,
  ...reportRoutes,
  ...reportScheduleRoutes,
  ...artifactRoutes,
] as const

export type ApiRoute = (typeof routes)[number]
export type RouteId = ApiRoute['id']

type InProject<R> = R extends { readonly id: infer Id; readonly scope: infer S extends Scope }
  ? S extends 'project' | { readonly object: string }
    ? Id
    : never
  : never
/** The routes that work in a project: each needs a role. */
export type ProjectRouteId = InProject<ApiRoute>
