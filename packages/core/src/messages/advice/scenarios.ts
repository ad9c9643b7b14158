import { message } from '../language.ts'
import { percent } from './words.ts'

export const scenarioTexts = {
  upsert: message({
    ru: () => 'строки начнут исправлять (--updates upsert)',
    en: () => 'rows begin to be corrected (--updates upsert)',
  }),
  append: message({
    ru: () => 'строки будут только добавляться (--updates append)',
    en: () => 'rows are only added (--updates append)',
  }),
  static: message({
    ru: () => 'данные перестанут меняться (--updates none)',
    en: () => 'the data cease to change (--updates none)',
  }),
  point: message<{ share: number }>({
    ru: (p) => `поиск по ключу займёт ${percent(p.share, 'ru')} нагрузки и больше`,
    en: (p) => `look-ups by key become ${percent(p.share, 'en')} of the load or more`,
  }),
  aggregate: message({
    ru: () => 'большая часть нагрузки станет сводками за период',
    en: () => 'most of the load becomes summaries over periods',
  }),
  growth: message({ ru: () => 'прирост достигнет 1 ТБ в месяц', en: () => 'growth reaches 1 TB a month' }),
  archive: message({
    ru: () => 'хранить больше десяти лет, обновляя раз в месяц',
    en: () => 'rows are kept for more than ten years and loaded once a month',
  }),
  rules: message({
    ru: () => 'запросы окажутся иными, чем в опыте: так говорят правила',
    en: () => 'the queries turn out other than in the experiment: so the rules say',
  }),
  stream: message<{ store: string }>({
    ru: (p) => `нужна свежесть меньше минуты: Kafka перед ${p.store}`,
    en: (p) => `data must be fresh within a minute: Kafka in front of ${p.store}`,
  }),
} as const
