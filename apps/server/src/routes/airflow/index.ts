import { deployToAirflow } from './deploy.ts'
import { pauseDag } from './pause-dag.ts'
import { showAirflow } from './show-airflow.ts'
import { showDag } from './show-dag.ts'
import { showDagLog } from './show-dag-log.ts'
import { showDagRun } from './show-dag-run.ts'
import { triggerDag } from './trigger-dag.ts'

export const airflowRoutes = [
  showAirflow,
  deployToAirflow,
  showDag,
  pauseDag,
  triggerDag,
  showDagRun,
  showDagLog,
] as const
