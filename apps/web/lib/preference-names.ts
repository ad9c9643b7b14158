/** Cookies that the server reads as well; a year long, for every path. */
export const LANGUAGE_COOKIE = 'ai-etl-lang'
export const THEME_COOKIE = 'ai-etl-theme'

export type Theme = 'light' | 'dark'

/** The project chosen in the top bar, by id. */
export const PROJECT_COOKIE = 'ai-etl-project'
