import { message } from '../language.ts'

/** Texts of the settings that all their pages share. */
export const settingsTexts = {
  sections: message({ ru: () => 'Разделы настроек', en: () => 'Sections of the settings' }),
  account: message({ ru: () => 'Вы', en: () => 'You' }),
  project: message({ ru: () => 'Проект', en: () => 'Project' }),
  users: message({ ru: () => 'Пользователи', en: () => 'Users' }),
  tokens: message({ ru: () => 'Токены', en: () => 'Tokens' }),
  keys: message({ ru: () => 'Ключи', en: () => 'Keys' }),
  journal: message({ ru: () => 'Журнал', en: () => 'Audit' }),
  save: message({ ru: () => 'Сохранить', en: () => 'Save' }),
  saved: message({ ru: () => 'Сохранено', en: () => 'Saved' }),
  actions: message({ ru: () => 'Действия', en: () => 'Actions' }),
  actionsOf: message<{ name: string }>({ ru: ({ name }) => `Действия: ${name}`, en: ({ name }) => `Actions: ${name}` }),
  name: message({ ru: () => 'Имя', en: () => 'Name' }),
  role: message({ ru: () => 'Роль', en: () => 'Role' }),
  state: message({ ru: () => 'Состояние', en: () => 'State' }),
  shownOnce: message({
    ru: () => 'Показывается один раз: скопируйте сейчас.',
    en: () => 'Shown once: copy it now.',
  }),
  done: message({ ru: () => 'Готово', en: () => 'Done' }),
}

/** Texts of one's own settings. */
export const accountTexts = {
  title: message<{ name: string }>({
    ru: ({ name }) => `Вы вошли как ${name}`,
    en: ({ name }) => `You are signed in as ${name}`,
  }),
  lead: message({
    ru: () => 'Имя видят участники ваших проектов; язык и тема действуют только у вас.',
    en: () => 'Members of your projects see your name; language and theme are yours alone.',
  }),
  you: message({ ru: () => 'О вас', en: () => 'About you' }),
  displayName: message({ ru: () => 'Как вас называть', en: () => 'What to call you' }),
  email: message({ ru: () => 'Почта', en: () => 'E-mail' }),
  emailHint: message({ ru: () => 'Сюда приходят оповещения.', en: () => 'Alerts are sent here.' }),
  look: message({ ru: () => 'Вид', en: () => 'Look' }),
  password: message({ ru: () => 'Пароль', en: () => 'Password' }),
  current: message({ ru: () => 'Нынешний пароль', en: () => 'Current password' }),
  next: message({ ru: () => 'Новый пароль', en: () => 'New password' }),
  nextHint: message({
    ru: () => 'Не короче 10 знаков. Длина важнее знаков препинания.',
    en: () => 'At least 10 characters. Length counts, not punctuation.',
  }),
  changePassword: message({ ru: () => 'Сменить пароль', en: () => 'Change password' }),
  passwordChanged: message({
    ru: () => 'Пароль сменён, остальные входы закончены',
    en: () => 'Password changed, other sessions ended',
  }),
  mustChange: message({
    ru: () => 'Пароль создан программой. Смените его на свой: остальные входы закончатся.',
    en: () => 'Your password was made by the program. Change it for your own: other sessions will end.',
  }),
  sessions: message({ ru: () => 'Где вы вошли', en: () => 'Where you are signed in' }),
  browser: message({ ru: () => 'Браузер', en: () => 'Browser' }),
  address: message({ ru: () => 'Адрес', en: () => 'Address' }),
  since: message({ ru: () => 'Вход', en: () => 'Signed in' }),
  thisOne: message({ ru: () => 'этот', en: () => 'this one' }),
  unknownBrowser: message({ ru: () => 'программа', en: () => 'a program' }),
  everywhere: message({ ru: () => 'Выйти везде', en: () => 'Sign out everywhere' }),
  everywhereAsk: message({ ru: () => 'Выйти везде?', en: () => 'Sign out everywhere?' }),
  everywhereWhy: message({
    ru: () => 'Закончатся все ваши входы, и этот тоже. Запуски и токены скриптов продолжат работать.',
    en: () => 'All your sessions end, this one too. Runs and tokens of scripts go on.',
  }),
}

