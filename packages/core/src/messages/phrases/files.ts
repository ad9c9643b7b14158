import { message } from '../language.ts'

/** Why a file cannot be used as it is. */
export const filePhrases = {
  'file.zip-damaged': message({
    en: () => 'the list of files at the end of the archive is missing or wrong',
    ru: () => 'список файлов в конце архива отсутствует или неверен',
  }),
  'file.stream-damaged': message({
    en: () => 'the compressed data break off or are wrong',
    ru: () => 'сжатые данные обрываются или неверны',
  }),
  'file.parquet-damaged': message<{ told: string }>({
    en: (p) => `it does not read as Parquet ("${p.told}")`,
    ru: (p) => `не читается как Parquet («${p.told}»)`,
  }),
  'file.parquet-archived': message({
    en: () => 'Parquet inside an archive cannot be read; unpack it first',
    ru: () => 'Parquet внутри архива не читается; сначала распакуйте',
  }),
  'file.rows-unfit': message({
    en: () => 'it holds rows that do not fit',
    ru: () => 'в нём есть строки, которые не подходят',
  }),
  'file.column-renamed': message<{ place: number; found: string; expected: string }>({
    en: (p) => `column ${p.place} is "${p.found}", not "${p.expected}"`,
    ru: (p) => `столбец ${p.place} — «${p.found}», а не «${p.expected}»`,
  }),
  'file.columns-counted': message<{ found: number; expected: number }>({
    en: (p) => `${p.found} columns, not ${p.expected}`,
    ru: (p) => `столбцов ${p.found}, а не ${p.expected}`,
  }),
}
