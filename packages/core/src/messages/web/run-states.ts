import { message } from '../language.ts'

/** What the states of a run are called. */
export const runStateTexts = {
  queued: message({ ru: () => 'в очереди', en: () => 'queued' }),
  running: message({ ru: () => 'идёт', en: () => 'running' }),
  succeeded: message({ ru: () => 'завершён', en: () => 'succeeded' }),
  partly: message({ ru: () => 'частично', en: () => 'in part' }),
  failed: message({ ru: () => 'сбой', en: () => 'failed' }),
  cancelled: message({ ru: () => 'прерван', en: () => 'cancelled' }),
  unchanged: message({ ru: () => 'без изменений', en: () => 'unchanged' }),
}
