import { error } from '../messages/language.ts'

/** Errors of what is brought to the server to be read: uploads, datasets. */
export const sourcesErrors = {
  'upload.unfinished': error<{ name: string }>({
    en: [(p) => `${p.name} has not arrived whole yet`, () => 'Resume the upload, or send the file again.'],
    ru: [(p) => `Файл ${p.name} загружен не полностью`, () => 'Продолжите загрузку или отправьте файл заново.'],
  }),
  'upload.too-large': error<{ limit: string }>({
    en: [
      (p) => `The file is larger than ${p.limit}`,
      () => 'Split it or compress it (.gz, .zst), or let the server read it from a folder, a database or a store.',
    ],
    ru: [
      (p) => `Файл больше, чем ${p.limit}`,
      () => 'Разделите или сожмите его (.gz, .zst) либо дайте серверу прочитать его из папки, базы или хранилища.',
    ],
  }),
  'upload.name-invalid': error<{ name: string }>({
    en: [(p) => `"${p.name}" cannot name a file`, () => 'Give a plain file name with its extension: tickets.csv.'],
    ru: [(p) => `«${p.name}» не годится как имя файла`, () => 'Укажите простое имя с расширением: tickets.csv.'],
  }),
  'upload.offset': error({
    en: [
      () => 'The bytes sent do not follow on those that have arrived',
      () => 'Ask for the offset (HEAD) and go on from there.',
    ],
    ru: [
      () => 'Присланные байты не продолжают уже полученные',
      () => 'Запросите смещение (HEAD) и продолжите с него.',
    ],
  }),
  'upload.busy': error({
    en: [() => 'Another request sends to this upload', () => 'Wait until it ends, then ask for the offset (HEAD).'],
    ru: [() => 'В эту загрузку пишет другой запрос', () => 'Дождитесь его конца и запросите смещение (HEAD).'],
  }),
  'upload.gone': error({
    en: [() => 'This upload is over or was removed', () => 'Look at the list of uploads; send the file again.'],
    ru: [() => 'Эта загрузка завершена или удалена', () => 'Проверьте список загрузок; отправьте файл заново.'],
  }),
  'upload.protocol': error<{ why: string }>({
    en: [
      (p) => `The upload was refused: ${p.why}`,
      () => 'Ask for its offset (HEAD) and go on from there; docs: routes/README.md, uploads.',
    ],
    ru: [
      (p) => `Загрузка отклонена: ${p.why}`,
      () => 'Запросите её смещение (HEAD) и продолжите с него; описание: routes/README.md, загрузки.',
    ],
  }),
} as const
