import { message } from '../../messages/language.ts'

/** What a reader of a DAG has to give it. */
export const airflowWarnings = {
  connection: (id: string) =>
    message<void>({
      en: () => `Airflow needs a connection ${id} to the database`,
      ru: () => `в Airflow нужно соединение ${id} с базой данных`,
    }),
  provider: (name: string) =>
    message<void>({
      en: () => `Airflow needs the provider ${name}`,
      ru: () => `в Airflow нужен провайдер ${name}`,
    }),
  command: message<void>({
    en: () => 'workers of Airflow need the command ai-etl, or another in AI_ETL_COMMAND',
    ru: () => 'рабочим процессам Airflow нужна команда ai-etl или другая в AI_ETL_COMMAND',
  }),
  variables: (names: string) =>
    message<void>({
      en: () => `Airflow needs the environment variables ${names}`,
      ru: () => `Airflow нужны переменные окружения ${names}`,
    }),
  python: message<void>({
    en: () => 'workers of Airflow need the packages of requirements.txt',
    ru: () => 'рабочим процессам Airflow нужны пакеты из requirements.txt',
  }),
  files: message<void>({
    en: () => 'files are waited for through the connection fs_default, which Airflow has to have',
    ru: () => 'файлы ожидаются через соединение fs_default: оно должно быть в Airflow',
  }),
  s3: message<void>({
    en: () =>
      'objects of S3 are waited for through the connection aws_default, which Airflow has to have, with the provider apache-airflow-providers-amazon',
    ru: () =>
      'объекты S3 ожидаются через соединение aws_default: оно и провайдер apache-airflow-providers-amazon должны быть в Airflow',
  }),
  again: (target: string) =>
    message<void>({
      en: () => `each run adds all rows to ${target} again: nothing remembers what was loaded`,
      ru: () => `каждый запуск снова дописывает в ${target} все строки: о загруженном ничто не помнит`,
    }),
  gap: (targets: string) =>
    message<void>({
      en: () => `while a run fills them, ${targets} are empty: this database has no transaction for it`,
      ru: () => `пока запуск их наполняет, ${targets} пусты: транзакций для этого в базе нет`,
    }),
}

/** Why a DAG cannot have tasks of a kind. */
export const AIRFLOW_REFUSALS = {
  places: message<void>({
    en: () => 'a query needs all sources and targets as tables of one database of PostgreSQL, ClickHouse or MySQL',
    ru: () => 'для запроса все источники и цели должны быть таблицами одной базы PostgreSQL, ClickHouse или MySQL',
  }),
  policy: message<void>({
    en: () => 'only the platform itself does this: let the DAG run its command',
    ru: () => 'это делает только сама платформа: пусть DAG запускает её команду',
  }),
  reach: message<void>({
    en: () => 'the module for pandas cannot read or write this address: let the DAG run the platform’s command',
    ru: () => 'модуль для pandas не читает и не пишет по этому адресу: пусть DAG запускает команду платформы',
  }),
}
