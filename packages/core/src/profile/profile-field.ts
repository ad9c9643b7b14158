import type { FieldProfile } from '../documents/profile.ts'
import { flawsOf } from '../semantics/quality.ts'
import type { ColumnValues } from './column-values.ts'
import { isWhole } from './entries.ts'
import type { FieldInput, FieldOptions } from './field.ts'
import { measureField } from './field.ts'
import type { Flaws } from './findings/finding.ts'
import { issuesOf } from './issues.ts'
import { meaningOf, shownValues } from './meaning.ts'

/** All that a profile says of one field: facts, meaning, findings; personal values masked unless asked otherwise. */
export function profileField(input: FieldInput, options: FieldOptions): FieldProfile {
  const facts = measureField(input)
  const meaning = meaningOf(facts)
  const show = shownValues(meaning, options.showPersonal)
  const issues = issuesOf({ facts, meaning, flaws: flawsIn(facts.values), now: options.now }, options.lang, show)
  const profile = meaning.personal && !options.showPersonal ? masked(facts.profile, show) : facts.profile
  return { ...profile, ...meaning, issues }
}

function flawsIn({ entries, type, isNull }: ColumnValues): Flaws {
  if (type.kind !== 'string') return { of: new Uint8Array(), all: 0 }
  const { text, textStart, textLength, mask, size } = entries
  const of = new Uint8Array(size)
  let all = 0
  for (let entry = 0; entry < size; entry++) {
    if (isNull[entry] === 1 || !isWhole(entries, entry)) continue
    of[entry] = flawsOf(text, textStart[entry], textStart[entry] + textLength[entry], mask[entry])
    all |= of[entry]
  }
  return { of, all }
}

function masked(profile: FieldProfile, show: (value: string) => string): FieldProfile {
  const { min, max, top, histogram, evidence } = profile
  return {
    ...profile,
    min: min === null ? null : show(min),
    max: max === null ? null : show(max),
    top: top.map(({ value, count }) => ({ value: show(value), count })),
    histogram: histogram && maskedHistogram(histogram, show),
    evidence: { ...evidence, ruledOut: evidence.ruledOut.map((ruled) => ({ ...ruled, value: show(ruled.value) })) },
  }
}

/** Edges of bins are values, too; lengths are not. */
function maskedHistogram(
  histogram: NonNullable<FieldProfile['histogram']>,
  show: (value: string) => string,
): FieldProfile['histogram'] {
  if (histogram.kind === 'length') return histogram
  if (histogram.kind === 'number') return null
  return {
    kind: histogram.kind,
    bins: histogram.bins.map(({ from, to, count }) => ({ from: show(String(from)), to: show(String(to)), count })),
  }
}
