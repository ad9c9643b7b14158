import type { ErrorCode } from './codes.ts'
import { EXIT_BY_AREA, EXIT_BY_CODE } from './codes.ts'

/** Exit status of the command line for an error code: 1 failed or refused, 2 wrong usage, 3 not reached, 130 cancelled. */
export function exitStatus(code: ErrorCode): 1 | 2 | 3 | 130 {
  return EXIT_BY_CODE[code] ?? EXIT_BY_AREA[code.slice(0, code.indexOf('.'))] ?? 1
}
