import type { AnyJobKind } from '../kind.ts'

/** Every kind of job. */
export const jobKinds: readonly AnyJobKind[] = []
