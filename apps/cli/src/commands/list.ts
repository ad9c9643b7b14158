import type { Command } from '../command.ts'
import { connectorsCommand } from './connectors.ts'

/** Every command, in the order of the corridor: help lists them so. */
export const commands: readonly Command[] = [connectorsCommand]