/** Texts of a project's settings. */
export const projectTexts = {
  title: message<{ name: string; members: string }>({
    ru: ({ name, members }) => `${name}: ${members}`,
    en: ({ name, members }) => `${name}: ${members}`,
  }),
  lead: message({
    ru: () => 'Данные, подключения и запуски видны только участникам проекта.',
    en: () => 'Only members see the data, connections and runs of a project.',
  }),
  about: message({ ru: () => 'О проекте', en: () => 'About the project' }),
  name: message({ ru: () => 'Название', en: () => 'Name' }),
  description: message({ ru: () => 'Описание', en: () => 'Description' }),
  members: message({ ru: () => 'Участники', en: () => 'Members' }),
  add: message({ ru: () => 'Добавить', en: () => 'Add' }),
  addMember: message({ ru: () => 'Добавить участника', en: () => 'Add a member' }),
  username: message({ ru: () => 'Имя пользователя', en: () => 'User name' }),
  remove: message({ ru: () => 'Убрать из проекта', en: () => 'Remove from the project' }),
  removeAsk: message<{ name: string }>({
    ru: ({ name }) => `Убрать ${name} из проекта?`,
    en: ({ name }) => `Remove ${name} from the project?`,
  }),
  removeWhy: message({
    ru: () => 'Доступ закончится сразу. Всё, что этот участник создал, останется.',
    en: () => 'Access ends at once. What this member made stays.',
  }),
  removed: message<{ name: string }>({
    ru: ({ name }) => `${name} больше не в проекте`,
    en: ({ name }) => `${name} is no longer in the project`,
  }),
  roleOf: message<{ name: string }>({ ru: ({ name }) => `Роль: ${name}`, en: ({ name }) => `Role: ${name}` }),
  roleChanged: message<{ name: string }>({
    ru: ({ name }) => `Роль изменена: ${name}`,
    en: ({ name }) => `Role changed: ${name}`,
  }),
  deleteProject: message({ ru: () => 'Удалить проект', en: () => 'Delete the project' }),
  deleteAsk: message<{ name: string }>({
    ru: ({ name }) => `Удалить проект «${name}»?`,
    en: ({ name }) => `Delete the project “${name}”?`,
  }),
  deleteWhy: message({
    ru: () =>
      'Исчезнут подключения, наборы, конвейеры, запуски и отчёты проекта; вернуть их нельзя. Таблицы в ваших хранилищах останутся.',
    en: () =>
      'Its connections, datasets, pipelines, runs and reports vanish and cannot be had back. Tables in your stores stay.',
  }),
  newProject: message({ ru: () => 'Новый проект', en: () => 'New project' }),
  create: message({ ru: () => 'Создать проект', en: () => 'Create the project' }),
  onlyAdmin: message({
    ru: () => 'Менять проект и состав участников может администратор проекта.',
    en: () => 'An administrator of the project can change it and its members.',
  }),
}

