import { type Language, message, number, plural } from './language.ts'

interface Counted {
  /** Rows concerned. */
  count: number
}

const rowsRu = (count: number) => `${number(count, 'ru')}\u00a0${plural(count, 'строка', 'строки', 'строк')}`
const rowsEn = (count: number) => `${number(count, 'en')} ${count === 1 ? 'row' : 'rows'}`
const inRowsRu = (count: number) =>
  `в\u00a0${number(count, 'ru')}\u00a0${plural(count, 'строке', 'строках', 'строках')}`

/** What findings of a field say, by rule. Values of the data stand in the examples, not here. */
export const findingTexts = {
  'all-null': message<Counted>({
    ru: () => 'Поле пустое во всех строках',
    en: () => 'The field is empty in every row',
  }),
  'mostly-null': message<Counted & { share: number }>({
    ru: (p) => `Поле пусто ${inRowsRu(p.count)} (${number(p.share * 100, 'ru')}\u00a0%)`,
    en: (p) => `Empty in ${rowsEn(p.count)} (${number(p.share * 100, 'en')} %)`,
  }),
  constant: message<Counted>({
    ru: () => 'Во всех строках одно и то же значение: столбец ничего не различает',
    en: () => 'The same value in every row: the column tells nothing apart',
  }),
  'sentinel-date': message<Counted>({
    ru: (p) => `Дата-заглушка вместо «неизвестно»: ${rowsRu(p.count)}`,
    en: (p) => `A made-up date that stands for "unknown": ${rowsEn(p.count)}`,
  }),
  'future-date': message<Counted>({
    ru: (p) => `Даты в будущем: ${rowsRu(p.count)}`,
    en: (p) => `Dates in the future: ${rowsEn(p.count)}`,
  }),
  'ambiguous-date': message<Counted>({
    ru: () =>
      'День и месяц не различить: ни одно значение не решает, какое число из двух — день; поле оставлено текстом',
    en: () => 'Day and month cannot be told apart: no value decides which number is the day; the field stays text',
  }),
  'ambiguous-number': message<Counted>({
    ru: () => 'Разделитель может отделять и тысячи, и дробь: ни одно значение не решает; поле оставлено текстом',
    en: () => 'The separator may be of thousands or of a fraction: no value decides; the field stays text',
  }),
  'mixed-boolean': message<Counted & { spellings: string }>({
    ru: (p) => `Да и нет записаны по-разному: ${p.spellings}`,
    en: (p) => `Yes and no are spelled in several ways: ${p.spellings}`,
  }),
  'placeholder-null': message<Counted & { tokens: string }>({
    ru: (p) => `Заглушки вместо пустого значения (${p.tokens}): ${rowsRu(p.count)}`,
    en: (p) => `Placeholders instead of no value (${p.tokens}): ${rowsEn(p.count)}`,
  }),
  'empty-text': message<Counted>({
    ru: (p) => `Пустой текст, а не отсутствие значения: ${rowsRu(p.count)}`,
    en: (p) => `Empty text, which is not the same as no value: ${rowsEn(p.count)}`,
  }),
  'stray-space': message<Counted>({
    ru: (p) => `Лишние пробелы (по краям или двойные): ${rowsRu(p.count)}`,
    en: (p) => `Stray spaces (around or doubled): ${rowsEn(p.count)}`,
  }),
  'look-alike': message<Counted>({
    ru: (p) =>
      `Латинские буквы внутри русских слов (или наоборот): ${rowsRu(p.count)}; такие слова не найти и не сравнить`,
    en: (p) =>
      `Latin letters within Cyrillic words, or the other way round: ${rowsEn(p.count)}; such words are not found or equal`,
  }),
  mojibake: message<Counted>({
    ru: (p) => `Текст прочитан не в той кодировке (кракозябры или \ufffd): ${rowsRu(p.count)}`,
    en: (p) => `Text was decoded in the wrong encoding: ${rowsEn(p.count)}`,
  }),
  'control-character': message<Counted>({
    ru: (p) => `Невидимые и управляющие знаки: ${rowsRu(p.count)}`,
    en: (p) => `Invisible or control characters: ${rowsEn(p.count)}`,
  }),
  'case-variant': message<Counted & { groups: number }>({
    ru: (p) =>
      `Одно и то же записано разными буквами или пробелами: групп — ${number(p.groups, 'ru')}, ${rowsRu(p.count)} в редком написании`,
    en: (p) =>
      `The same text in several cases or spacings: ${number(p.groups, 'en')} groups, ${rowsEn(p.count)} in the rarer spelling`,
  }),
  outlier: message<Counted & { low: string; high: string }>({
    ru: (p) => `Выбросы — значения вне ${p.low}…${p.high} (три межквартильных размаха): ${rowsRu(p.count)}`,
    en: (p) => `Outliers, values outside ${p.low}…${p.high} (three interquartile ranges): ${rowsEn(p.count)}`,
  }),
  'negative-money': message<Counted>({
    ru: (p) => `Отрицательные суммы: ${rowsRu(p.count)}`,
    en: (p) => `Negative amounts: ${rowsEn(p.count)}`,
  }),
  'leading-zero': message<Counted>({
    ru: (p) => `Ведущие нули (${rowsRu(p.count)}): это обозначение, а не число; хранится текстом, иначе нули пропадут`,
    en: (p) =>
      `Leading zeros (${rowsEn(p.count)}): an identifier, not a number; kept as text, or the zeros would be lost`,
  }),
  'nearly-type': message<Counted & { type: string; share: number }>({
    ru: (p) =>
      `Почти всё читается как ${p.type} (${number(p.share * 100, 'ru')}\u00a0%), но не всё: мешают ${rowsRu(p.count)}`,
    en: (p) => `Nearly all reads as ${p.type} (${number(p.share * 100, 'en')} %), but ${rowsEn(p.count)} do not`,
  }),
  'mixed-format': message<Counted & { usual: string }>({
    ru: (p) => `Обычный вид — ${p.usual}; иначе выглядят ${rowsRu(p.count)}`,
    en: (p) => `The usual shape is ${p.usual}; ${rowsEn(p.count)} look different`,
  }),
  'nearly-unique': message<Counted>({
    ru: (p) => `Похоже на ключ, но значения повторяются: лишних ${rowsRu(p.count)}`,
    en: (p) => `Looks like a key, but values repeat: ${rowsEn(p.count)} too many`,
  }),
  'invalid-checksum': message<Counted & { semantic: string }>({
    ru: (p) => `Контрольная сумма или строение (${p.semantic}) неверны: ${rowsRu(p.count)}`,
    en: (p) => `Checksum or structure (${p.semantic}) is wrong: ${rowsEn(p.count)}`,
  }),
  'personal-data': message<Counted>({
    ru: () => 'Персональные данные: значения скрыты в отчётах; доступ и хранение — по закону 152-ФЗ',
    en: () => 'Personal data: values are masked in reports; access and storage are subject to law (152-FZ, GDPR)',
  }),
} as const

