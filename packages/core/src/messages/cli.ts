import { message, number, plural } from './language.ts'

const STAGES_RU: Readonly<Record<string, string>> = {
  scan: 'Чтение',
  structure: 'Структура',
  facts: 'Факты',
  keys: 'Ключи',
  dependences: 'Зависимости',
  relations: 'Связи',
  load: 'Загрузка',
  prove: 'Сверка',
  publish: 'Публикация',
  experiment: 'Опыт',
}

/** Texts of the command line itself. */
export const cliTexts = {
  stage: message<{ stage: string }>({
    en: (p) => p.stage,
    ru: (p) => STAGES_RU[p.stage] ?? p.stage,
  }),
  rows: message<{ rows: number }>({
    en: (p) => `${number(p.rows, 'en')} rows`,
    ru: (p) => `${number(p.rows, 'ru')} ${plural(p.rows, 'строка', 'строки', 'строк')}`,
  }),
  remaining: message<{ seconds: number }>({
    en: (p) => `${clock(p.seconds)} left`,
    ru: (p) => `осталось ${clock(p.seconds)}`,
  }),
  literalSecret: message<{ address: string }>({
    en: (p) =>
      `Warning: the address ${p.address} carries a secret as it stands. Write \${NAME} and set that environment variable, so that it stays out of the shell's history.`,
    ru: (p) =>
      `Предупреждение: в адресе ${p.address} секрет записан открыто. Напишите \${NAME} и задайте эту переменную окружения, чтобы он не попал в историю команд.`,
  }),
  cancelling: message({
    en: () => 'Cancelling; once more to stop at once.',
    ru: () => 'Отменяется; ещё раз — остановить немедленно.',
  }),
  where: message<{ where: string }>({
    en: (p) => `  where: ${p.where}`,
    ru: (p) => `  место: ${p.where}`,
  }),
  fix: message<{ fix: string }>({
    en: (p) => `  fix:   ${p.fix}`,
    ru: (p) => `  как исправить: ${p.fix}`,
  }),
  run: message<{ run: string }>({
    en: (p) => `  run:   ${p.run}`,
    ru: (p) => `  запуск: ${p.run}`,
  }),
  optionJson: message({
    en: () => 'print exactly one JSON document on standard output',
    ru: () => 'выдать ровно один документ JSON',
  }),
  optionLang: message({
    en: () => 'language of texts',
    ru: () => 'язык текстов',
  }),
  optionServer: message({
    en: () => 'Let a server do the work, with the token of AI_ETL_TOKEN: http://127.0.0.1:8000',
    ru: () => 'Поручить работу серверу, с токеном из AI_ETL_TOKEN: http://127.0.0.1:8000',
  }),
  optionDataDir: message({
    en: () => 'folder of the platform: embedded servers, runs, saved connections',
    ru: () => 'папка платформы: встроенные серверы, запуски, подключения',
  }),
  optionProgress: message({
    en: () => 'show progress even when standard error is no terminal',
    ru: () => 'показывать ход работы и вне терминала',
  }),
  optionDebug: message({
    en: () => 'show stack traces of failures',
    ru: () => 'показывать стек вызовов при сбое',
  }),
  product: message({
    en: () =>
      'A digital data engineer: profiles data, advises where it should live and why, writes DDL, loads with proof, reports.',
    ru: () =>
      'Цифровой инженер данных: изучает данные, советует, где их хранить и почему, пишет DDL, загружает с доказательством, составляет отчёты.',
  }),
}

/** `0:07`, `12:34`, `1:02:03` */
function clock(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor((seconds % 3600) / 60)
  const rest = `${two(seconds % 60)}`
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`
}
