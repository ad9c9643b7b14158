import { message } from '../language.ts'

/** Texts of the corridor: the seven stations and where one is among them. */
export const corridorTexts = {
  corridor: message({ ru: () => 'Коридор данных', en: () => 'Data corridor' }),
  source: message({ ru: () => 'Источник', en: () => 'Source' }),
  profile: message({ ru: () => 'Профиль', en: () => 'Profile' }),
  advice: message({ ru: () => 'Совет', en: () => 'Advice' }),
  tables: message({ ru: () => 'Таблицы', en: () => 'Tables' }),
  pipeline: message({ ru: () => 'Конвейер', en: () => 'Pipeline' }),
  run: message({ ru: () => 'Запуск', en: () => 'Run' }),
  report: message({ ru: () => 'Отчёт', en: () => 'Report' }),
  'state-done': message({ ru: () => ', пройдено', en: () => ', done' }),
  'state-now': message({ ru: () => ', сейчас', en: () => ', now' }),
  'state-attention': message({ ru: () => ', требует внимания', en: () => ', needs attention' }),
  'state-ahead': message({ ru: () => ', впереди', en: () => ', ahead' }),
  place: message<{ n: number; of: number }>({
    ru: ({ n, of }) => `${n} из ${of}`,
    en: ({ n, of }) => `${n} of ${of}`,
  }),
  progress: message<{ percent: number; left: string | null }>({
    ru: ({ percent, left }) => `${percent}\u00a0%${left === null ? '' : ` · осталось ${left}`}`,
    en: ({ percent, left }) => `${percent}%${left === null ? '' : ` · ${left} left`}`,
  }),
  back: message<{ station: string }>({
    ru: ({ station }) => `Назад: ${station}`,
    en: ({ station }) => `Back: ${station}`,
  }),
  onwards: message<{ station: string }>({
    ru: ({ station }) => `Дальше: ${station}`,
    en: ({ station }) => `Next: ${station}`,
  }),
}
