/** ICAO Doc 9303, as Russian passports use it since 2014, with ё as yo so that names stay apart. */
const LATIN: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'yo',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
}

/** A name in Latin snake case: `attr_КодОКВЭД` → `attr_kod_okved`. Empty when nothing of it can be kept. */
export function transliterate(name: string): string {
  const words = name
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1_$2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1_$2')
    .toLowerCase()
  let latin = ''
  for (const letter of words) latin += LATIN[letter] ?? letter
  // A leading underscore carries meaning (`_id`, `_parent_id`) and stays.
  const plain = latin.replace(/[^a-z0-9_]+/g, '_').replace(/_+$/, '')
  return /^[0-9]/.test(plain) ? `_${plain}` : plain
}
