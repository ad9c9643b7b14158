import { message } from '../language.ts'

/** Texts of starting a run: values of parameters, and whether all is read again. */
export const runStartTexts = {
  title: message<{ name: string }>({ ru: ({ name }) => `Запустить «${name}»`, en: ({ name }) => `Run “${name}”` }),
  run: message({ ru: () => 'Запустить', en: () => 'Run' }),
  more: message({ ru: () => 'Как ещё запустить', en: () => 'Other ways to run' }),
  readAll: message({ ru: () => 'Прочитать всё заново…', en: () => 'Read everything again…' }),
  full: message({ ru: () => 'Прочитать всё заново', en: () => 'Read everything again' }),
  fullWhat: message<{ sources: string }>({
    ru: ({ sources }) =>
      `Обычно из источника ${sources} читается только новое. Всё заново нужно, если старые строки изменились или пропали.`,
    en: ({ sources }) =>
      `Of the source ${sources} usually only what is new is read. Read all again where old rows were changed or deleted.`,
  }),
  lastUsed: message({
    ru: () => 'Подставлены значения прошлого запуска.',
    en: () => 'The values of the last run are filled in.',
  }),
  fromRun: message({
    ru: () => 'Подставлены значения того запуска.',
    en: () => 'The values of that run are filled in.',
  }),
  hidden: message({
    ru: () => 'Скрытые значения введите снова.',
    en: () => 'Enter hidden values again.',
  }),
  mustBeGiven: message({ ru: () => 'Без значения не запустить.', en: () => 'A value is needed.' }),
  misfit: message<{ kind: string }>({
    ru: ({ kind }) => `Не подходит, нужно: ${kind}.`,
    en: ({ kind }) => `Does not fit; needed: ${kind}.`,
  }),
  yes: message({ ru: () => 'да', en: () => 'true' }),
  no: message({ ru: () => 'нет', en: () => 'false' }),
  values: message({ ru: () => 'Значения параметров', en: () => 'Values of parameters' }),
  byDefault: message({ ru: () => 'по умолчанию', en: () => 'by default' }),
  again: message({ ru: () => 'С другими значениями', en: () => 'With other values' }),
  previewTitle: message({ ru: () => 'С какими значениями показать строки', en: () => 'Values to show rows with' }),
  preview: message({ ru: () => 'Показать строки', en: () => 'Show rows' }),
}
