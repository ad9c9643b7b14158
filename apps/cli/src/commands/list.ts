import type { Command } from '../command.ts'
import { connectionsAdd, connectionsList, connectionsRemove } from './connections.ts'
import { connectorsCommand } from './connectors.ts'
import { loadCommand } from './load.ts'
import { discoverCommand, previewCommand, testCommand } from './look.ts'
import { profileCommand } from './profile.ts'

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
  loadCommand,
]
