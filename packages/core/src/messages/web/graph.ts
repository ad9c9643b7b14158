import { message } from '../language.ts'

/** Texts of the drawing of a pipeline. */
export const graphTexts = {
  nearer: message({ ru: () => 'Приблизить', en: () => 'Nearer' }),
  further: message({ ru: () => 'Отдалить', en: () => 'Further' }),
  whole: message({ ru: () => 'Показать целиком', en: () => 'Show the whole' }),
}
