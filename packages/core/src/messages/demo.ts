import { message, number, plural } from './language.ts'

interface ProfileFacts {
  rows: number
  rejected: number
  tables: number
  fields: number
  findings: number
  lines: readonly number[]
}

interface RunFacts {
  state: string
  read: number
  written: number
  rejected: number
  filtered: number
  seconds: number
}

/** What `npm start` says at each station of the corridor. */
export const demoTexts = {
  stations: {
    profile: message({ en: () => 'profile', ru: () => 'профиль' }),
    advice: message({ en: () => 'advice', ru: () => 'совет' }),
    ddl: message({ en: () => 'tables', ru: () => 'таблицы' }),
    plan: message({ en: () => 'plan', ru: () => 'конвейер' }),
    run: message({ en: () => 'run', ru: () => 'запуск' }),
    report: message({ en: () => 'report', ru: () => 'отчёт' }),
  },
  profile: message<ProfileFacts>({
    en: (p) =>
      `${number(p.rows, 'en')} records, ${p.tables === 1 ? '1 table' : `${p.tables} tables`}, ${p.fields} fields, ${p.findings} findings; ${p.rejected === 0 ? 'none set aside' : `${p.rejected} set aside (lines ${p.lines.join(', ')})`}`,
    ru: (p) =>
      `${number(p.rows, 'ru')} ${plural(p.rows, 'запись', 'записи', 'записей')}, ${p.tables} ${plural(p.tables, 'таблица', 'таблицы', 'таблиц')}, ${p.fields} ${plural(p.fields, 'поле', 'поля', 'полей')}, ${p.findings} ${plural(p.findings, 'замечание', 'замечания', 'замечаний')}; ${p.rejected === 0 ? 'отложенных нет' : `отложено ${p.rejected} (строки ${p.lines.join(', ')})`}`,
  }),
  table: message<{ table: string; rows: number; key: string; personal: readonly string[] }>({
    en: (p) =>
      `${p.table}: ${number(p.rows, 'en')} rows, key ${p.key}${p.personal.length > 0 ? `, personal: ${p.personal.join(', ')}` : ''}`,
    ru: (p) =>
      `${p.table}: ${number(p.rows, 'ru')} ${plural(p.rows, 'строка', 'строки', 'строк')}, ключ ${p.key}${p.personal.length > 0 ? `, персональные: ${p.personal.join(', ')}` : ''}`,
  }),
  ddl: message<{ dialect: string; statements: number; choices: number; refused: number; checkedOn: string }>({
    en: (p) =>
      `${p.dialect}: ${p.statements} ${p.statements === 1 ? 'statement' : 'statements'}, ${p.choices} choices and ${p.refused} refusals with reasons${p.checkedOn ? `, executed on ${p.checkedOn}` : ''}`,
    ru: (p) =>
      `${p.dialect}: операторов ${p.statements}, решений с основаниями ${p.choices}, отказов с основаниями ${p.refused}${p.checkedOn ? `, выполнено на ${p.checkedOn}` : ''}`,
  }),
  run: message<RunFacts>({
    en: (p) =>
      p.state === 'unchanged'
        ? 'this input is loaded already: nothing to do'
        : `read ${number(p.read, 'en')} = written ${number(p.written, 'en')} + rejected ${number(p.rejected, 'en')} + filtered ${number(p.filtered, 'en')} in ${number(p.seconds, 'en')} s`,
    ru: (p) =>
      p.state === 'unchanged'
        ? 'этот вход уже загружен: делать нечего'
        : `прочитано ${number(p.read, 'ru')} = записано ${number(p.written, 'ru')} + отложено ${number(p.rejected, 'ru')} + отфильтровано ${number(p.filtered, 'ru')} за ${number(p.seconds, 'ru')} с`,
  }),
  end: message({
    en: () =>
      '\nLook further: npx ai-etl discover postgresql:///city · npx ai-etl preview clickhouse:///city#tickets · npx ai-etl runs list',
    ru: () =>
      '\nДальше: npx ai-etl discover postgresql:///city · npx ai-etl preview clickhouse:///city#tickets · npx ai-etl runs list',
  }),
}
