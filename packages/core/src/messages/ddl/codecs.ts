import { message } from '../language.ts'
import { type Column, correlation } from './words.ts'

/** Reasons of codecs. */
export const codecReasons = {
  monotonic: message<Column & { correlation: number }>({
    ru: (p) => `Время идёт по порядку (${correlation(p.correlation, 'ru')}): хранятся разности.`,
    en: (p) => `Times come in order (${correlation(p.correlation, 'en')}): differences are stored.`,
  }),
  sequential: message<Column & { correlation: number }>({
    ru: (p) => `Номера растут равномерно (${correlation(p.correlation, 'ru')}): разности разностей близки к нулю.`,
    en: (p) => `Numbers grow evenly (${correlation(p.correlation, 'en')}): second differences are near zero.`,
  }),
  narrow: message<Column & { min: string; max: string }>({
    ru: (p) => `Значения от ${p.min} до ${p.max}: лишние старшие биты отбрасываются.`,
    en: (p) => `Values run from ${p.min} to ${p.max}: unused high bits are cropped.`,
  }),
} as const
