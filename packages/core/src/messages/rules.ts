import { csvRules } from './csv.ts'
import type { Language, Message } from './language.ts'
import { treeRules } from './tree.ts'
import { refusalTexts } from './values.ts'

const { 'csv.field-count': _counted, ...plainCsvRules } = csvRules
const RULES: Readonly<Record<string, Message | undefined>> = {
  // The counts stand in the reject's detail.
  'csv.field-count': { ru: () => 'число полей не такое, как в заголовке', en: () => 'the number of fields differs' },
  ...plainCsvRules,
  ...treeRules,
  ...refusalTexts,
}

/** What a rule that rejects rows says, for a reader; the rule's own name where it comes from a target. */
export function ruleText(rule: string, lang: Language): string {
  return RULES[rule]?.[lang]({}) ?? rule
}
