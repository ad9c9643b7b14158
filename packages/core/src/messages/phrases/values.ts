import { message } from '../language.ts'

/** Why a value cannot go into its column. `value` is shortened by who gives it, and masked by who shows it. */
export const valuePhrases = {
  'value.missing': message<{ column: string }>({
    en: (p) => `${p.column} is empty, but must have a value`,
    ru: (p) => `${p.column}: пусто, а значение обязательно`,
  }),
  'value.null-token': message<{ column: string; value: string }>({
    en: (p) => `${p.column}: ${p.value} stands for no value, but it must have one`,
    ru: (p) => `${p.column}: ${p.value} означает отсутствие значения, а оно обязательно`,
  }),
  'value.not-of-type': message<{ column: string; value: string; type: string }>({
    en: (p) => `${p.column}: ${p.value} is not ${p.type}`,
    ru: (p) => `${p.column}: ${p.value} — не ${p.type}`,
  }),
  'value.too-wide': message<{ column: string; value: string; type: string }>({
    en: (p) => `${p.column}: ${p.value} does not fit ${p.type}`,
    ru: (p) => `${p.column}: ${p.value} не помещается в ${p.type}`,
  }),
}
