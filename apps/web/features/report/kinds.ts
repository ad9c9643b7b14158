/** Kinds of reports that can be asked for, the usual one first. */
export const KINDS = ['data-analysis', 'data-quality', 'pipeline-performance', 'system-health'] as const
export type Kind = (typeof KINDS)[number]
