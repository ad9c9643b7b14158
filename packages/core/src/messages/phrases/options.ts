import { message } from '../language.ts'

/** What options of addresses mean: a connector's schema names these as its descriptions. */
export const optionPhrases = {
  'options.encoding': message({
    en: () => 'Encoding of the text: utf-8, utf-16le, utf-16be, windows-1251, koi8-r, cp866, …; detected when absent',
    ru: () => 'Кодировка текста: utf-8, utf-16le, utf-16be, windows-1251, koi8-r, cp866, …; без указания определяется',
  }),
  'options.compression': message({
    en: () => 'How the file is compressed; detected from its first bytes when absent',
    ru: () => 'Как сжат файл; без указания определяется по первым байтам',
  }),
  'options.file-types': message({
    en: () => 'text keeps every value as it was written; infer finds and proves the types',
    ru: () => 'text — оставить каждое значение как написано; infer — найти и доказать типы',
  }),
  'options.csv.delimiter': message({
    en: () => 'What separates values: one or several characters, or tab, comma, pipe, space',
    ru: () => 'Что разделяет значения: один или несколько знаков либо tab, comma, pipe, space',
  }),
  'options.csv.quote': message({
    en: () => 'What encloses values that hold delimiters: one character, or none',
    ru: () => 'Во что взяты значения с разделителем внутри: один знак или none',
  }),
  'options.csv.escape': message({
    en: () => 'How a quote is written inside a quoted value: doubled, or the character before it (\\), or none',
    ru: () => 'Как кавычка записана внутри значения: doubled (удвоена), знак перед ней (\\) или none',
  }),
  'options.csv.header': message({
    en: () => 'Rows of column names: true (one), false (none: column1, column2, …), or their number',
    ru: () => 'Строки с именами столбцов: true (одна), false (нет: column1, column2, …) или их число',
  }),
  'options.csv.skip': message({
    en: () => 'Lines before the header that are no part of the table',
    ru: () => 'Сколько строк перед заголовком не относится к таблице',
  }),
  'options.csv.comment': message({
    en: () => 'What lines begin with that are to be passed over, or none',
    ru: () => 'С чего начинаются строки, которые пропускаются, или none',
  }),
  'options.csv.trim': message({
    en: () => 'Whether spaces before a value are no part of it',
    ru: () => 'Отбрасывать ли пробелы перед значением',
  }),
  'options.csv.ragged': message({
    en: () => 'Rows with too few fields: rejected, or filled up with NULL',
    ru: () => 'Строки, где полей не хватает: reject — отложить, pad — дополнить пустыми',
  }),
  'options.csv.nulls': message({
    en: () => 'Unquoted texts that mean NULL, separated by commas; the empty one always does',
    ru: () => 'Тексты без кавычек, которые означают отсутствие значения, через запятую; пустой означает его всегда',
  }),
  'options.json.records': message({
    en: () => 'Path of keys to the records, as after #: data.items; a point alone is the document itself',
    ru: () => 'Путь по ключам к записям, как после #: data.items; точка — сам документ',
  }),
  'options.xml.records': message({
    en: () => 'Elements from the root to the records, as after #: root.item; a point alone is the root itself',
    ru: () => 'Элементы от корня до записей, как после #: root.item; точка — сам корень',
  }),
  'options.clickhouse.tls': message({
    en: () => 'TLS: true (the same as clickhouses://), false, insecure (without checking the certificate)',
    ru: () => 'TLS: true (то же, что clickhouses://), false, insecure (без проверки сертификата)',
  }),
  'options.ca': message({
    en: () => 'File with the certificate authority (PEM) that signed the server certificate',
    ru: () => 'Файл удостоверяющего центра (PEM), подписавшего сертификат сервера',
  }),
  'options.cert': message({
    en: () => 'File with the client certificate (PEM), for servers that ask for one',
    ru: () => 'Файл сертификата клиента (PEM), если сервер его требует',
  }),
  'options.key': message({
    en: () => 'File with the key of the client certificate (PEM)',
    ru: () => 'Файл ключа сертификата клиента (PEM)',
  }),
  'options.clickhouse.connect-timeout': message({
    en: () => 'Seconds to wait for an answer to the first request',
    ru: () => 'Сколько секунд ждать ответа на первый запрос',
  }),
  'options.clickhouse.timeout': message({
    en: () => 'Seconds that one statement may take; absent: one day',
    ru: () => 'Сколько секунд может идти один запрос; без указания — сутки',
  }),
  'options.clickhouse.compression': message({
    en: () => 'true compresses what is sent and received (gzip): for slow networks',
    ru: () => 'true — сжимать передаваемое (gzip): для медленных сетей',
  }),
  'options.where': message({
    en: () => 'Condition in SQL that rows to be read meet, run with the rights of the address',
    ru: () => 'Условие SQL для читаемых строк; выполняется с правами адреса',
  }),
  'options.clickhouse.final': message({
    en: () => 'true reads tables with FINAL: only the newest version of each row of a ReplacingMergeTree',
    ru: () => 'true — читать таблицы с FINAL: только последнюю версию каждой строки ReplacingMergeTree',
  }),
  'options.server-types': message({
    en: () => 'text keeps every value as the server writes it',
    ru: () => 'text — оставить каждое значение так, как его пишет сервер',
  }),
  'options.postgresql.tls': message({
    en: () =>
      'TLS: true (with a checked certificate), false, prefer (checked where the server offers it, else plain), insecure (without checking the certificate)',
    ru: () =>
      'TLS: true (с проверкой сертификата), false, prefer (с проверкой, если сервер предлагает TLS, иначе без него), insecure (без проверки сертификата)',
  }),
  'options.postgresql.connect-timeout': message({
    en: () => 'Seconds to wait for a connection',
    ru: () => 'Сколько секунд ждать соединения',
  }),
  'options.postgresql.timeout': message({
    en: () => 'Seconds that one statement may take; absent: no limit',
    ru: () => 'Сколько секунд может идти один запрос; без указания — без предела',
  }),
  'options.postgresql.schema': message({
    en: () => 'Schema of tables named without one; default public',
    ru: () => 'Схема таблиц, названных без неё; по умолчанию public',
  }),
  'options.postgresql.idle-transactions': message({
    en: () => 'false lets the server end a transaction that waits for its client',
    ru: () => 'false — позволить серверу прервать транзакцию, которая ждёт клиента',
  }),
}
