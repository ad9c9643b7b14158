import { resolve } from 'node:path'
import type { Language } from '@ai-etl/core/messages/language'
import type { ContextSettings } from '@ai-etl/runtime/context'

/** Settings of a command: the user's own machine, so files may be read from anywhere they may. */
export function cliSettings(options: { dataDir: string; lang: Language }): ContextSettings {
  return {
    dataDir: resolve(options.dataDir),
    workingDir: process.cwd(),
    fileRoots: null,
    lang: options.lang,
    environment: { ...process.env },
    connectorsModule: import.meta.resolve('@ai-etl/connectors'),
  }
}

/** `ru` when the user's locale says so, else English. */
export function localeLanguage(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  return locale.toLowerCase().startsWith('ru') ? 'ru' : 'en'
}
