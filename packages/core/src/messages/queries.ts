import type { Message } from './language.ts'

const NUMBER = { ru: new Intl.NumberFormat('ru-RU'), en: new Intl.NumberFormat('en-GB') } as const

/** Reasons of what follows from queries. */
export const queryTexts = {
  'not-parsed': text<{ why: string; at: number | null }>({
    ru: (p) =>
      `Запрос не разобран${p.at === null ? '' : ` (знак ${NUMBER.ru.format(p.at)})`}: ${p.why}. В расчёт он не вошёл.`,
    en: (p) => `Not parsed${p.at === null ? '' : ` (character ${NUMBER.en.format(p.at)})`}: ${p.why}. It was left out.`,
  }),
  'not-a-query': text({
    ru: () => 'Не SELECT, UPDATE и не DELETE: отборов в нём нет.',
    en: () => 'Neither SELECT nor UPDATE nor DELETE: it has no filters.',
  }),
  unmeasured: text<{ share: number; columns: string }>({
    ru: (p) =>
      `${NUMBER.ru.format(Math.round(p.share * 100))}\u00a0% нагрузки отбирает по ${p.columns}. Таблица не измерена: окупится ли индекс, покажет профиль.`,
    en: (p) =>
      `${NUMBER.en.format(Math.round(p.share * 100))} % of the load filters by ${p.columns}. The table was not measured: a profile will say whether the index pays.`,
  }),
} as const

function text<P = Record<never, never>>(texts: Message<P>): Message<P> {
  return texts
}
