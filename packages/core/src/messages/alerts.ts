import { message } from './language.ts'

interface Subject {
  subject: string
}

/** Mails about what somebody asked to be told. */
export const alertTexts = {
  failure: message<Subject>({ en: (p) => `Failed: ${p.subject}`, ru: (p) => `Сбой: ${p.subject}` }),
  lateness: message<Subject>({ en: (p) => `Late: ${p.subject}`, ru: (p) => `Опаздывает: ${p.subject}` }),
  drift: message<Subject>({
    en: (p) => `The structure has changed: ${p.subject}`,
    ru: (p) => `Изменилась структура: ${p.subject}`,
  }),
  'check-failed': message<Subject>({
    en: (p) => `A check failed: ${p.subject}`,
    ru: (p) => `Проверка не пройдена: ${p.subject}`,
  }),
  why: message<{ message: string; fix: string }>({
    en: (p) => `Why: ${p.message}\nWhat to do: ${p.fix}`,
    ru: (p) => `Причина: ${p.message}\nЧто делать: ${p.fix}`,
  }),
  counts: message<{ read: number; written: number; rejected: number; filtered: number }>({
    en: (p) => `Rows: read ${p.read}, written ${p.written}, rejected ${p.rejected}, filtered out ${p.filtered}`,
    ru: (p) =>
      `Строк: прочитано ${p.read}, записано ${p.written}, отклонено ${p.rejected}, отфильтровано ${p.filtered}`,
  }),
  changes: message<{ changes: string }>({
    en: (p) => `Changes made: ${p.changes}`,
    ru: (p) => `Внесённые изменения: ${p.changes}`,
  }),
  late: message<{ since: string }>({
    en: (p) => `It was to run at ${p.since} and is not done yet.`,
    ru: (p) => `Запуск был намечен на ${p.since} и ещё не завершён.`,
  }),
  run: message<{ run: string }>({ en: (p) => `Run: ${p.run}`, ru: (p) => `Запуск: ${p.run}` }),
  rule: message<{ rule: string }>({
    en: (p) => `You get this by the rule "${p.rule}".`,
    ru: (p) => `Письмо отправлено по правилу «${p.rule}».`,
  }),
  test: message({ en: () => 'This is a test of the rule.', ru: () => 'Это проверка правила.' }),
}
