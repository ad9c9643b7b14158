import { mixedBoolean } from './booleans.ts'
import { ambiguous, futureDate, sentinelDate } from './dates.ts'
import type { Rule } from './finding.ts'
import { invalidChecksum } from './meaning.ts'
import { negativeMoney, outlier } from './numbers.ts'
import { allNull, constant, emptyText, mostlyNull, nearlyUnique, placeholderNull } from './presence.ts'
import { caseVariant, controlCharacter, lookAlike, mixedFormat, mojibake, personalData, straySpace } from './texts.ts'
import { leadingZero, nearlyType } from './types.ts'

/** Every rule of a field, in the order of presentation within one severity. */
export const rules: readonly Rule[] = [
  mojibake,
  invalidChecksum,
  ambiguous,
  nearlyType,
  sentinelDate,
  futureDate,
  mixedBoolean,
  nearlyUnique,
  lookAlike,
  caseVariant,
  negativeMoney,
  allNull,
  personalData,
  mixedFormat,
  outlier,
  placeholderNull,
  emptyText,
  controlCharacter,
  straySpace,
  mostlyNull,
  leadingZero,
  constant,
]
