import { error } from '../messages/language.ts'
import type { Prose } from '../messages/phrase.ts'
import { meant } from './nearest.ts'

const TYPES =
  'bool int8 int16 int32 int64 uint64 decimal(p,s) float64 string uuid date timestamp timestamptz time interval json list<T> struct<…> enum(…) ip binary'

/** Types of other systems whose names are far from ours. */
const FOREIGN_TYPES: Readonly<Record<string, string | undefined>> = {
  datetime: 'timestamp',
  datetime64: 'timestamp',
  number: 'decimal(p,s)',
  money: 'decimal(p,s)',
  str: 'string',
  blob: 'binary',
}

/** A type and the names among which its nearest is looked for. */
function typeMeant(text: string): readonly [name: string, known: string] {
  const ours = FOREIGN_TYPES[text.toLowerCase()]
  return ours === undefined ? [text, TYPES.replaceAll(' ', ', ')] : [ours, ours]
}

/** Errors of addresses, documents, usage and the house itself. */
export const generalErrors = {
  'type.unknown': error<{ text: string; at: number }>({
    en: [
      (p) => `"${p.text}" is not a logical type (character ${p.at})`,
      (p) => `${meant('en', ...typeMeant(p.text))}Use one of: ${TYPES}.`,
    ],
    ru: [
      (p) => `«${p.text}» — не логический тип (символ ${p.at})`,
      (p) => `${meant('ru', ...typeMeant(p.text))}Допустимы: ${TYPES}.`,
    ],
  }),
  'address.invalid': error<{ address: string; why: Prose }>({
    en: [
      (p) => `"${p.address}" is not an address: ${p.why}`,
      () =>
        'Write a path (data/tickets.csv) or a URL such as postgresql://user:${PGPASSWORD}@host:5432/db#schema.table.',
    ],
    ru: [
      (p) => `«${p.address}» — не адрес: ${p.why}`,
      () => 'Укажите путь (data/tickets.csv) или адрес вида postgresql://user:${PGPASSWORD}@host:5432/db#schema.table.',
    ],
  }),
  'address.table-missing': error<{ address: string }>({
    en: [
      (p) => `${p.address} names no table`,
      (p) => `Add it: #table, #schema.table, or #schema.* for all; "ai-etl discover ${p.address}" shows what is there.`,
    ],
    ru: [
      (p) => `В адресе ${p.address} не указана таблица`,
      (p) =>
        `Добавьте её: #table, #schema.table или #schema.* для всех; что там есть — «ai-etl discover ${p.address}».`,
    ],
  }),
  'address.connector-missing': error<{ scheme: string; known: string }>({
    en: [(p) => `There is no connector for ${p.scheme} yet`, (p) => `There are: ${p.known}.`],
    ru: [(p) => `Для ${p.scheme} пока нет коннектора`, (p) => `Есть: ${p.known}.`],
  }),
  'address.variable-missing': error<{ name: string }>({
    en: [
      (p) => `The environment variable ${p.name} is not set`,
      (p) => `Set ${p.name} before running, or write the value's name correctly in the address.`,
    ],
    ru: [
      (p) => `Переменная окружения ${p.name} не задана`,
      (p) => `Задайте ${p.name} перед запуском или исправьте её имя в адресе.`,
    ],
  }),
  'address.option-unknown': error<{ option: string; connector: string; known: string }>({
    en: [(p) => `${p.connector} has no option "${p.option}"`, (p) => `Its options are: ${p.known}.`],
    ru: [(p) => `У ${p.connector} нет параметра «${p.option}»`, (p) => `Его параметры: ${p.known}.`],
  }),
  'address.option-invalid': error<{ option: string; value: string; connector: string; why: Prose }>({
    en: [
      (p) => `${p.connector}: "${p.value}" does not fit the option ${p.option}: ${p.why}`,
      () => 'Run "ai-etl connectors" for the options and their values.',
    ],
    ru: [
      (p) => `${p.connector}: «${p.value}» не подходит параметру ${p.option}: ${p.why}`,
      () => 'Параметры и их значения показывает «ai-etl connectors».',
    ],
  }),
  'connector.unsupported': error<{ connector: string; operation: Prose }>({
    en: [
      (p) => `${p.connector} cannot ${p.operation}`,
      () => 'Run "ai-etl connectors" to see what each connector can do.',
    ],
    ru: [
      (p) => `${p.connector} не умеет: ${p.operation}`,
      () => 'Что умеет каждый коннектор, показывает «ai-etl connectors».',
    ],
  }),
  'file.missing': error<{ path: string }>({
    en: [
      (p) => `There is no file ${p.path}`,
      () => 'Check the spelling and the folder; quote patterns such as "data/*.csv".',
    ],
    ru: [
      (p) => `Файла ${p.path} нет`,
      () => 'Проверьте написание и папку; шаблоны вроде "data/*.csv" берите в кавычки.',
    ],
  }),
  'file.unreadable': error<{ path: string; why: Prose }>({
    en: [
      (p) => `${p.path} cannot be read: ${p.why}`,
      (p) => `Give the user of this process the right to read: chmod o+r ${p.path}`,
    ],
    ru: [
      (p) => `${p.path} не читается: ${p.why}`,
      (p) => `Дайте пользователю этого процесса право чтения: chmod o+r ${p.path}`,
    ],
  }),
  'file.outside-roots': error<{ path: string }>({
    en: [
      (p) => `${p.path} lies outside the folders that may be read`,
      () => 'Move the file under an allowed folder, or add its folder to AI_ETL_FILE_ROOTS.',
    ],
    ru: [
      (p) => `${p.path} лежит вне разрешённых папок`,
      () => 'Переместите файл в разрешённую папку или добавьте его папку в AI_ETL_FILE_ROOTS.',
    ],
  }),
  'file.format-unknown': error<{ path: string }>({
    en: [
      (p) => `The format of ${p.path} was not recognised`,
      (p) => `Name it: csv:${p.path}, json:${p.path}, xml:${p.path} or parquet:${p.path}.`,
    ],
    ru: [
      (p) => `Формат ${p.path} не распознан`,
      (p) => `Назовите его: csv:${p.path}, json:${p.path}, xml:${p.path} или parquet:${p.path}.`,
    ],
  }),
  'file.spreadsheet': error<{ path: string; kind: string }>({
    en: [
      (p) => `${p.path} is a spreadsheet (${p.kind})`,
      () => 'Save the sheet as CSV UTF-8 ("Save as…" in Excel or LibreOffice) and give that file.',
    ],
    ru: [
      (p) => `${p.path} — электронная таблица (${p.kind})`,
      () => 'Сохраните лист как CSV UTF-8 («Сохранить как…» в Excel или LibreOffice) и укажите этот файл.',
    ],
  }),
  'usage.invalid': error<{ why: Prose }>({
    en: [(p) => p.why, () => 'Run "ai-etl --help", or "ai-etl COMMAND --help".'],
    ru: [(p) => p.why, () => 'Справка: «ai-etl --help» или «ai-etl КОМАНДА --help».'],
  }),
  'document.invalid': error<{ document: string; why: Prose }>({
    en: [
      (p) => `${p.document} is not a valid document: ${p.why}`,
      () => 'Correct the named place; docs/pipeline.schema.json describes the form.',
    ],
    ru: [
      (p) => `${p.document} не соответствует форме: ${p.why}`,
      () => 'Исправьте указанное место; форма описана в docs/pipeline.schema.json.',
    ],
  }),
  'sql.failed': error<{ server: string; why: Prose; statement: string }>({
    en: [
      (p) => `${p.server} refused a statement: ${p.why}`,
      (p) =>
        `The server says what is wrong: correct the statement, or what it finds there (a table, a column, a right). The statement: ${p.statement}`,
    ],
    ru: [
      (p) => `${p.server} отклонил запрос: ${p.why}`,
      (p) =>
        `Сервер сообщает, что не так: исправьте запрос или то, что он там находит (таблицу, столбец, право). Запрос: ${p.statement}`,
    ],
  }),
  'run.cancelled': error({
    en: [() => 'Cancelled', () => 'The target is as it was; run the same command again to finish.'],
    ru: [() => 'Отменено', () => 'Цель осталась прежней; повторите команду, чтобы завершить.'],
  }),
  'internal.unexpected': error<{ why: Prose }>({
    en: [
      (p) => `Unexpected: ${p.why}`,
      () => 'This is a defect of ours. Run again with --debug and report what it prints.',
    ],
    ru: [(p) => `Непредвиденный сбой: ${p.why}`, () => 'Это наша ошибка. Повторите с --debug и пришлите вывод.'],
  }),
} as const
