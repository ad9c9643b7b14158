import { message } from '../../messages/language.ts'

/** What a reader of a DAG has to give it. */
export const airflowWarnings = {
  connection: (id: string) =>
    message<void>({
      en: () => `Airflow needs a connection ${id} to the database`,
      ru: () => `в Airflow нужно соединение ${id} с базой данных`,
    }),
  command: message<void>({
    en: () =>
      'workers of Airflow need the command ai-etl (or another in AI_ETL_COMMAND) and the environment variables of the document',
    ru: () =>
      'рабочим процессам Airflow нужна команда ai-etl (или другая в AI_ETL_COMMAND) и переменные окружения из документа',
  }),
  files: message<void>({
    en: () => 'files are waited for through the connection fs_default, which Airflow has to have',
    ru: () => 'файлы ожидаются через соединение fs_default: оно должно быть в Airflow',
  }),
}
