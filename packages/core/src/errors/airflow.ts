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
  'airflow.import': error<{ file: string; trace: string }>({
    en: [
      (p) => `Airflow cannot read ${p.file}: ${p.trace}`,
      () => 'Mend the place that is named; often a provider is not installed.',
    ],
    ru: [
      (p) => `Airflow не читает ${p.file}: ${p.trace}`,
      () => 'Исправьте названное место; часто не установлен провайдер.',
    ],
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
