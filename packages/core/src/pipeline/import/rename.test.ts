import { beforeAll, expect, test } from 'vitest'
import { loadSelectParser } from './parser.ts'
import { renameInSelect } from './rename.ts'

beforeAll(loadSelectParser)

test.each([
  [
    'select paid.price, paid.* from paid where paid.price > 1',
    'select sold.price, sold.* from sold where sold.price > 1',
  ],
  ['select p.price from paid p', 'select p.price from sold p'],
  ['select paid.a from other paid join paid b on true', 'select paid.a from other paid join sold b on true'],
  ['select \'paid\', price as paid from "paid" -- paid', "select 'paid', price as paid from sold -- paid"],
  [
    'with paid as (select * from paid) select paid.a from paid',
    'with paid as (select * from sold) select paid.a from paid',
  ],
  [
    'select a from x where exists (select 1 from paid where paid.id = x.id)',
    'select a from x where exists (select 1 from sold where sold.id = x.id)',
  ],
  [
    'select (select max(b) from y where y.id = paid.id) from paid',
    'select (select max(b) from y where y.id = sold.id) from sold',
  ],
  ['select * from a union all select * from Paid', 'select * from a union all select * from sold'],
  [
    "select 'город', paid.цена from paid where paid.день > :since",
    "select 'город', sold.цена from sold where sold.день > :since",
  ],
  ['select * from', 'select * from'],
])('%s', (select, renamed) => expect(renameInSelect(select, 'paid', 'sold')).toBe(renamed))

test.each([
  ['order', 'select "order".a from "order"'],
  ['user', 'select "user".a from "user"'],
  ['оплата', 'select оплата.a from оплата'],
])('a new name %s is written so that it reads', (to, renamed) => {
  expect(renameInSelect('select paid.a from paid', 'paid', to)).toBe(renamed)
})
