import { message } from '../language.ts'

/** Texts that stand in statements or name what was decided. */
export const ddlTexts = {
  'table-comment': message<{ dataset: string }>({
    ru: (p) => `Источник: ${p.dataset}`,
    en: (p) => `Source: ${p.dataset}`,
  }),
  'name-changed': message<{ source: string; name: string }>({
    ru: (p) =>
      `Имя «${p.source}» записано как ${p.name}: предел длины, запрещённые знаки или совпадение с другим именем.`,
    en: (p) =>
      `The name "${p.source}" is written as ${p.name}: a limit of length, forbidden characters or a clash with another name.`,
  }),
} as const
