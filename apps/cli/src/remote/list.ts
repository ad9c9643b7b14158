import type { CommandName } from '@ai-etl/core/messages/commands'
import { adviseRemotely, ddlRemotely, planRemotely, profileRemotely } from './analysis.ts'
import { compileRemotely } from './compile.ts'
import { connectionsAddRemotely, connectionsListRemotely, connectionsRemoveRemotely } from './connections.ts'
import { diffRemotely } from './diff.ts'
import { importRemotely } from './import.ts'
import { discoverRemotely, previewRemotely, testRemotely } from './look.ts'
import { quarantineListRemotely, quarantineReplayRemotely, quarantineShowRemotely } from './quarantine.ts'
import type { Remote } from './remote.ts'
import { reportRemotely } from './report.ts'
import {
  checkRemotely,
  loadRemotely,
  runRemotely,
  runsCancelRemotely,
  runsCleanRemotely,
  runsListRemotely,
  runsShowRemotely,
} from './runs.ts'
import { stateResetRemotely, stateShowRemotely } from './state.ts'

/** What each command does when a server does its work; the documents are those of the command itself. */
export const remoteCommands: Partial<Record<CommandName, Remote>> = {
  'connections list': connectionsListRemotely,
  'connections add': connectionsAddRemotely,
  'connections remove': connectionsRemoveRemotely,
  test: testRemotely,
  discover: discoverRemotely,
  preview: previewRemotely,
  profile: profileRemotely,
  advise: adviseRemotely,
  ddl: ddlRemotely,
  load: loadRemotely,
  plan: planRemotely,
  import: importRemotely,
  check: checkRemotely,
  compile: compileRemotely,
  diff: diffRemotely,
  run: runRemotely,
  'runs list': runsListRemotely,
  'runs show': runsShowRemotely,
  'runs cancel': runsCancelRemotely,
  'runs clean': runsCleanRemotely,
  'state show': stateShowRemotely,
  'state reset': stateResetRemotely,
  'quarantine list': quarantineListRemotely,
  'quarantine show': quarantineShowRemotely,
  'quarantine replay': quarantineReplayRemotely,
  report: reportRemotely,
}
