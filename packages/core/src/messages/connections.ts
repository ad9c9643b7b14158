import type { Message } from './language.ts'

/** Fields of the form of a connection, beside the connector's own options. */
export const connectionFields = {
  host: {
    title: { en: () => 'Host', ru: () => 'Узел' },
    description: {
      en: () => 'Name or address of the server; empty: the embedded one',
      ru: () => 'Имя или адрес сервера; пусто — встроенный',
    },
  },
  port: {
    title: { en: () => 'Port', ru: () => 'Порт' },
    description: { en: () => 'Empty: the usual one of the system', ru: () => 'Пусто — обычный для системы' },
  },
  path: {
    title: { en: () => 'Database', ru: () => 'База данных' },
    description: { en: () => 'Empty: the default one of the user', ru: () => 'Пусто — база пользователя по умолчанию' },
  },
  user: {
    title: { en: () => 'User name', ru: () => 'Учётная запись' },
    description: { en: () => 'A role that may read is enough', ru: () => 'Достаточно роли с правом чтения' },
  },
  password: {
    title: { en: () => 'Password', ru: () => 'Пароль' },
    description: {
      en: () => 'Kept sealed and never shown; empty: as it was',
      ru: () => 'Хранится запечатанным и не показывается; пусто — прежний',
    },
  },
  file: {
    title: { en: () => 'File', ru: () => 'Файл' },
    description: {
      en: () => 'Path in a folder that the server may read; * for several files of one shape',
      ru: () => 'Путь в папке, которую сервер может читать; * — несколько файлов одного вида',
    },
  },
} satisfies Record<string, { title: Message; description: Message }>
