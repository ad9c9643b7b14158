import { error } from '../messages/language.ts'
import type { Prose } from '../messages/phrase.ts'

/** Errors of the DDL that the platform writes. */
export const ddlErrors = {
  'ddl.dialect-differs': error<{ dialect: string; address: string; connector: string }>({
    en: [
      (p) => `Statements for ${p.dialect} do not run at ${p.address}, which is ${p.connector}`,
      (p) => `Write them for it: --dialect ${p.connector}.`,
    ],
    ru: [
      (p) => `Запросы на диалекте ${p.dialect} не выполнить по адресу ${p.address}: там ${p.connector}`,
      (p) => `Составьте их для него: --dialect ${p.connector}.`,
    ],
  }),
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
