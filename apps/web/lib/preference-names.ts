/** Cookies that the server reads as well; a year long, for every path. */
export const LANGUAGE_COOKIE = 'ai-etl-lang'
export const THEME_COOKIE = 'ai-etl-theme'

export type Theme = 'light' | 'dark'
