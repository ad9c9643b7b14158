import type { Message } from './language.ts'
import { bytes, number, plural } from './language.ts'

/** What the steps of a connection test say about files. */
export const fileMessages = {
  found: {
    en: (p: { files: number; bytes: number }) =>
      `${number(p.files, 'en')} ${p.files === 1 ? 'file' : 'files'}, ${bytes(p.bytes, 'en')}`,
    ru: (p: { files: number; bytes: number }) =>
      `${number(p.files, 'ru')} ${plural(p.files, 'файл', 'файла', 'файлов')}, ${bytes(p.bytes, 'ru')}`,
  },
  connected: {
    en: () => 'The files lie on this machine',
    ru: () => 'Файлы лежат на этой машине',
  },
  authenticated: {
    en: () => 'Files need no login',
    ru: () => 'Для файлов вход не нужен',
  },
  authorised: {
    en: () => 'They may be read',
    ru: () => 'Их можно читать',
  },
  read: {
    en: (p: { format: string; columns: number; rows: number }) =>
      `${p.format}, ${number(p.columns, 'en')} ${p.columns === 1 ? 'column' : 'columns'}, the first ${number(p.rows, 'en')} rows were read`,
    ru: (p: { format: string; columns: number; rows: number }) =>
      `${p.format}, ${number(p.columns, 'ru')} ${plural(p.columns, 'столбец', 'столбца', 'столбцов')}, прочитано первых строк: ${number(p.rows, 'ru')}`,
  },
} satisfies Record<string, Message<never>>
