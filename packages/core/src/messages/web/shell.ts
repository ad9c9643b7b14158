import { message } from '../language.ts'

/** Texts that every page shares: the top bar, common buttons, states. */
export const shellTexts = {
  skip: message({ ru: () => 'К содержанию', en: () => 'Skip to content' }),
  home: message({ ru: () => 'ai-etl: к началу', en: () => 'ai-etl: to the start' }),
  sections: message({ ru: () => 'Разделы', en: () => 'Sections' }),
  place: message({ ru: () => 'Проект и набор', en: () => 'Project and dataset' }),
  data: message({ ru: () => 'Данные', en: () => 'Data' }),
  runs: message({ ru: () => 'Запуски', en: () => 'Runs' }),
  monitoring: message({ ru: () => 'Мониторинг', en: () => 'Monitoring' }),
  connections: message({ ru: () => 'Подключения', en: () => 'Connections' }),
  settings: message({ ru: () => 'Настройки', en: () => 'Settings' }),
  project: message({ ru: () => 'Проект', en: () => 'Project' }),
  switchProject: message<{ name: string }>({
    ru: ({ name }) => `Проект «${name}», сменить`,
    en: ({ name }) => `Project “${name}”, switch`,
  }),
  find: message({ ru: () => 'Найти', en: () => 'Find' }),
  findWhat: message({
    ru: () => 'Набор, конвейер, запуск, страница…',
    en: () => 'Dataset, pipeline, run, page…',
  }),
  nothingFound: message({ ru: () => 'Ничего не нашлось.', en: () => 'Nothing found.' }),
  pages: message({ ru: () => 'Страницы', en: () => 'Pages' }),
  datasets: message({ ru: () => 'Наборы', en: () => 'Datasets' }),
  pipelines: message({ ru: () => 'Конвейеры', en: () => 'Pipelines' }),
  otherLanguage: message({ ru: () => 'EN', en: () => 'RU' }),
  toOtherLanguage: message({ ru: () => 'EN: switch to English', en: () => 'RU: переключить на русский' }),
  theme: message({ ru: () => 'Тема', en: () => 'Theme' }),
  themeLight: message({ ru: () => 'Светлая', en: () => 'Light' }),
  themeDark: message({ ru: () => 'Тёмная', en: () => 'Dark' }),
  themeSystem: message({ ru: () => 'Как в системе', en: () => 'As the system' }),
  language: message({ ru: () => 'Язык', en: () => 'Language' }),
  menu: message({ ru: () => 'Меню', en: () => 'Menu' }),
  account: message<{ name: string; initials: string }>({
    ru: ({ name, initials }) => `${initials}: ${name}, учётная запись`,
    en: ({ name, initials }) => `${initials}: ${name}, account`,
  }),
  signOut: message({ ru: () => 'Выйти', en: () => 'Sign out' }),
  close: message({ ru: () => 'Закрыть', en: () => 'Close' }),
  cancel: message({ ru: () => 'Отмена', en: () => 'Cancel' }),
  undo: message({ ru: () => 'Вернуть', en: () => 'Undo' }),
  retry: message({ ru: () => 'Повторить', en: () => 'Try again' }),
  more: message({ ru: () => 'Показать ещё', en: () => 'Show more' }),
  copy: message({ ru: () => 'Скопировать', en: () => 'Copy' }),
  copied: message({ ru: () => 'Скопировано', en: () => 'Copied' }),
  noServer: message({ ru: () => 'Сервер не отвечает', en: () => 'The server does not answer' }),
  noServerFix: message({
    ru: () => 'Набранное цело. Проверьте связь и повторите.',
    en: () => 'What you typed is intact. Check the connection and try again.',
  }),
  noServerWait: message({
    ru: () => 'Набранное цело: как только он ответит, страница продолжит сама.',
    en: () => 'What you typed is intact: once it answers, the page goes on by itself.',
  }),
  loading: message({ ru: () => 'Загружаем…', en: () => 'Loading…' }),
  unexpected: message({ ru: () => 'Страница не справилась', en: () => 'The page failed' }),
  typeToConfirm: message<{ name: string }>({
    ru: ({ name }) => `Чтобы подтвердить, введите ${name}`,
    en: ({ name }) => `To confirm, type ${name}`,
  }),
  missing: message({ ru: () => 'Здесь ничего нет', en: () => 'There is nothing here' }),
  missingWhy: message({
    ru: () => 'Страница удалена, адрес набран с ошибкой, или она в проекте, где вы не состоите.',
    en: () => 'The page was deleted, its address is mistyped, or it is in a project that you are not a member of.',
  }),
  toStart: message({ ru: () => 'К началу', en: () => 'To the start' }),
  failed: message({ ru: () => 'Страница не открылась', en: () => 'The page did not open' }),
  failedWhy: message({
    ru: () =>
      'Данные и запуски целы: сбой только в показе. Повторите; если не поможет, передайте код тем, кто держит сервер.',
    en: () =>
      'Data and runs are intact: only showing them failed. Try again; if that does not help, give the code to whoever runs the server.',
  }),
}
