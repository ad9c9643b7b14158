import { message, number, plural } from '../language.ts'

/** Texts of the page of a pipeline's code. */
export const codeTexts = {
  title: message<{ name: string }>({ ru: ({ name }) => `${name} как код`, en: ({ name }) => `${name} as code` }),
  lead: message({
    ru: () => 'Тот же конвейер для вашего хранилища кода. Чего цель не может в точности, то отклонено с причиной.',
    en: () => 'The same pipeline for your own repository. What a target cannot do exactly is refused, with the reason.',
  }),
  back: message({ ru: () => 'К конвейеру', en: () => 'To the pipeline' }),
  targets: message({ ru: () => 'Во что превратить', en: () => 'What to make of it' }),
  dialect: message({ ru: () => 'Диалект', en: () => 'Dialect' }),
  draft: message<{ version: number }>({
    ru: ({ version }) => `Код черновика из этого браузера, поверх версии ${version}.`,
    en: ({ version }) => `The code of the draft in this browser, on top of version ${version}.`,
  }),
  saved: message<{ version: number }>({
    ru: ({ version }) => `Код версии ${version}.`,
    en: ({ version }) => `The code of version ${version}.`,
  }),
  files: message<{ n: number }>({
    ru: ({ n }) => `${number(n, 'ru')}\u00a0${plural(n, 'файл', 'файла', 'файлов')}`,
    en: ({ n }) => `${number(n, 'en')} ${n === 1 ? 'file' : 'files'}`,
  }),
  file: message({ ru: () => 'Файл', en: () => 'File' }),
  copy: message({ ru: () => 'Скопировать', en: () => 'Copy' }),
  download: message({ ru: () => 'Скачать файл', en: () => 'Download the file' }),
  downloadAll: message({ ru: () => 'Скачать всё', en: () => 'Download all' }),
  refused: message<{ n: number }>({
    ru: ({ n }) => `Отклонено: ${number(n, 'ru')}. Пока это так, кода нет.`,
    en: ({ n }) => `Refused: ${number(n, 'en')}. There is no code while that is so.`,
  }),
  warnings: message({ ru: () => 'О чём нужно знать', en: () => 'What to know' }),
  compiling: message({ ru: () => 'Пишем код…', en: () => 'Writing the code…' }),
}

/** Texts of what Airflow does with a pipeline. */
export const airflowTexts = {
  title: message({ ru: () => 'В Airflow', en: () => 'In Airflow' }),
  notConfigured: message({
    ru: () => 'Сервер запущен без Airflow: код можно скачать и положить в его папку DAG самим.',
    en: () => 'The server was started without an Airflow: download the code and put it into its DAGs folder yourself.',
  }),
  howToConfigure: message({
    ru: () =>
      'Чтобы разворачивать отсюда, задайте серверу AIRFLOW_URL, AIRFLOW_USERNAME, AIRFLOW_PASSWORD и AIRFLOW_DAGS (папка, из которой Airflow читает DAG) и перезапустите его.',
    en: () =>
      'To deploy from here, start the server with AIRFLOW_URL, AIRFLOW_USERNAME, AIRFLOW_PASSWORD and AIRFLOW_DAGS (the folder that Airflow reads DAGs from).',
  }),
  silent: message<{ url: string }>({
    ru: ({ url }) => `Airflow не отвечает по адресу ${url}.`,
    en: ({ url }) => `Airflow does not answer at ${url}.`,
  }),
  notDeployed: message({ ru: () => 'DAG ещё не развёрнут.', en: () => 'The DAG is not deployed yet.' }),
  deployed: message<{ version: number | null }>({
    ru: ({ version }) => (version === null ? 'Развёрнут' : `Развёрнута версия ${version}`),
    en: ({ version }) => (version === null ? 'Deployed' : `Version ${version} is deployed`),
  }),
  taken: message({
    ru: () => 'DAG с таким именем в Airflow уже есть, и он не от этого конвейера.',
    en: () => 'A DAG of this name is in Airflow already, and not of this pipeline.',
  }),
  paused: message({ ru: () => 'на паузе', en: () => 'paused' }),
  active: message({ ru: () => 'работает', en: () => 'active' }),
  deploy: message<{ version: number }>({
    ru: ({ version }) => `Развернуть версию ${version}`,
    en: ({ version }) => `Deploy version ${version}`,
  }),
  deploying: message({
    ru: () => 'Ждём, пока Airflow прочтёт DAG: обычно меньше минуты…',
    en: () => 'Waiting for Airflow to read the DAG: usually under a minute…',
  }),
  pause: message({ ru: () => 'Поставить на паузу', en: () => 'Pause' }),
  unpause: message({ ru: () => 'Снять с паузы', en: () => 'Unpause' }),
  trigger: message({ ru: () => 'Запустить в Airflow', en: () => 'Run in Airflow' }),
  open: message({ ru: () => 'Открыть в Airflow', en: () => 'Open in Airflow' }),
  nextRun: message({ ru: () => 'следующий запуск', en: () => 'next run' }),
  held: message({
    ru: () => 'DAG на паузе: запуск ждёт в очереди, пока её не снимут.',
    en: () => 'The DAG is paused: the run waits until it is unpaused.',
  }),
  parameters: message({ ru: () => 'Параметры запуска', en: () => 'Parameters of the run' }),
  unreadable: message<{ file: string; line: number | null }>({
    ru: ({ file, line }) => `Airflow не читает ${file}${line === null ? '' : `, строка ${line}`}`,
    en: ({ file, line }) => `Airflow cannot read ${file}${line === null ? '' : `, line ${line}`}`,
  }),
  trace: message({ ru: () => 'Что сказал Airflow', en: () => 'What Airflow said' }),
  runs: message({ ru: () => 'Запуски в Airflow', en: () => 'Runs in Airflow' }),
  noRuns: message({ ru: () => 'Запусков ещё не было.', en: () => 'No runs yet.' }),
  run: message({ ru: () => 'Запуск', en: () => 'Run' }),
  state: message({ ru: () => 'Состояние', en: () => 'State' }),
  started: message({ ru: () => 'Начат', en: () => 'Started' }),
  finished: message({ ru: () => 'Окончен', en: () => 'Finished' }),
  tasks: message<{ run: string }>({ ru: ({ run }) => `Задачи: ${run}`, en: ({ run }) => `Tasks: ${run}` }),
  task: message({ ru: () => 'Задача', en: () => 'Task' }),
  seconds: message({ ru: () => 'Секунды', en: () => 'Seconds' }),
  log: message<{ task: string }>({ ru: ({ task }) => `Журнал: ${task}`, en: ({ task }) => `Log: ${task}` }),
  waiting: message({ ru: () => 'ждёт', en: () => 'waiting' }),
  queued: message({ ru: () => 'в очереди', en: () => 'queued' }),
  running: message({ ru: () => 'идёт', en: () => 'running' }),
  success: message({ ru: () => 'готово', en: () => 'done' }),
  failed: message({ ru: () => 'сбой', en: () => 'failed' }),
}
