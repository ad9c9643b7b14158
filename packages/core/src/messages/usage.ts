import type { Message } from './language.ts'
import { message } from './language.ts'

const text = (en: string, ru: string): Message => message({ en: () => en, ru: () => ru })

/** What groups of commands are about, by the first word of their names. */
export const groupTexts: Readonly<Record<string, Message>> = {
  airflow: text('pipelines as DAGs of Airflow', 'конвейеры как DAG Airflow'),
  connections: text('saved connections', 'сохранённые подключения'),
  runs: text('what was run', 'что выполнялось'),
  state: text('what targets remember of their loads', 'что цели помнят о загрузках'),
  quarantine: text('rejected rows', 'отложенные строки'),
}

/** Words of the help itself. */
export const helpTexts = {
  usage: text('Usage:', 'Вызов:'),
  arguments: text('Arguments:', 'Аргументы:'),
  options: text('Options:', 'Параметры:'),
  commands: text('Commands:', 'Команды:'),
  optionsPlace: text('options', 'параметры'),
  commandPlace: text('command', 'команда'),
  help: text('show this help', 'показать эту справку'),
  version: text('show the version', 'показать версию'),
  helpCommand: text('help of a command', 'справка о команде'),
} as const
