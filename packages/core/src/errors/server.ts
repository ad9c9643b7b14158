import { error, number } from '../messages/language.ts'
import type { Prose } from '../messages/phrase.ts'

/** Errors of the API: who may do what, objects, requests. */
export const serverErrors = {
  'server.unreachable': error<{ url: string }>({
    en: [(p) => `${p.url} does not answer`, () => 'Check that the server runs and that the address is right.'],
    ru: [(p) => `${p.url} не отвечает`, () => 'Проверьте, что сервер запущен и адрес верен.'],
  }),
  'server.token-missing': error<{ url: string }>({
    en: [
      (p) => `${p.url} needs a token`,
      () => 'Make one in the settings of the web and set AI_ETL_TOKEN to it before running the command.',
    ],
    ru: [
      (p) => `Серверу ${p.url} нужен токен`,
      () => 'Создайте токен в настройках веба и задайте его в переменной AI_ETL_TOKEN.',
    ],
  }),
  'server.command-local': error<{ command: string; known: string }>({
    en: [
      (p) => `A server does not do "${p.command}" yet`,
      (p) => `Run it without --server. A server does: ${p.known}.`,
    ],
    ru: [
      (p) => `Сервер пока не выполняет «${p.command}»`,
      (p) => `Запустите без --server. Сервер выполняет: ${p.known}.`,
    ],
  }),
  'server.one-address': error({
    en: [
      () => 'A server measures one address at a time',
      () => 'Give one address, or take them as datasets in the web.',
    ],
    ru: [() => 'Сервер измеряет по одному адресу', () => 'Дайте один адрес или возьмите наборы в вебе.'],
  }),
  'server.port-taken': error<{ host: string; port: number }>({
    en: [
      (p) => `Port ${p.port} of ${p.host} is in use already`,
      (p) => `Stop what uses it, or choose another one: PORT=${p.port + 1} npm start`,
    ],
    ru: [
      (p) => `Порт ${p.port} на ${p.host} уже занят`,
      (p) => `Остановите то, что его занимает, или выберите другой: PORT=${p.port + 1} npm start`,
    ],
  }),
  'access.login-needed': error({
    en: [() => 'This needs a login', () => 'Sign in, or send "Authorization: Bearer" with a token.'],
    ru: [() => 'Нужно войти', () => 'Войдите или передайте токен в заголовке «Authorization: Bearer».'],
  }),
  'access.login-failed': error({
    en: [() => 'The user name or the password is wrong', () => 'Check both; an administrator can set a new password.'],
    ru: [() => 'Неверно имя или пароль', () => 'Проверьте то и другое; новый пароль может задать администратор.'],
  }),
  'access.token-invalid': error({
    en: [() => 'The token is wrong, expired or revoked', () => 'Sign in again, or make a new token in the settings.'],
    ru: [() => 'Токен неверен, истёк или отозван', () => 'Войдите снова или создайте новый токен в настройках.'],
  }),
  'access.denied': error<{ needed: string }>({
    en: [(p) => `This needs the role ${p.needed}`, () => 'Ask an administrator of the project for that role.'],
    ru: [(p) => `Для этого нужна роль ${p.needed}`, () => 'Попросите эту роль у администратора проекта.'],
  }),
  'access.csrf': error({
    en: [
      () => 'The request does not come from a page of this server',
      () => 'Reload the page; scripts use "Authorization: Bearer" in place of cookies.',
    ],
    ru: [
      () => 'Запрос пришёл не со страницы этого сервера',
      () => 'Обновите страницу; сценариям нужен заголовок «Authorization: Bearer» вместо cookie.',
    ],
  }),
  'access.too-many': error<{ minutes: number }>({
    en: [
      (p) => `Too many attempts in a row: the next one is possible in ${p.minutes} min`,
      () => 'Wait so long; scripts ask less often (limits: docs/operator.md).',
    ],
    ru: [
      (p) => `Слишком много попыток подряд: следующая возможна через ${p.minutes} мин`,
      () => 'Подождите; сценариям — спрашивать реже (пределы: docs/operator.md).',
    ],
  }),
  'access.last-admin': error({
    en: [() => 'The last administrator cannot go', () => 'Make someone else an administrator first.'],
    ru: [() => 'Последнего администратора убрать нельзя', () => 'Сначала назначьте администратором кого-то ещё.'],
  }),
  'access.session-needed': error({
    en: [() => 'This needs a login, not an API token', () => 'Sign in with a name and a password.'],
    ru: [() => 'Для этого нужно войти: токена API мало', () => 'Войдите по имени и паролю.'],
  }),
  'object.missing': error<{ kind: string; id: string }>({
    en: [(p) => `There is no ${p.kind} ${p.id}`, () => 'Check the address; it may have been removed.'],
    ru: [(p) => `Объекта ${p.kind} ${p.id} нет`, () => 'Проверьте адрес: возможно, объект удалён.'],
  }),
  'object.exists': error<{ kind: string; name: string }>({
    en: [(p) => `A ${p.kind} named "${p.name}" exists already`, () => 'Choose another name, or change that one.'],
    ru: [(p) => `Объект ${p.kind} с именем «${p.name}» уже есть`, () => 'Выберите другое имя или измените имеющийся.'],
  }),
  'object.changed': error<{ kind: string; by: string; version: number }>({
    en: [
      (p) => `The ${p.kind} was changed meanwhile by ${p.by} (version ${p.version})`,
      () => 'Compare both versions and save again on top of the newest one; nothing of yours is lost.',
    ],
    ru: [
      (p) => `Тем временем ${p.by} сохраняет версию ${p.version} объекта ${p.kind}`,
      () => 'Сравните версии и сохраните поверх последней: ваши правки не потеряны.',
    ],
  }),
  'object.in-use': error<{ kind: string; name: string; by: string }>({
    en: [(p) => `The ${p.kind} "${p.name}" is used by ${p.by}`, () => 'Remove or change those first.'],
    ru: [(p) => `Объект ${p.kind} «${p.name}» используется: ${p.by}`, () => 'Сначала удалите или измените их.'],
  }),
  'request.invalid': error<{ place: string; why: Prose }>({
    en: [
      (p) => `The request is not valid: ${p.place}: ${p.why}`,
      () => 'Correct the named place; /docs describes the form.',
    ],
    ru: [
      (p) => `Запрос не соответствует форме: ${p.place}: ${p.why}`,
      () => 'Исправьте указанное место; форма описана в /docs.',
    ],
  }),
  'request.too-large': error<{ limit: string }>({
    en: [(p) => `The request is larger than ${p.limit}`, () => 'Send files by upload (POST /api/v1/uploads).'],
    ru: [(p) => `Запрос больше, чем ${p.limit}`, () => 'Файлы передавайте загрузкой (POST /api/v1/uploads).'],
  }),
  'request.too-slow': error<{ seconds: number }>({
    en: [
      (p) => `The answer took longer than ${number(p.seconds, 'en')} s`,
      () => 'Ask for fewer rows, or run it: runs have no such limit.',
    ],
    ru: [
      (p) => `Ответ занял больше ${number(p.seconds, 'ru')} с`,
      () => 'Запросите меньше строк или запустите конвейер: у запусков такого предела нет.',
    ],
  }),
  'request.too-heavy': error<{ megabytes: number }>({
    en: [
      (p) => `The answer needs more than ${number(p.megabytes, 'en')} MB of memory`,
      () => 'Ask for fewer rows, or run it: runs read the data piece by piece.',
    ],
    ru: [
      (p) => `Ответу нужно больше ${number(p.megabytes, 'ru')} МБ памяти`,
      () => 'Запросите меньше строк или запустите конвейер: запуски читают данные по частям.',
    ],
  }),
  'route.missing': error<{ route: string }>({
    en: [(p) => `There is no route ${p.route}`, () => 'The routes are listed at /docs.'],
    ru: [(p) => `Маршрута ${p.route} нет`, () => 'Маршруты перечислены на странице /docs.'],
  }),
} as const
