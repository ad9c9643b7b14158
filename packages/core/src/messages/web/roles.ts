import { message } from '../language.ts'

/** What the four roles of a project are called and may do. */
export const roleTexts = {
  analyst: message({ ru: () => 'Аналитик', en: () => 'Analyst' }),
  engineer: message({ ru: () => 'Инженер', en: () => 'Engineer' }),
  architect: message({ ru: () => 'Архитектор', en: () => 'Architect' }),
  admin: message({ ru: () => 'Администратор', en: () => 'Administrator' }),
  analystMay: message({
    ru: () => 'смотрит наборы, профили, запуски и отчёты',
    en: () => 'sees datasets, profiles, runs and reports',
  }),
  engineerMay: message({
    ru: () => 'подключает источники, собирает и запускает конвейеры',
    en: () => 'connects sources, builds and runs pipelines',
  }),
  architectMay: message({
    ru: () => 'выполняет DDL и меняет цели и расписания',
    en: () => 'executes DDL, changes targets and schedules',
  }),
  adminMay: message({ ru: () => 'управляет проектом и участниками', en: () => 'manages the project and its members' }),
}
