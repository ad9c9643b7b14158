import type { Language } from './language.ts'

type Finding<P> = Record<Language, (params: P) => { readonly message: string; readonly fix: string }>

/** Warnings of `check`; errors are in errors/pipeline.ts. */
export const pipelineTexts = {
  unread: {
    en: (p) => ({ message: `Nothing reads ${p.name}`, fix: 'Name it as an input, or leave it out.' }),
    ru: (p) => ({ message: `${p.name} никем не читается`, fix: 'Укажите его как вход или уберите.' }),
  } satisfies Finding<{ name: string }>,
} as const
