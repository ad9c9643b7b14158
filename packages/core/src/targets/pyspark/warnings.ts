import { message } from '../../messages/language.ts'

/** What a reader of a module for PySpark should know of its addresses. */
export const SPARK_PLACE_WARNINGS = {
  folders: message<void>({
    ru: () => 'файлы целей Spark пишет папками с частями',
    en: () => 'Spark writes the files of targets as folders of parts',
  }),
  drivers: (coordinates: string) =>
    message<void>({
      ru: () => `Spark нужны драйверы JDBC, которых в нём нет: spark-submit --packages ${coordinates}`,
      en: () => `Spark needs JDBC drivers, which it does not bring: spark-submit --packages ${coordinates}`,
    }),
}
