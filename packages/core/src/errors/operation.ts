import { error } from '../messages/language.ts'
import type { Prose } from '../messages/phrase.ts'

/** Errors of what a server does by itself or for many: saved documents, schedules, alerts. */
export const operationErrors = {
  'pipeline.secret-literal': error<{ place: string }>({
    en: [
      (p) => `${p.place} carries a password as it stands; every version of a pipeline is kept and shown`,
      () => 'Save a connection and name it: @connection#dataset.',
    ],
    ru: [
      (p) => `В ${p.place} пароль записан открыто, а все версии конвейера хранятся и показываются`,
      () => 'Сохраните подключение и сошлитесь на него: @подключение#набор.',
    ],
  }),
  'pipeline.version-missing': error<{ version: number }>({
    en: [(p) => `The pipeline has no version ${p.version}`, () => 'Choose one of its versions.'],
    ru: [(p) => `Версии ${p.version} у конвейера нет`, () => 'Выберите одну из его версий.'],
  }),
  'pipeline.edit-impossible': error<{ operation: string; why: Prose }>({
    en: [(p) => `The edit "${p.operation}" cannot be made: ${p.why}`, () => 'Load the document again and repeat it.'],
    ru: [(p) => `Правку «${p.operation}» сделать нельзя: ${p.why}`, () => 'Обновите документ и повторите правку.'],
  }),
  'run.not-over': error<{ run: string }>({
    en: [(p) => `The run ${p.run} is not over yet`, () => 'Wait for its end, or cancel it.'],
    ru: [(p) => `Запуск ${p.run} ещё не завершён`, () => 'Дождитесь конца или отмените его.'],
  }),
  'run.not-repeatable': error<{ run: string }>({
    en: [
      (p) => `What the run ${p.run} was asked to do is not known here any more`,
      () => 'Start it anew: the command line started it, or retention removed its job.',
    ],
    ru: [
      (p) => `Здесь больше не известно, что должен был делать запуск ${p.run}`,
      () => 'Запустите заново: его запустила командная строка или его задание удалено по сроку хранения.',
    ],
  }),
  'run.no-log': error<{ run: string }>({
    en: [(p) => `The run ${p.run} has left no folder`, () => 'It never began, or retention removed the folder.'],
    ru: [(p) => `У запуска ${p.run} нет папки`, () => 'Он не начинался, или папку удалили по сроку хранения.'],
  }),
  'schedule.from-document': error({
    en: [
      () => 'When this schedule runs is said by the document of its pipeline',
      () => 'Change or remove "schedule" in the document, or pause the schedule here.',
    ],
    ru: [
      () => 'Когда работает это расписание, сказано в документе его конвейера',
      () => 'Измените или уберите schedule в документе либо приостановите расписание здесь.',
    ],
  }),
  'schedule.cron-invalid': error<{ cron: string; why: string }>({
    en: [
      (p) => `"${p.cron}" is no cron expression: ${p.why}`,
      () => 'Write minute, hour, day, month, day of week: "0 6 * * *" is every day at 06:00.',
    ],
    ru: [
      (p) => `«${p.cron}» — не выражение cron: ${p.why}`,
      () => 'Запишите минуту, час, день, месяц и день недели: «0 6 * * *» — каждый день в 06:00.',
    ],
  }),
  'schedule.zone-unknown': error<{ timezone: string }>({
    en: [(p) => `There is no time zone "${p.timezone}"`, () => 'Use a name such as Europe/Moscow.'],
    ru: [(p) => `Часового пояса «${p.timezone}» нет`, () => 'Укажите имя вида Europe/Moscow.'],
  }),
  'schedule.backfill-too-long': error<{ times: number; most: number }>({
    en: [
      (p) => `The range holds more than ${p.most} times (${p.times} counted)`,
      () => 'Give a shorter range, several times if need be.',
    ],
    ru: [
      (p) => `В диапазоне больше ${p.most} запусков (насчитано ${p.times})`,
      () => 'Возьмите диапазон короче и при необходимости повторите.',
    ],
  }),
  'alert.mail-unset': error({
    en: [() => 'This server sends no mail', () => 'Set SMTP_URL and start it again, or use a webhook.'],
    ru: [() => 'Этот сервер не отправляет почту', () => 'Задайте SMTP_URL и перезапустите его или выберите вебхук.'],
  }),
  'alert.recipient-invalid': error<{ recipient: string; channel: string }>({
    en: [
      (p) => `"${p.recipient}" is no recipient for ${p.channel}`,
      () => 'Give a mail address for mail, an http or https URL without a password for a webhook.',
    ],
    ru: [
      (p) => `«${p.recipient}» не подходит для ${p.channel}`,
      () => 'Для почты нужен почтовый адрес, для вебхука — адрес http или https без пароля.',
    ],
  }),
} as const
