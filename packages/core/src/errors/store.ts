import { error } from '../messages/language.ts'

/** Errors of the metadata database. */
export const storeErrors = {
  'store.newer': error<{ number: number; name: string }>({
    en: [
      (p) => `The metadata database was made by a newer version of the platform: it has the migration ${p.name}`,
      () => 'Start that newer version, or give another database in DATABASE_URL.',
    ],
    ru: [
      (p) => `База метаданных создана более новой версией платформы: в ней есть миграция ${p.name}`,
      () => 'Запустите ту новую версию или укажите другую базу в DATABASE_URL.',
    ],
  }),
  'store.migration-changed': error<{ name: string }>({
    en: [
      (p) => `The migration ${p.name} was changed after it was applied to the metadata database`,
      () => 'Restore the file as it was: a change goes into a new migration.',
    ],
    ru: [
      (p) => `Миграция ${p.name} изменена после того, как была применена к базе метаданных`,
      () => 'Верните файл в прежнем виде: изменение — это новая миграция.',
    ],
  }),
  'store.migration-failed': error<{ name: string; line: number; why: string }>({
    en: [
      (p) => `The migration ${p.name} failed in line ${p.line}: ${p.why}`,
      () => 'The database is as it was before this migration. Remove what stands in the way and start again.',
    ],
    ru: [
      (p) => `Миграция ${p.name} не прошла, строка ${p.line}: ${p.why}`,
      () => 'База осталась такой, какой была до этой миграции. Устраните помеху и запустите снова.',
    ],
  }),
  'store.too-old': error<{ version: string; least: string }>({
    en: [
      (p) => `The server of DATABASE_URL runs PostgreSQL ${p.version}; at least ${p.least} is needed`,
      () => 'Upgrade it, or leave DATABASE_URL out: the embedded PostgreSQL is used then.',
    ],
    ru: [
      (p) => `На сервере из DATABASE_URL работает PostgreSQL ${p.version}; нужна не ниже ${p.least}`,
      () => 'Обновите его или не задавайте DATABASE_URL: тогда используется встроенный PostgreSQL.',
    ],
  }),
  'store.unreachable': error<{ server: string; why: string }>({
    en: [
      (p) => `The metadata database at ${p.server} cannot be reached: ${p.why}`,
      () => 'Check DATABASE_URL, that the server runs, and that its user may create a schema in that database.',
    ],
    ru: [
      (p) => `База метаданных на ${p.server} недоступна: ${p.why}`,
      () => 'Проверьте DATABASE_URL, запущен ли сервер и может ли пользователь создать схему в этой базе.',
    ],
  }),
  'store.lost': error({
    en: [
      () => 'The platform’s own database does not answer at the moment',
      () => 'Try again in a few seconds. Work that was begun is not lost: it goes on when the database is back.',
    ],
    ru: [
      () => 'Собственная база платформы сейчас не отвечает',
      () => 'Повторите через несколько секунд. Начатая работа не потеряна: она продолжится, когда база вернётся.',
    ],
  }),
  'store.cursor-invalid': error({
    en: [() => 'The cursor is not one that this list gave', () => 'Leave it out to begin with the first page.'],
    ru: [() => 'Такого курсора этот список не выдавал', () => 'Не указывайте его, чтобы начать с первой страницы.'],
  }),
  'store.missing': error<{ query: string }>({
    en: [(p) => `${p.query} found nothing`, () => 'The object was removed meanwhile; load the page again.'],
    ru: [(p) => `${p.query}: ничего не найдено`, () => 'Объект тем временем удалён; обновите страницу.'],
  }),
} as const
