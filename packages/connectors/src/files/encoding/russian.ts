import iconv from 'iconv-lite'

/** Letters of Russian text per thousand, from о to ъ (National Corpus of the Russian Language, rounded). */
const LETTERS: Readonly<Record<string, number>> = {
  о: 110,
  е: 85,
  а: 80,
  и: 74,
  н: 67,
  т: 63,
  с: 55,
  р: 47,
  в: 45,
  л: 44,
  к: 35,
  м: 32,
  д: 30,
  п: 28,
  у: 26,
  я: 20,
  ы: 19,
  ь: 17,
  г: 17,
  з: 16,
  б: 16,
  ч: 14,
  й: 12,
  х: 10,
  ж: 9,
  ш: 7,
  ю: 6,
  ц: 5,
  щ: 4,
  э: 3,
  ф: 3,
  ъ: 0.4,
  ё: 0.4,
}

/** The commonest pairs of letters of Russian text and of names of persons, streets and institutions. */
const PAIRS = new Set(
  (
    'ст но то на ен ко ни ов ра во ро пр ос ал го по ре ер от ол ли ва не ть ка ат та ны ор де ан ет ел ла ле об ин ти ' +
    'он ом те ль ск ри ер ес ло ие ия ит ве ог ви до за ма мо ич ль да ки ны ей ый ая ое ой ру ро ми му ле ад ам ар ев'
  ).split(' '),
)

const SAMPLE_BYTES = 32 * 1024

/**
 * How much a text reads like Russian (or, for Latin encodings, like letters with accents inside words) when its bytes
 * are taken as `encoding`: about 1 for a true reading, near 0 or below for a false one.
 */
export function scoreSingleByte(windows: readonly Buffer[], encoding: string): number {
  let points = 0
  let count = 0
  for (const window of windows) {
    const text = iconv.decode(window.subarray(0, SAMPLE_BYTES), encoding)
    for (let i = 0; i < text.length; i++) {
      if (text.charCodeAt(i) < 0x80) continue
      points += scoreCharacter(text, i)
      count++
    }
  }
  return count === 0 ? 0 : points / count
}

function scoreCharacter(text: string, i: number): number {
  const character = text[i]
  const before = i > 0 ? text[i - 1] : ' '
  const small = character.toLowerCase()
  if (/[а-яё]/.test(small)) return scoreCyrillic(character, small, before, text[i + 1] ?? ' ')
  if (/[«»—–№…“”„’\u00a0°]/.test(character)) return 0.5
  if (/\p{Script=Latin}/u.test(character)) return /[a-z]/i.test(before + (text[i + 1] ?? '')) ? 0.55 : 0.1
  if (/[іїєґўј]/.test(small)) return 0.3
  return -1
}

function scoreCyrillic(character: string, small: string, before: string, after: string): number {
  if (/[a-z]/i.test(before) || /[a-z]/i.test(after)) return -0.5
  let points = Math.min(1, (LETTERS[small] ?? 0) / 50) * 0.6
  const inWord = /[а-яё]/i.test(before)
  if (inWord && PAIRS.has(before.toLowerCase() + small)) points += 0.7
  const upper = character !== small
  if (!upper) points += 0.25
  // A capital right after a small letter: the mark of KOI-8 read as windows-1251 and the other way round.
  if (upper && inWord && before === before.toLowerCase()) points -= 1
  return points
}
