import { basename, dirname } from 'node:path'

/**
 * The run folder that holds the rejected rows of a run: its own, or, of a run with several targets, that of the first
 * load that rejected any.
 */
export function quarantineFolder(run: {
  readonly runFolder: string | null
  readonly document: unknown
}): string | null {
  const path = (run.document as { quarantine?: string | null } | null)?.quarantine
  return path ? basename(dirname(path)) : run.runFolder
}
