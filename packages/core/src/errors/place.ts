/**
 * Gives a failure of the system a place, where it names none: writing to a file that is open fails without saying to
 * which. @param path the file
 */
export function atPlace(error: unknown, path: string): unknown {
  if (error instanceof Error && 'syscall' in error && !('path' in error)) return Object.assign(error, { path })
  return error
}
