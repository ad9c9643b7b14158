import { bytes, message, number, plural } from './language.ts'

/** What is said about clearing old runs. */
export const runsTexts = {
  running: message({ en: () => 'running', ru: () => 'идёт' }),
  died: message({ en: () => 'died', ru: () => 'прерван' }),
  succeeded: message({ en: () => 'succeeded', ru: () => 'завершён' }),
  failed: message({ en: () => 'failed', ru: () => 'не удался' }),
  cancelled: message({ en: () => 'cancelled', ru: () => 'отменён' }),
  unchanged: message({ en: () => 'unchanged', ru: () => 'без изменений' }),
  busy: message({
    en: () => 'another load holds the table; it cleans up itself',
    ru: () => 'таблицу держит другая загрузка; она очистит её сама',
  }),
  removed: message<{ runs: number; bytes: number; loads: number; dryRun: boolean }>({
    en: (p) =>
      `${p.dryRun ? 'Would remove' : 'Removed'}: ${number(p.runs, 'en')} run ${p.runs === 1 ? 'folder' : 'folders'}, ${bytes(p.bytes, 'en')}; leavings of ${number(p.loads, 'en')} interrupted ${p.loads === 1 ? 'load' : 'loads'}`,
    ru: (p) =>
      `${p.dryRun ? 'Было бы удалено' : 'Удалено'}: ${number(p.runs, 'ru')} ${plural(p.runs, 'папка запуска', 'папки запусков', 'папок запусков')}, ${bytes(p.bytes, 'ru')}; остатки ${number(p.loads, 'ru')} ${plural(p.loads, 'прерванной загрузки', 'прерванных загрузок', 'прерванных загрузок')}`,
  }),
  kept: message<{ target: string; why: string }>({
    en: (p) => `Not cleaned at ${p.target}: ${p.why}`,
    ru: (p) => `Не очищено в ${p.target}: ${p.why}`,
  }),
}
