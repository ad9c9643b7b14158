import { message } from '../../messages/language.ts'
import { RefusedCode } from '../python/refused-code.ts'

/** Why the PySpark target does not do something. */
export const REFUSALS = {
  pattern: message<void>({
    ru: () => 'образец регулярного выражения должен стоять в выражении как текст и быть понятен Python',
    en: () => 'the regular expression must stand in the expression as a text, and be one that Python knows',
  }),
  constant: message<void>({
    ru: () => 'путь или формат должен стоять в выражении как текст',
    en: () => 'the path or format must stand in the expression as a text',
  }),
  castUnknown: message<void>({
    ru: () => 'такого приведения типов в Spark нет',
    en: () => 'there is no such cast in Spark',
  }),
  frame: message<void>({
    ru: () => 'рамка с таким расстоянием в Spark возможна только по целым числам',
    en: () => 'a frame by such a distance is possible over whole numbers only in Spark',
  }),
  distinct: message<void>({
    ru: () => 'эта агрегатная функция в Spark не принимает DISTINCT',
    en: () => 'this aggregate does not take DISTINCT in Spark',
  }),
} as const

/** Thrown while a plan is written, where Spark would give other rows; becomes a refusal of the step. */
export class Refused extends RefusedCode {
  constructor(what: string, reason: keyof typeof REFUSALS) {
    super(what, reason, REFUSALS[reason])
  }
}
