import { error } from '../messages/language.ts'

/** Errors of compiling pipelines into the code of a target. */
export const compileErrors = {
  'compile.refused': error<{ document: string; target: string; constructs: string }>({
    en: [
      (p) => `${p.document} cannot be had as ${p.target} code with the same rows: ${p.constructs}`,
      () => 'Change the steps that are named, or choose another target. Nothing was written.',
    ],
    ru: [
      (p) => `${p.document} не передать кодом ${p.target} с теми же строками: ${p.constructs}`,
      () => 'Измените названные шаги или выберите другую цель. Ничего не записано.',
    ],
  }),
  'compile.dialect-unknown': error<{ target: string; dialect: string; known: string }>({
    en: [(p) => `Code of ${p.target} is not made for ${p.dialect}`, (p) => `The dialects are: ${p.known}.`],
    ru: [(p) => `Код ${p.target} для диалекта ${p.dialect} не создаётся`, (p) => `Диалекты: ${p.known}.`],
  }),
}
