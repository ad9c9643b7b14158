import { aggregateSchema } from './aggregate/schema.ts'
import { castSchema } from './cast/schema.ts'
import { deduplicateSchema } from './deduplicate/schema.ts'
import { deriveSchema } from './derive/schema.ts'
import { distinctSchema } from './distinct/schema.ts'
import { dropSchema } from './drop/schema.ts'
import { fillSchema } from './fill/schema.ts'
import { filterSchema } from './filter/schema.ts'
import { joinSchema } from './join/schema.ts'
import { limitSchema } from './limit/schema.ts'
import { maskSchema } from './mask/schema.ts'
import { pivotSchema } from './pivot/schema.ts'
import { renameSchema } from './rename/schema.ts'
import { selectSchema } from './select/schema.ts'
import { sortSchema } from './sort/schema.ts'
import { sqlSchema } from './sql/schema.ts'
import { unionSchema } from './union/schema.ts'
import { unnestSchema } from './unnest/schema.ts'
import { unpivotSchema } from './unpivot/schema.ts'
import { windowSchema } from './window/schema.ts'

export { nameSchema } from './parts.ts'

/** The form of every step type, one entry a type, in the order that people are offered them. */
export const stepSchemas = {
  select: selectSchema,
  derive: deriveSchema,
  rename: renameSchema,
  drop: dropSchema,
  cast: castSchema,
  filter: filterSchema,
  join: joinSchema,
  aggregate: aggregateSchema,
  window: windowSchema,
  sort: sortSchema,
  limit: limitSchema,
  distinct: distinctSchema,
  deduplicate: deduplicateSchema,
  union: unionSchema,
  unnest: unnestSchema,
  pivot: pivotSchema,
  unpivot: unpivotSchema,
  fill: fillSchema,
  mask: maskSchema,
  sql: sqlSchema,
} as const
