import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { detectEncoding } from './detect.ts'

const SHORT = 'музей;цена\nКусково;150\nЦарицыно;200\n'
const LONG = `код;наименование;примечание
061002000000;Здание жилое;год постройки неизвестен
061002000001;Объект незавершённого строительства;сведения отсутствуют, требуется уточнение
`
const NAMES = 'id,surname,name\n1,Иванов,Пётр\n2,Щербакова,Юлия\n'
const CAPITALS = 'ФАМИЛИЯ;ИМЯ\nИВАНОВ;ПЁТР\nПЕТРОВА;АННА\n'

describe('encodings of text', () => {
  const encodings = ['windows-1251', 'koi8-r', 'cp866', 'iso-8859-5']
  const texts = { SHORT, LONG, NAMES }
  const cases = encodings.flatMap((encoding) =>
    Object.entries(texts).map(([name, text]) => [encoding, name, text] as const),
  )

  it.each(cases)('%s of %s', (encoding, _name, text) => {
    expect(detectEncoding([iconv.encode(text, encoding)]).encoding).toBe(encoding)
  })

  it.each(['windows-1251', 'koi8-r', 'cp866'])('%s of capitals alone', (encoding) => {
    expect(detectEncoding([iconv.encode(CAPITALS, encoding)]).encoding).toBe(encoding)
  })

  it.each(['utf-16le', 'utf-16be'])('%s of Cyrillic and of ASCII, without a mark', (encoding) => {
    expect(detectEncoding([iconv.encode(SHORT, encoding, { addBOM: false })]).encoding).toBe(encoding)
    expect(detectEncoding([iconv.encode('id,name\n1,a\n', encoding, { addBOM: false })]).encoding).toBe(encoding)
  })

  it.each([
    ['ASCII', Buffer.from('id,name\n'), 'utf-8'],
    ['Cyrillic', Buffer.from(SHORT), 'utf-8'],
    ['with a mark', Buffer.from(`\ufeff${SHORT}`), 'utf-8'],
    ['cut amid a character', Buffer.from(SHORT).subarray(1, 20), 'utf-8'],
    ['with a few broken bytes', Buffer.concat([Buffer.from(LONG), Buffer.from([0xc3, 0x28])]), 'utf-8'],
    [
      'a single letter of windows-1252',
      iconv.encode('name,city\nMüller,Köln\nLefèvre,Besançon\n', 'windows-1252'),
      'windows-1252',
    ],
  ])('%s', (_name, bytes, encoding) => {
    expect(detectEncoding([bytes]).encoding).toBe(encoding)
  })

  it('looks at every window: letters may come late', () => {
    const windows = [Buffer.from('id,name\n1,a\n'), iconv.encode(NAMES, 'windows-1251')]
    expect(detectEncoding(windows).encoding).toBe('windows-1251')
  })

  it('skips the mark', () => {
    expect(detectEncoding([Buffer.from(`\ufeff${SHORT}`)]).mark).toBe(3)
    expect(detectEncoding([iconv.encode(SHORT, 'utf-16le', { addBOM: true })])).toMatchObject({
      encoding: 'utf-16le',
      mark: 2,
    })
  })
})
