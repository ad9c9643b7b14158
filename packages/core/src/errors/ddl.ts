import { error } from '../messages/language.ts'
import type { Prose } from '../messages/phrase.ts'

/** Errors of the DDL that the platform writes. */
export const ddlErrors = {
  'ddl.rejected': error<{ server: string; why: Prose; statement: string }>({
    en: [
      (p) => `${p.server} rejected a statement that we wrote: ${p.why}. The statement: ${p.statement}`,
      () =>
        'This is a defect of ours; nothing was changed. Report it with the statement, and correct it by hand meanwhile.',
    ],
    ru: [
      (p) => `${p.server} отклонил составленный нами запрос: ${p.why}. Запрос: ${p.statement}`,
      () => 'Это наша ошибка; ничего не изменено. Пришлите нам запрос, а пока исправьте его вручную.',
    ],
  }),
} as const
