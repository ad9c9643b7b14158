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
    ru: [() => 'Присланные байты не продолжают уже полученные', () => 'Запросите смещение (HEAD) и продолжите с него.'],
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
  'dataset.secret': error({
    en: [
      () => 'A dataset at an address of its own may hold no password',
      () => 'Save a connection with it, and take the dataset from there.',
    ],
    ru: [
      () => 'В адресе набора не должно быть пароля',
      () => 'Сохраните подключение с этим паролем и возьмите набор из него.',
    ],
  }),
  'dataset.unprofiled': error<{ name: string }>({
    en: [(p) => `${p.name} has no profile yet`, () => 'Measure it first: POST /datasets/{datasetId}/profiles.'],
    ru: [(p) => `У набора ${p.name} ещё нет профиля`, () => 'Сначала измерьте его: «Построить профиль».'],
  }),
  'dataset.table-missing': error<{ table: string }>({
    en: [(p) => `The dataset has no table ${p.table}`, () => 'Its tables stand in its profile.'],
    ru: [(p) => `В наборе нет таблицы ${p.table}`, () => 'Таблицы набора перечислены в его профиле.'],
  }),
  'profile.field-missing': error<{ table: string; field: string }>({
    en: [(p) => `The profile has no field ${p.table}.${p.field}`, () => 'Take the names from the profile.'],
    ru: [(p) => `В профиле нет поля ${p.table}.${p.field}`, () => 'Возьмите имена из профиля.'],
  }),
  'profile.finding-missing': error<{ field: string; rule: string }>({
    en: [(p) => `The profile finds no ${p.rule} in ${p.field}`, () => 'Take the finding from the latest profile.'],
    ru: [
      (p) => `В профиле нет замечания ${p.rule} к полю ${p.field}`,
      () => 'Возьмите замечание из последнего профиля.',
    ],
  }),
  'design.unconfirmed': error<{ statements: number; target: string }>({
    en: [
      (p) => `${p.statements} statements would be run at ${p.target}`,
      () => 'Look at them, and send the request again with "confirmed": true.',
    ],
    ru: [
      (p) => `На ${p.target} будет выполнено команд: ${p.statements}`,
      () => 'Просмотрите их и повторите запрос с «confirmed»: true.',
    ],
  }),
  'design.dialect-differs': error<{ dialect: string; connector: string }>({
    en: [
      (p) => `The design is for ${p.dialect}, and the address leads to ${p.connector}`,
      (p) => `Make a design for ${p.connector}, or give an address of ${p.dialect}.`,
    ],
    ru: [
      (p) => `Таблицы спроектированы для ${p.dialect}, а адрес ведёт в ${p.connector}`,
      (p) => `Сделайте проект для ${p.connector} или укажите адрес ${p.dialect}.`,
    ],
  }),
} as const
