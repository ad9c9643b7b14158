import type { Language, Message } from './language.ts'
import { message } from './language.ts'
import type { PhraseKey } from './phrase.ts'

/** What to do about a reason, where that is known better than what its error says of all reasons. */
const ADVICE: Partial<Record<PhraseKey, Message>> = {
  'expression.function-misplaced': message({
    en: () =>
      'Compute it in the values of an aggregate or window step, and filter by that column in having or a step behind.',
    ru: () => 'Вычислите его в values шага aggregate или window, а отбор по этому столбцу — в having или шагом после.',
  }),
  'expression.ambiguous': message({
    en: () => 'Inputs of a join go by their names or by what "as" calls them: tickets.id = museums.id.',
    ru: () => 'Входы соединения зовут по их именам или по «as»: tickets.id = museums.id.',
  }),
  'expression.column-outside-aggregate': message({
    en: () => 'A group has many values of it: group by it, or say which to take (max, min, sum, first).',
    ru: () => 'В группе таких значений много: группируйте по нему или скажите, какое взять (max, min, sum, first).',
  }),
  'expression.arguments': message({
    en: () => 'Give it as many arguments as it takes; docs/functions.md shows each function with an example.',
    ru: () => 'Передайте столько аргументов, сколько нужно; docs/functions.md показывает каждую функцию на примере.',
  }),
  'expression.moments-apart': message({
    en: () => 'Half an hour apart: seconds_between(earlier, later) > 1800.',
    ru: () => 'Дальше получаса: seconds_between(раньше, позже) > 1800.',
  }),
  'expression.not-an-aggregate': message({
    en: () => 'Leave those words out, or write an aggregate: sum, count, string_agg.',
    ru: () => 'Уберите эти слова или возьмите агрегат: sum, count, string_agg.',
  }),
  'expression.constant-needed': message({
    en: () => 'Write the value itself there: no column, no computation.',
    ru: () => 'Напишите там само значение: не столбец и не вычисление.',
  }),
}

/** @param params those of an error; @returns undefined where the error's own fix is to be given */
export function adviceOfReason(params: object, lang: Language): string | undefined {
  const why: unknown = 'why' in params ? params.why : undefined
  if (typeof why !== 'object' || why === null || !('phrase' in why)) return undefined
  return Object.entries(ADVICE)
    .find(([key]) => key === why.phrase)?.[1]
    ?.[lang]({})
}