/** Texts of the list of users. */
export const usersTexts = {
  lead: message({
    ru: () => 'Учётные записи всей платформы. Что кому видно, решают роли в проектах.',
    en: () => 'Accounts of the whole platform. Roles in projects decide what each may see.',
  }),
  search: message({ ru: () => 'Искать по имени', en: () => 'Search by name' }),
  lastLogin: message({ ru: () => 'Последний вход', en: () => 'Last signed in' }),
  never: message({ ru: () => 'ещё не входил', en: () => 'never' }),
  platformAdmin: message({ ru: () => 'Администратор платформы', en: () => 'Platform administrator' }),
  platformAdminShort: message({ ru: () => 'платформа', en: () => 'platform' }),
  platformAdminHint: message({
    ru: () => 'Заводит пользователей и видит журнал платформы.',
    en: () => 'Adds users and sees the audit of the platform.',
  }),
  active: message({ ru: () => 'действует', en: () => 'active' }),
  disabled: message({ ru: () => 'отключён', en: () => 'disabled' }),
  newUser: message({ ru: () => 'Новый пользователь', en: () => 'New user' }),
  create: message({ ru: () => 'Создать', en: () => 'Create' }),
  username: message({ ru: () => 'Имя для входа', en: () => 'User name' }),
  usernameHint: message({
    ru: () => 'Без пробелов, например anna.krylova',
    en: () => 'Without spaces, such as anna.krylova',
  }),
  displayName: message({ ru: () => 'Как называть', en: () => 'What to call them' }),
  madePassword: message<{ name: string }>({
    ru: ({ name }) => `Пароль для ${name}. При входе будет предложено его сменить.`,
    en: ({ name }) => `The password of ${name}. They are asked to change it when they sign in.`,
  }),
  disable: message({ ru: () => 'Отключить', en: () => 'Disable' }),
  enable: message({ ru: () => 'Включить', en: () => 'Enable' }),
  makeAdmin: message({ ru: () => 'Сделать администратором платформы', en: () => 'Make a platform administrator' }),
  unmakeAdmin: message({ ru: () => 'Снять права администратора', en: () => 'Take administrator rights away' }),
  deleteUser: message({ ru: () => 'Удалить', en: () => 'Delete' }),
  deleteAsk: message<{ name: string }>({ ru: ({ name }) => `Удалить ${name}?`, en: ({ name }) => `Delete ${name}?` }),
  deleteWhy: message({
    ru: () => 'Входы и токены закончатся. Всё, что этот человек создал в проектах, останется.',
    en: () => 'Sessions and tokens end. What this person made in projects stays.',
  }),
  disableAsk: message<{ name: string }>({
    ru: ({ name }) => `Отключить ${name}?`,
    en: ({ name }) => `Disable ${name}?`,
  }),
  disableWhy: message({
    ru: () => 'Входы закончатся сразу. Включить можно в любой момент.',
    en: () => 'Sessions end at once. You can enable the account at any time.',
  }),
}

/** Texts of the tokens of scripts. */
export const tokensTexts = {
  title: message({ ru: () => 'Токены пускают скрипты вместо вас', en: () => 'Tokens let scripts in instead of you' }),
  lead: message({
    ru: () =>
      'Токен умеет не больше своей роли и никогда не больше вас. Передают его заголовком Authorization: Bearer.',
    en: () => 'A token may do no more than its role, and never more than you. It is sent as Authorization: Bearer.',
  }),
  list: message({ ru: () => 'Ваши токены', en: () => 'Your tokens' }),
  newToken: message({ ru: () => 'Новый токен', en: () => 'New token' }),
  create: message({ ru: () => 'Создать токен', en: () => 'Create the token' }),
  name: message({ ru: () => 'Для чего', en: () => 'What for' }),
  nameHint: message({ ru: () => 'Например: ночная загрузка', en: () => 'For example: nightly load' }),
  project: message({ ru: () => 'Проект', en: () => 'Project' }),
  everyProject: message({ ru: () => 'Все ваши проекты', en: () => 'All your projects' }),
  roleAtMost: message({ ru: () => 'Роль, не выше', en: () => 'Role, at most' }),
  expires: message({ ru: () => 'Действует', en: () => 'Valid' }),
  days30: message({ ru: () => '30 дней', en: () => '30 days' }),
  days365: message({ ru: () => 'Год', en: () => 'A year' }),
  forever: message({ ru: () => 'Пока не отозван', en: () => 'Until revoked' }),
  lastUsed: message({ ru: () => 'Последний раз', en: () => 'Last used' }),
  unused: message({ ru: () => 'не использован', en: () => 'not used' }),
  made: message<{ name: string }>({
    ru: ({ name }) => `Токен «${name}» создан`,
    en: ({ name }) => `The token “${name}” is made`,
  }),
  valid: message({ ru: () => 'действует', en: () => 'valid' }),
  expired: message({ ru: () => 'истёк', en: () => 'expired' }),
  revoke: message({ ru: () => 'Отозвать', en: () => 'Revoke' }),
  revokeAsk: message<{ name: string }>({
    ru: ({ name }) => `Отозвать токен «${name}»?`,
    en: ({ name }) => `Revoke the token “${name}”?`,
  }),
  revokeWhy: message({
    ru: () => 'Скрипты с этим токеном сразу получат отказ. Вернуть токен нельзя.',
    en: () => 'Scripts with this token are refused at once. A token cannot be had back.',
  }),
  none: message({ ru: () => 'Токенов нет', en: () => 'No tokens' }),
  noneWhy: message({
    ru: () => 'Токен нужен, чтобы запускать конвейеры из своих программ или из командной строки с --server.',
    en: () => 'You need a token to run pipelines from your programs, or from the command line with --server.',
  }),
}

