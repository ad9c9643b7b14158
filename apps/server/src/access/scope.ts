import type { OwnedKind } from '@ai-etl/runtime/store/project-of-object'

/** What belongs to a project and is named in a path. */
export type ObjectKind = OwnedKind
