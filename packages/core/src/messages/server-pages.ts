import { message } from './language.ts'

/** Pages that the server makes by itself, without the web. */
export const serverPageTexts = {
  errors: message({ en: () => 'Errors', ru: () => 'Ошибки' }),
  errorsLead: message({
    en: () =>
      'Every failure has a stable code: the API answers with it, and the command line shows it. {name} stands for a name or a text, N for a number.',
    ru: () =>
      'У каждого сбоя есть постоянный код: им отвечает API, его показывает командная строка. {name} — на месте имени или текста, N — на месте числа.',
  }),
  code: message({ en: () => 'Code', ru: () => 'Код' }),
  says: message({ en: () => 'What it says', ru: () => 'Что сообщает' }),
  fix: message({ en: () => 'What to do', ru: () => 'Что делать' }),
}
