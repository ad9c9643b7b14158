import fc from 'fast-check'

/** Values near the borders between shapes, and any text. */
export const rawValue: fc.Arbitrary<string | null> = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(null, '', ' ', 'NA', '-', 'да', 'no', 'TRUE', '0', '1') },
  { weight: 2, arbitrary: fc.integer().map(String) },
  { weight: 1, arbitrary: fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }).map(String) },
  { weight: 2, arbitrary: fc.double({ noNaN: true }).map(String) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('1 234,50', '1,234', '1.234', '5%', '(3)', '+7', '007', '-0', '1e5', ' 12 '),
  },
  { weight: 1, arbitrary: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '18.08.2021',
      '01/02/2021',
      '13/02/2021',
      '2021-08-18',
      '20210818',
      '12:30',
      '1.2.21 9:05',
      '3 марта 2021',
      '12-Dec-21',
      'March 3, 2021 4:05 PM',
      '4:30 PM',
      '1/2/2021 12:30 am',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
)
