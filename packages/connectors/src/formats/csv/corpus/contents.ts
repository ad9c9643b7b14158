import iconv from 'iconv-lite'
import type { CorpusCase } from './case.ts'
import { NAMES, ROWS, writeTable } from './case.ts'

const TABLE = writeTable(ROWS)
const whole = { columns: NAMES, rows: ROWS, rejects: [] } as const

/** Encodings, found from the text. */
export const encodingCases: readonly CorpusCase[] = [
  ...['windows-1251', 'koi8-r', 'cp866', 'iso-8859-5'].flatMap((encoding) =>
    [',', ';'].map((delimiter) => ({
      ...whole,
      name: `${encoding}, delimiter ${delimiter}`,
      bytes: iconv.encode(writeTable(ROWS, { delimiter }), encoding),
      facts: { encoding, delimiter },
    })),
  ),
  ...['utf-16le', 'utf-16be'].flatMap((encoding) =>
    [true, false].map((addBOM) => ({
      ...whole,
      name: `${encoding}, ${addBOM ? 'with' : 'without'} a byte order mark`,
      bytes: iconv.encode(TABLE, encoding, { addBOM }),
      facts: { encoding },
    })),
  ),
  { ...whole, name: 'utf-8 with a byte order mark', bytes: `\ufeff${TABLE}`, facts: { encoding: 'utf-8' } },
  {
    ...whole,
    name: 'windows-1251, said',
    bytes: iconv.encode(TABLE, 'windows-1251'),
    options: { encoding: 'windows-1251' },
  },
  {
    name: 'windows-1251 with a byte that stands for no character',
    bytes: Buffer.concat([
      iconv.encode(TABLE, 'windows-1251'),
      Buffer.from([0x31, 0x33, 0x2c, 0x98, 0x2c, 0x2c, 0x2c, 10]),
    ]),
    options: { encoding: 'windows-1251' },
    columns: NAMES,
    rows: ROWS,
    rejects: [{ line: 14, rule: 'csv.encoding' }],
  },
  {
    name: 'an encoding that does not exist',
    bytes: TABLE,
    options: { encoding: 'utf-9' },
    error: 'file.encoding-unknown',
  },
]

/** Single columns, single rows, nothing at all. */
export const sparseCases: readonly CorpusCase[] = [
  { name: 'a header alone', bytes: 'id,opened,museum\n', columns: ['id', 'opened', 'museum'], rows: [], rejects: [] },
  {
    name: 'a header and one row',
    bytes: 'id,opened\n1,2021-03-01\n',
    columns: ['id', 'opened'],
    rows: [['1', '2021-03-01']],
  },
  {
    name: 'one row of data',
    bytes: '1,2021-03-01,5.5\n',
    columns: ['column1', 'column2', 'column3'],
    rows: [['1', '2021-03-01', '5.5']],
  },
  {
    name: 'a single column of numbers',
    bytes: 'id\n1\n2\n3\n4\n',
    columns: ['id'],
    rows: [['1'], ['2'], ['3'], ['4']],
  },
  {
    name: 'a single column of words',
    bytes: 'name\nFili\nKuskovo\nOstankino\n',
    columns: ['name'],
    rows: [['Fili'], ['Kuskovo'], ['Ostankino']],
  },
  { name: 'a single column with a blank line', bytes: 'id\n1\n\n3\n', columns: ['id'], rows: [['1'], [null], ['3']] },
  { name: 'an empty file', bytes: '', error: 'file.empty' },
  { name: 'blank lines alone', bytes: '\n\n\n', error: 'csv.no-rows' },
  { name: 'a byte order mark alone', bytes: '\ufeff', error: 'file.empty' },
  { name: 'an option that does not exist', bytes: TABLE, options: { delimeter: ';' }, error: 'address.option-unknown' },
  { name: 'a quote of two characters', bytes: TABLE, options: { quote: "''" }, error: 'address.option-invalid' },
  { name: 'a header that is no number', bytes: TABLE, options: { header: 'yes' }, error: 'address.option-invalid' },
]

/** Options that say what would be found otherwise. */
export const optionCases: readonly CorpusCase[] = [
  {
    name: 'delimiter said',
    bytes: 'a;b,c\n1;2,3\n4;5,6\n',
    options: { delimiter: ',' },
    columns: ['a;b', 'c'],
    rows: [
      ['1;2', '3'],
      ['4;5', '6'],
    ],
  },
  {
    name: 'delimiter tab by name',
    bytes: 'a\tb\n1\t2\n',
    options: { delimiter: 'tab' },
    columns: ['a', 'b'],
    rows: [['1', '2']],
  },
  {
    name: 'quote none',
    bytes: 'a,b\n"1",2\n"3",4\n',
    options: { quote: 'none' },
    columns: ['a', 'b'],
    rows: [
      ['"1"', '2'],
      ['"3"', '4'],
    ],
  },
  { name: 'skip said', bytes: 'x,y\nv,w\na,b\n1,2\n', options: { skip: '2' }, columns: ['a', 'b'], rows: [['1', '2']] },
  {
    name: 'nulls said',
    bytes: 'a,b\nNA,1\n-,2\n"NA",3\n',
    options: { nulls: 'NA,-' },
    columns: ['a', 'b'],
    rows: [
      [null, '1'],
      [null, '2'],
      ['NA', '3'],
    ],
  },
  {
    name: 'short rows padded',
    bytes: 'a,b,c\n1,2,3\n4,5\n6\n7,8,9\n10,11,12,\n13,14,15,16\n',
    options: { ragged: 'pad' },
    columns: ['a', 'b', 'c'],
    rows: [
      ['1', '2', '3'],
      ['4', '5', null],
      ['6', null, null],
      ['7', '8', '9'],
      ['10', '11', '12'],
    ],
    rejects: [{ line: 7, rule: 'csv.field-count', raw: '13,14,15,16' }],
  },
  {
    name: 'short rows rejected',
    bytes: 'a,b,c\n1,2,3\n4,5\n6,7,8\n9,10,11\n',
    columns: ['a', 'b', 'c'],
    rows: [
      ['1', '2', '3'],
      ['6', '7', '8'],
      ['9', '10', '11'],
    ],
    rejects: [{ line: 3, byte: 12, rule: 'csv.field-count', raw: '4,5' }],
  },
  {
    name: 'backslash N is NULL where the backslash escapes',
    bytes: 'a,b\n1,\\N\n2,x\\,y\n',
    options: { escape: '\\' },
    columns: ['a', 'b'],
    rows: [
      ['1', null],
      ['2', 'x,y'],
    ],
  },
  {
    name: 'quotes as inch marks are a habit of the file',
    bytes: 'id,size,name\n1,5" pipe,"a, b"\n2,6" pipe,"c, d"\n3,7" pipe,"e, f"\n',
    columns: ['id', 'size', 'name'],
    rows: [
      ['1', '5" pipe', 'a, b'],
      ['2', '6" pipe', 'c, d'],
      ['3', '7" pipe', 'e, f'],
    ],
    rejects: [],
  },
]