export type FindingRule = keyof typeof findingTexts

/** What to do about a finding. */
export const findingFixes: Record<
  FindingRule | 'rejected-rows' | 'duplicate-rows' | 'stale-data',
  ReturnType<typeof message>
> = {
  'all-null': message({
    ru: () => 'Не загружайте столбец (--select) или выясните, почему источник его не заполняет.',
    en: () => 'Leave the column out (--select), or find out why the source does not fill it.',
  }),
  'mostly-null': message({
    ru: () => 'Проверьте, обязательно ли поле; если нет — храните как необязательное.',
    en: () => 'Check whether the field is mandatory; if not, keep it nullable.',
  }),
  constant: message({
    ru: () => 'Уберите столбец или вынесите значение в описание набора.',
    en: () => 'Drop the column, or note the value in the description of the dataset.',
  }),
  'sentinel-date': message({
    ru: () => 'Замените даты-заглушки на NULL при загрузке.',
    en: () => 'Turn made-up dates into NULL when loading.',
  }),
  'future-date': message({
    ru: () => 'Сверьте часы источника; ограничьте даты проверкой.',
    en: () => "Check the source's clock; add a check that bounds the dates.",
  }),
  'ambiguous-date': message({
    ru: () => 'Узнайте порядок дня и месяца у владельца данных и задайте приведение явно (cast).',
    en: () => 'Ask the owner of the data for the order of day and month, and cast explicitly.',
  }),
  'ambiguous-number': message({
    ru: () => 'Узнайте у владельца данных, что отделяет разделитель, и задайте приведение явно (cast).',
    en: () => 'Ask the owner of the data what the separator means, and cast explicitly.',
  }),
  'mixed-boolean': message({
    ru: () => 'Приведите к bool: все найденные написания распознаны.',
    en: () => 'Cast to bool: all spellings found are recognised.',
  }),
  'placeholder-null': message({
    ru: () => 'Превратите заглушки в NULL при загрузке.',
    en: () => 'Turn placeholders into NULL when loading.',
  }),
  'empty-text': message({
    ru: () => 'Решите, значит ли пустой текст «нет значения», и если да — превратите его в NULL.',
    en: () => 'Decide whether empty text means "no value"; if so, turn it into NULL.',
  }),
  'stray-space': message({
    ru: () => 'Обрежьте и сожмите пробелы (trim) при загрузке.',
    en: () => 'Trim and collapse spaces when loading.',
  }),
  'look-alike': message({
    ru: () => 'Замените похожие буквы буквами одного алфавита в источнике.',
    en: () => 'Replace the look-alike letters by those of one alphabet, at the source.',
  }),
  mojibake: message({
    ru: () => 'Выгрузите данные заново в UTF-8 или укажите верную кодировку (?encoding=).',
    en: () => 'Export the data again as UTF-8, or name the right encoding (?encoding=).',
  }),
  'control-character': message({
    ru: () => 'Уберите невидимые знаки при загрузке: из-за них равные значения не равны.',
    en: () => 'Remove invisible characters when loading: they make equal values differ.',
  }),
  'case-variant': message({
    ru: () => 'Приведите написания к одному по справочнику.',
    en: () => 'Bring the spellings together by a reference list.',
  }),
  outlier: message({
    ru: () => 'Проверьте крайние значения у владельца данных; ошибочные отсейте фильтром.',
    en: () => 'Have the extreme values checked by the owner of the data; filter out wrong ones.',
  }),
  'negative-money': message({
    ru: () => 'Выясните, возвраты ли это; если да — храните их отдельным признаком.',
    en: () => 'Find out whether these are refunds; if so, mark them as such.',
  }),
  'leading-zero': message({
    ru: () => 'Ничего не меняйте: текст сохраняет нули.',
    en: () => 'Change nothing: text keeps the zeros.',
  }),
  'nearly-type': message({
    ru: () => 'Исправьте или отбракуйте мешающие значения (cast с onError), чтобы получить точный тип.',
    en: () => 'Mend or reject the odd values (cast with onError) to gain the exact type.',
  }),
  'mixed-format': message({
    ru: () => 'Приведите значения к одному виду или добавьте проверку.',
    en: () => 'Bring the values to one shape, or add a check.',
  }),
  'nearly-unique': message({
    ru: () => 'Разберите повторы и добавьте проверку unique.',
    en: () => 'Resolve the repetitions and add a unique check.',
  }),
  'invalid-checksum': message({
    ru: () => 'Сверьте значения с реестром; неверные отправьте в карантин.',
    en: () => 'Compare the values with the register; send wrong ones to quarantine.',
  }),
  'personal-data': message({
    ru: () => 'Ограничьте доступ; для аналитики замените значения шагом mask.',
    en: () => 'Restrict access; replace the values by a mask step for analytics.',
  }),
  'rejected-rows': message({
    ru: () => 'Посмотрите карантин, исправьте строки в источнике и загрузите их повторно.',
    en: () => 'Look at the quarantine, mend the rows at the source and load them again.',
  }),
  'duplicate-rows': message({
    ru: () => 'Уберите повторы шагом deduplicate или задайте ключ загрузки.',
    en: () => 'Remove the repetitions by a deduplicate step, or give the load a key.',
  }),
  'stale-data': message({
    ru: () => 'Проверьте, работает ли выгрузка из источника.',
    en: () => 'Check whether the export from the source still runs.',
  }),
}

