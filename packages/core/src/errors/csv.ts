import { error } from '../messages/language.ts'

/** Errors of reading CSV as a whole; single rows are rejected instead, by the rules of messages/csv.ts. */
export const csvErrors = {
  'csv.no-rows': error<{ path: string }>({
    en: [
      (p) => `Nothing in ${p.path} can be read as a table`,
      () => 'Look at the file; say its form with ?delimiter=, ?quote=, ?skip= and ?header=.',
    ],
    ru: [
      (p) => `В файле ${p.path} не нашлось таблицы`,
      () => 'Посмотрите на файл и опишите его: ?delimiter=, ?quote=, ?skip= и ?header=.',
    ],
  }),
  'csv.part-border': error<{ path: string; byte: number }>({
    en: [
      (p) => `A row of ${p.path} runs over byte ${p.byte}, where the file was divided for parallel reading`,
      () => 'Read the file in one part.',
    ],
    ru: [
      (p) => `Строка файла ${p.path} пересекает байт ${p.byte}, по которому файл разделён для параллельного чтения`,
      () => 'Прочитайте файл одной частью.',
    ],
  }),
} as const
