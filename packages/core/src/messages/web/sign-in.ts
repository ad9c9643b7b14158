import { message } from '../language.ts'

/** Texts of the sign-in page. */
export const signInTexts = {
  title: message({ ru: () => 'Вход', en: () => 'Sign in' }),
  username: message({ ru: () => 'Имя пользователя', en: () => 'User name' }),
  password: message({ ru: () => 'Пароль', en: () => 'Password' }),
  show: message({ ru: () => 'Показать пароль', en: () => 'Show password' }),
  hide: message({ ru: () => 'Скрыть пароль', en: () => 'Hide password' }),
  submit: message({ ru: () => 'Войти', en: () => 'Sign in' }),
  submitting: message({ ru: () => 'Входим…', en: () => 'Signing in…' }),
  first: message({
    ru: () => 'Первый раз здесь? Имя и пароль напечатаны там, где запущен сервер.',
    en: () => 'First time here? The user name and password are printed where the server was started.',
  }),
  promise: message({
    ru: () =>
      'Назовите источник. Платформа посмотрит на данные, скажет, где их хранить и почему, загрузит и отчитается.',
    en: () =>
      'Name a source. The platform looks at the data, says where it should live and why, loads it, and reports.',
  }),
  renewing: message({ ru: () => 'Продлеваем вход…', en: () => 'Renewing your session…' }),
  endedTitle: message({ ru: () => 'Вход закончился', en: () => 'Your session has ended' }),
  endedWhat: message({
    ru: () => 'Набранное на странице осталось. Войдите и повторите последнее действие.',
    en: () => 'What you typed is still on the page. Sign in and repeat the last action.',
  }),
  ended: message({ ru: () => 'Вход закончился. Войдите ещё раз.', en: () => 'Your session has ended. Sign in again.' }),
}
