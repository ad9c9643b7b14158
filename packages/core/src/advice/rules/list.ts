import type { Rule } from '../rule.ts'
import { boundedSource, businessKey, dimensions, nesting, quality, rawFormat, timeAxis } from './shape.ts'
import { aggregateQueries, freshness, joinQueries, pointQueries, updates } from './use.ts'
import { blockSize, expectedSize, growth, retention } from './volume.ts'

/** Every rule of advice, in the order in which their reasons stand when equal in weight. */
export const RULES: readonly Rule[] = [
  timeAxis,
  dimensions,
  businessKey,
  nesting,
  updates,
  pointQueries,
  aggregateQueries,
  joinQueries,
  expectedSize,
  growth,
  retention,
  freshness,
  blockSize,
  rawFormat,
  quality,
  boundedSource,
]
