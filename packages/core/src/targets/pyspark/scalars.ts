import type { ScalarName } from '../../expressions/functions/names.ts'
import { CONDITION_RULES } from './functions/conditions.ts'
import { MOMENT_RULES } from './functions/moments.ts'
import { NESTED_RULES } from './functions/nested.ts'
import { NUMBER_RULES } from './functions/numbers.ts'
import type { ScalarRule } from './functions/rule.ts'
import { TEXT_RULES } from './functions/texts.ts'

/** How each function of one row is written; one without a rule does not compile. */
export const SCALARS: Readonly<Record<ScalarName, ScalarRule>> = {
  ...TEXT_RULES,
  ...NUMBER_RULES,
  ...MOMENT_RULES,
  ...CONDITION_RULES,
  ...NESTED_RULES,
}
