import { message, number, plural } from '../language.ts'

export const experimentTexts = {
  agrees: message<{ rows: number; store: string; ratio: number }>({
    ru: (p) =>
      `На ${number(p.rows, 'ru')} строках ${p.store} быстрее в ${number(p.ratio, 'ru')} раза: опыт согласен с правилами.`,
    en: (p) =>
      `Over ${number(p.rows, 'en')} rows ${p.store} is ${number(p.ratio, 'en')} times as fast: the experiment agrees with the rules.`,
  }),
  disagrees: message<{ rows: number; store: string; ratio: number; ruled: string }>({
    ru: (p) =>
      `Правила назвали ${p.ruled}, но на ${number(p.rows, 'ru')} строках ${p.store} быстрее в ${number(p.ratio, 'ru')} раза: решает опыт.`,
    en: (p) =>
      `The rules named ${p.ruled}, but over ${number(p.rows, 'en')} rows ${p.store} is ${number(p.ratio, 'en')} times as fast: the experiment decides.`,
  }),
  close: message<{ rows: number; ratio: number }>({
    ru: (p) => `На ${number(p.rows, 'ru')} строках разница мала (${number(p.ratio, 'ru')} раза): решают правила.`,
    en: (p) =>
      `Over ${number(p.rows, 'en')} rows the difference is small (${number(p.ratio, 'en')} times): the rules decide.`,
  }),
  small: message<{ rows: number; threshold: number }>({
    ru: (p) =>
      `Всего ${number(p.rows, 'ru')} ${plural(p.rows, 'строка', 'строки', 'строк')} (нужно от ${number(p.threshold, 'ru')}): времена говорят о накладных расходах, решают правила.`,
    en: (p) =>
      `Only ${number(p.rows, 'en')} rows (at least ${number(p.threshold, 'en')} are needed): the times show overheads, the rules decide.`,
  }),
  untried: message<{ store: string }>({
    ru: (p) => `${p.store} в опыте не участвует: сравнение показывает, какая база лучше для плоской таблицы.`,
    en: (p) => `${p.store} takes no part in the experiment: it shows which database suits the flat table.`,
  }),
} as const
