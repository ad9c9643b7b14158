import type { Command } from '../command.ts'
import { adviseCommand } from './advise.ts'
import { airflowDeploy, airflowStatus, airflowTrigger } from './airflow.ts'
import { compileCommand } from './compile.ts'
import { connectionsAdd, connectionsList, connectionsRemove } from './connections.ts'
import { connectorsCommand } from './connectors.ts'
import { ddlCommand } from './ddl.ts'
import { diffCommand } from './diff.ts'
import { importCommand } from './import.ts'
import { loadCommand } from './load.ts'
import { discoverCommand, previewCommand, testCommand } from './look.ts'
import { checkCommand, planCommand, runCommand } from './pipeline.ts'
import { profileCommand } from './profile.ts'
import { quarantineList, quarantineReplay, quarantineShow } from './quarantine.ts'
import { reportCommand } from './report.ts'
import { runsCancel, runsClean, runsList, runsShow } from './runs.ts'
import { stateReset, stateShow } from './state.ts'

/** Every command, in the order of the corridor: help lists them so. */
export const commands: readonly Command[] = [
  connectorsCommand,
  connectionsList,
  connectionsAdd,
  connectionsRemove,
  testCommand,
  discoverCommand,
  previewCommand,
  profileCommand,
  adviseCommand,
  ddlCommand,
  loadCommand,
  planCommand,
  importCommand,
  checkCommand,
  compileCommand,
  diffCommand,
  airflowDeploy,
  airflowTrigger,
  airflowStatus,
  runCommand,
  runsList,
  runsShow,
  runsCancel,
  runsClean,
  stateShow,
  stateReset,
  quarantineList,
  quarantineShow,
  quarantineReplay,
  reportCommand,
]