/** What is said of keys, growth and other facts of whole tables. */
export const structureTexts = {
  key: message({ ru: () => 'Все значения различны и заполнены', en: () => 'All values differ, none is missing' }),
  keyByName: message({
    ru: () => 'Все значения различны и заполнены; имя похоже на обозначение',
    en: () => 'All values differ, none is missing; the name is that of an identifier',
  }),
  keyUnproven: message({
    ru: () => 'Повторов не встречено, но значений слишком много, чтобы сравнить все',
    en: () => 'No repetition was met, but there are too many values to compare them all',
  }),
  compositeKey: message<{ columns: number; rows: number }>({
    ru: (p) => `Вместе различают все ${rowsRu(p.rows)}; ни один столбец нельзя убрать`,
    en: (p) => `Together they tell all ${rowsEn(p.rows)} apart; no column can be left out`,
  }),
  compositeKeySampled: message<{ columns: number; rows: number }>({
    ru: (p) => `Вместе различают строки выборки (${number(p.rows, 'ru')}); на всех строках не проверено`,
    en: (p) => `Together they tell the rows of a sample apart (${number(p.rows, 'en')}); not checked over all rows`,
  }),
  growthByTimeAxis: message<{ column: string; from: string; to: string }>({
    ru: (p) => `По полю ${p.column}: от ${p.from} до ${p.to}`,
    en: (p) => `By ${p.column}: from ${p.from} to ${p.to}`,
  }),
  growthByFiles: message<{ files: number; days: number }>({
    ru: (p) => `По датам файлов: ${number(p.files, 'ru')} за ${number(p.days, 'ru')} дн.`,
    en: (p) => `By the dates of the files: ${number(p.files, 'en')} in ${number(p.days, 'en')} days`,
  }),
} as const

export type StructureText = keyof typeof structureTexts

/** What is said of a whole table, by the key of its text. @param params those of that text */
export function structureText(
  text: StructureText,
  params: Readonly<Record<string, string | number>>,
  lang: Language,
): string {
  // Whoever names a text gives its parameters; the union of all texts' parameters is not callable.
  const say = structureTexts[text][lang] as unknown as (params: Readonly<Record<string, string | number>>) => string
  return say(params)
}
