import { message, number, plural } from './language.ts'

/** What is said about the ledger of a target. */
export const stateTexts = {
  nothing: message<{ target: string }>({
    en: (p) => `${p.target}: nothing is remembered`,
    ru: (p) => `${p.target}: ничего не записано`,
  }),
  cursor: message<{ column: string; value: string }>({
    en: (p) => `cursor ${p.column}: ${p.value}`,
    ru: (p) => `курсор ${p.column}: ${p.value}`,
  }),
  forgotten: message<{ loads: number }>({
    en: (p) => `Forgotten: ${number(p.loads, 'en')} ${p.loads === 1 ? 'entry' : 'entries'}; the rows stay`,
    ru: (p) =>
      `Забыто: ${number(p.loads, 'ru')} ${plural(p.loads, 'запись', 'записи', 'записей')}; строки остались на месте`,
  }),
}
