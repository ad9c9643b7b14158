import { error } from '../messages/language.ts'

/** Errors of deploying and watching DAGs through the API of Airflow. */
export const airflowErrors = {
  'airflow.unreachable': error<{ url: string }>({
    en: [
      (p) => `Airflow does not answer at ${p.url}`,
      () => 'Check the address in --airflow or AIRFLOW_URL, and that its API server runs.',
    ],
    ru: [
      (p) => `Airflow не отвечает по адресу ${p.url}`,
      () => 'Проверьте адрес в --airflow или AIRFLOW_URL и что его сервер API запущен.',
    ],
  }),
  'airflow.login': error<{ url: string; status: number }>({
    en: [
      (p) => `Airflow at ${p.url} does not let in (${p.status})`,
      () => 'Give the login in AIRFLOW_USERNAME and AIRFLOW_PASSWORD.',
    ],
    ru: [
      (p) => `Airflow по адресу ${p.url} не впускает (${p.status})`,
      () => 'Задайте вход в AIRFLOW_USERNAME и AIRFLOW_PASSWORD.',
    ],
  }),
  'airflow.refused': error<{ request: string; status: number; told: string }>({
    en: [
      (p) => `Airflow refused ${p.request} (${p.status}): ${p.told}`,
      () => 'Check the name of the DAG and of the run.',
    ],
    ru: [(p) => `Airflow отклонил ${p.request} (${p.status}): ${p.told}`, () => 'Проверьте имена DAG и запуска.'],
  }),
  'airflow.import': error<{ file: string; reason: string }>({
    en: [
      (p) => `Airflow cannot read ${p.file}: ${p.reason}`,
      () => 'Mend the place that is named; often a provider or an environment variable is missing.',
    ],
    ru: [
      (p) => `Airflow не читает ${p.file}: ${p.reason}`,
      () => 'Исправьте названное место; часто не хватает провайдера или переменной окружения.',
    ],
  }),
  'airflow.folder': error<{ folder: string }>({
    en: [(p) => `there is no folder ${p.folder}`, () => 'Name the folder that Airflow reads DAGs from.'],
    ru: [(p) => `папки ${p.folder} нет`, () => 'Назовите папку, из которой Airflow читает DAG.'],
  }),
  'airflow.not-set': error<{ missing: string }>({
    en: [
      (p) => `this server knows of no Airflow: ${p.missing} is not set`,
      () => 'Start the server with AIRFLOW_URL, AIRFLOW_DAGS, AIRFLOW_USERNAME and AIRFLOW_PASSWORD.',
    ],
    ru: [
      (p) => `этот сервер не знает Airflow: не задано ${p.missing}`,
      () => 'Запустите сервер с AIRFLOW_URL, AIRFLOW_DAGS, AIRFLOW_USERNAME и AIRFLOW_PASSWORD.',
    ],
  }),
  'airflow.taken': error<{ dag: string }>({
    en: [
      (p) => `Airflow has a DAG ${p.dag} that is not of this pipeline`,
      () => 'Rename the pipeline, or delete that DAG with its file.',
    ],
    ru: [
      (p) => `в Airflow есть DAG ${p.dag} не от этого конвейера`,
      () => 'Переименуйте конвейер или удалите тот DAG вместе с файлом.',
    ],
  }),
  'airflow.no-dag': error<{ dag: string }>({
    en: [(p) => `Airflow has no DAG ${p.dag} of this pipeline`, () => 'Deploy the pipeline to Airflow first.'],
    ru: [(p) => `в Airflow нет DAG ${p.dag} этого конвейера`, () => 'Сначала разверните конвейер в Airflow.'],
  }),
  'airflow.unseen': error<{ dag: string; folder: string }>({
    en: [
      (p) => `Airflow has not seen the DAG ${p.dag} in ${p.folder}`,
      () => 'Check that --dags is the folder that its DAG processor reads.',
    ],
    ru: [
      (p) => `Airflow не увидел DAG ${p.dag} в ${p.folder}`,
      () => 'Проверьте, что --dags — папка, которую читает его обработчик DAG.',
    ],
  }),
}