/** Texts of the audit journal. */
export const journalTexts = {
  title: message({ ru: () => 'Журнал: кто, что и когда', en: () => 'Audit: who did what, and when' }),
  lead: message({
    ru: () => 'Записи не правят и не удаляют; секретов в них нет.',
    en: () => 'Entries are neither changed nor deleted; they hold no secrets.',
  }),
  when: message({ ru: () => 'Когда', en: () => 'When' }),
  who: message({ ru: () => 'Кто', en: () => 'Who' }),
  action: message({ ru: () => 'Действие', en: () => 'Action' }),
  object: message({ ru: () => 'Над чем', en: () => 'On what' }),
  from: message({ ru: () => 'Откуда', en: () => 'From' }),
  scope: message({ ru: () => 'Чей журнал', en: () => 'Whose audit' }),
  ofProject: message({ ru: () => 'Проект', en: () => 'Project' }),
  ofPlatform: message({ ru: () => 'Платформа', en: () => 'Platform' }),
  none: message({ ru: () => 'Записей ещё нет', en: () => 'No entries yet' }),
  noneWhy: message({
    ru: () => 'Здесь появится каждое действие, которое что-то меняет.',
    en: () => 'Every action that changes something will stand here.',
  }),
  nobody: message({ ru: () => 'никто', en: () => 'nobody' }),
}

/** Texts of the keys that seal secrets. */
export const keysTexts = {
  title: message<{ secrets: string }>({
    ru: ({ secrets }) => `Под ключом ${secrets}`,
    en: ({ secrets }) => `${secrets} under key`,
  }),
  none: message({ ru: () => 'Секретов ещё нет', en: () => 'No secrets yet' }),
  lead: message({
    ru: () =>
      'Пароли подключений лежат в базе запечатанными (AES-256-GCM). Сам ключ туда не попадает, и показать пароль нельзя: только заменить.',
    en: () =>
      'Passwords of connections lie sealed in the database (AES-256-GCM). The key itself does not, and a password cannot be shown, only replaced.',
  }),
  list: message({ ru: () => 'Ключи', en: () => 'Keys' }),
  key: message({ ru: () => 'Ключ', en: () => 'Key' }),
  sealed: message({ ru: () => 'Открывает секретов', en: () => 'Secrets it opens' }),
  since: message({ ru: () => 'Создан', en: () => 'Made' }),
  active: message({ ru: () => 'запечатывает', en: () => 'seals' }),
  retired: message({ ru: () => 'в прошлом', en: () => 'retired' }),
  rotate: message({ ru: () => 'Сменить ключ', en: () => 'Change the key' }),
  rotateAsk: message({ ru: () => 'Сменить ключ?', en: () => 'Change the key?' }),
  rotateWhy: message({
    ru: () =>
      'Все секреты будут запечатаны заново новым ключом. Работа не прервётся; прежние копии базы откроет только прежний ключ.',
    en: () =>
      'All secrets are sealed anew with a new key. Work goes on; older copies of the database open with the older key only.',
  }),
  rotated: message({ ru: () => 'Ключ сменён', en: () => 'The key is changed' }),
}
