import { mkdirSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'

/** Tables of TPC-H, in an order in which each comes after what it is made from. */
export const TABLES = ['region', 'nation', 'supplier', 'part', 'partsupp', 'customer', 'lineitem', 'orders'] as const

/** Rows at scale 1 (TPC-H specification, 4.2.5); lineitem follows from the orders: one to seven lines each. */
const ROWS = { supplier: 10_000, part: 200_000, customer: 150_000, orders: 1_500_000 } as const

const NATIONS =
  'ALGERIA 0, ARGENTINA 1, BRAZIL 1, CANADA 1, EGYPT 4, ETHIOPIA 0, FRANCE 3, GERMANY 3, INDIA 2, INDONESIA 2, IRAN 4, IRAQ 4, JAPAN 2, JORDAN 4, KENYA 0, MOROCCO 0, MOZAMBIQUE 0, PERU 1, CHINA 2, ROMANIA 3, SAUDI ARABIA 4, VIETNAM 2, RUSSIA 3, UNITED KINGDOM 3, UNITED STATES 1'
const REGIONS = 'AFRICA, AMERICA, ASIA, EUROPE, MIDDLE EAST'
const COLOURS =
  'almond antique aquamarine azure beige bisque black blanched blue blush brown burlywood burnished chartreuse chiffon chocolate coral cornflower cornsilk cream cyan dark deep dim dodger drab firebrick floral forest frosted gainsboro ghost goldenrod green grey honeydew hot indian ivory khaki lace lavender lawn lemon light lime linen magenta maroon medium metallic midnight mint misty moccasin navajo navy olive orange orchid pale papaya peach peru pink plum powder puff purple red rose rosy royal saddle salmon sandy seashell sienna sky slate smoke snow spring steel tan thistle tomato turquoise violet wheat white yellow'
const WORDS =
  'packages requests accounts deposits foxes ideas theodolites instructions dependencies excuses platelets asymptotes courts dolphins carefully quickly furiously slyly blithely special pending unusual express final regular bold ironic even silent sleep wake nag haggle cajole detect integrate among above beneath across'

/**
 * Writes the eight tables as Parquet, with the cardinalities, keys and distributions of the specification (4.2.3) and
 * texts from smaller lists of words. The same scale gives the same rows.
 * @param folder made when missing; a file in it is whole or absent
 */
export async function generate(folder: string, scale: number): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const scratch = join(folder, 'scratch.duckdb')
  const instance = await DuckDBInstance.create(scratch, { memory_limit: '2GB' })
  const connection = await instance.connect()
  try {
    for (const macro of MACROS) await connection.run(macro)
    for (const table of TABLES) {
      await connection.run(`CREATE TABLE ${table} AS ${rowsOf(table, scale)}`)
      const path = join(folder, `${table}.parquet`)
      await connection.run(`COPY ${table} TO '${path}.part' (FORMAT parquet)`)
      await rename(`${path}.part`, path)
    }
  } finally {
    connection.closeSync()
    instance.closeSync()
    await rm(scratch, { force: true })
  }
}

/** `pick`: a number below `n` that depends on a key and on what it is for alone. `phrase`: three words picked so. */
const MACROS: readonly string[] = [
  'CREATE MACRO pick(n, key, purpose) AS CAST(hash(key, purpose) % n AS BIGINT)',
  'CREATE MACRO one_of(list, key, purpose) AS list[1 + pick(len(list), key, purpose)]',
  // Three words each: whole texts are made of these, since drawing every word would take most of the time.
  `SET VARIABLE texts = (SELECT list(array_to_string([one_of(string_split('${WORDS}', ' '), i, n) FOR n IN [1, 2, 3]], ' ') ORDER BY i) FROM range(2000) AS t(i))`,
  "CREATE MACRO phrase(key, purpose) AS getvariable('texts')[1 + pick(2000, key, purpose)]",
  'CREATE MACRO money(least, most, key, purpose) AS CAST((least * 100 + pick((most - least) * 100 + 1, key, purpose)) / 100 AS DECIMAL(15, 2))',
  "CREATE MACRO phone(nation, key) AS format('{}-{:03d}-{:03d}-{:04d}', 10 + nation, 100 + pick(900, key, 'a'), 100 + pick(900, key, 'b'), 1000 + pick(9000, key, 'c'))",
  // Of each 32 keys of orders eight are used.
  'CREATE MACRO order_key(i) AS (i // 8) * 32 + i % 8 + 1',
  // A part has four suppliers, spread over all of them.
  'CREATE MACRO part_supplier(part, nth, suppliers) AS (part + nth * (suppliers // 4 + (part - 1) // suppliers)) % suppliers + 1',
  'CREATE MACRO retail_price(part) AS CAST((90000 + (part // 10) % 20001 + 100 * (part % 1000)) / 100 AS DECIMAL(15, 2))',
]

function rowsOf(table: (typeof TABLES)[number], scale: number): string {
  const count = (name: keyof typeof ROWS) => Math.round(ROWS[name] * scale)
  const listed = (text: string, separator: string) => `string_split('${text}', '${separator}')`
  switch (table) {
    case 'region':
      return `SELECT CAST(i - 1 AS INTEGER) AS r_regionkey, (${listed(REGIONS, ', ')})[i] AS r_name, phrase(i, 'region') || ' ' || phrase(i, concat('region', 1)) || ' ' || phrase(i, concat('region', 2)) AS r_comment FROM range(1, 6) AS t(i)`
    case 'nation':
      return `SELECT CAST(i - 1 AS INTEGER) AS n_nationkey, regexp_replace(each, ' \\d$', '') AS n_name, CAST(right(each, 1) AS INTEGER) AS n_regionkey, phrase(i, 'nation') || ' ' || phrase(i, concat('nation', 1)) || ' ' || phrase(i, concat('nation', 2)) AS n_comment
        FROM (SELECT i, (${listed(NATIONS, ', ')})[i] AS each FROM range(1, 26) AS t(i))`
    case 'supplier':
      return `SELECT i AS s_suppkey, format('Supplier#{:09d}', i) AS s_name, phrase(i, 's_address') AS s_address, CAST(pick(25, i, 's_nation') AS INTEGER) AS s_nationkey,
        phone(pick(25, i, 's_nation'), i) AS s_phone, money(-999, 9999, i, 's_acctbal') AS s_acctbal, phrase(i, 's_comment') || ' ' || phrase(i, concat('s_comment', 1)) || ' ' || phrase(i, concat('s_comment', 2)) AS s_comment
        FROM range(1, ${count('supplier') + 1}) AS t(i)`
    case 'part':
      return `SELECT i AS p_partkey, array_to_string(list_transform(range(5), lambda n: one_of(${listed(COLOURS, ' ')}, i, concat('p_name', n))), ' ') AS p_name,
        format('Manufacturer#{}', 1 + pick(5, i, 'p_mfgr')) AS p_mfgr, format('Brand#{}{}', 1 + pick(5, i, 'p_mfgr'), 1 + pick(5, i, 'p_brand')) AS p_brand,
        one_of(['STANDARD', 'SMALL', 'MEDIUM', 'LARGE', 'ECONOMY', 'PROMO'], i, 'p_type') || ' ' || one_of(['ANODIZED', 'BURNISHED', 'PLATED', 'POLISHED', 'BRUSHED'], i, 'p_finish') || ' ' || one_of(['TIN', 'NICKEL', 'BRASS', 'STEEL', 'COPPER'], i, 'p_metal') AS p_type,
        CAST(1 + pick(50, i, 'p_size') AS INTEGER) AS p_size, one_of(['SM', 'LG', 'MED', 'JUMBO', 'WRAP'], i, 'p_size_name') || ' ' || one_of(['CASE', 'BOX', 'BAG', 'JAR', 'PKG', 'PACK', 'CAN', 'DRUM'], i, 'p_container') AS p_container,
        retail_price(i) AS p_retailprice, phrase(i, 'p_comment') AS p_comment FROM range(1, ${count('part') + 1}) AS t(i)`
    case 'partsupp':
      return `SELECT p_partkey AS ps_partkey, part_supplier(p_partkey, nth, ${count('supplier')}) AS ps_suppkey, CAST(1 + pick(9999, p_partkey, concat('ps_qty', nth)) AS INTEGER) AS ps_availqty,
        money(1, 1000, p_partkey, concat('ps_cost', nth)) AS ps_supplycost, phrase(p_partkey, concat('ps_comment', nth)) || ' ' || phrase(p_partkey, concat(concat('ps_comment', nth), 1)) || ' ' || phrase(p_partkey, concat(concat('ps_comment', nth), 2)) || ' ' || phrase(p_partkey, concat(concat('ps_comment', nth), 3)) || ' ' || phrase(p_partkey, concat(concat('ps_comment', nth), 4)) AS ps_comment FROM part, range(4) AS t(nth) ORDER BY p_partkey, nth`
    case 'customer':
      return `SELECT i AS c_custkey, format('Customer#{:09d}', i) AS c_name, phrase(i, 'c_address') AS c_address, CAST(pick(25, i, 'c_nation') AS INTEGER) AS c_nationkey,
        phone(pick(25, i, 'c_nation'), i) AS c_phone, money(-999, 9999, i, 'c_acctbal') AS c_acctbal,
        one_of(['AUTOMOBILE', 'BUILDING', 'FURNITURE', 'MACHINERY', 'HOUSEHOLD'], i, 'c_mktsegment') AS c_mktsegment, phrase(i, 'c_comment') || ' ' || phrase(i, concat('c_comment', 1)) || ' ' || phrase(i, concat('c_comment', 2)) AS c_comment
        FROM range(1, ${count('customer') + 1}) AS t(i)`
    case 'lineitem':
      return linesOf(count('orders'), count('part'), count('supplier'))
    case 'orders':
      return ordersOf(count('customer'))
  }
}

/** Lines with the date of their order, which the orders are made from; it is dropped from what is written. */
function linesOf(orders: number, parts: number, suppliers: number): string {
  return `WITH drawn AS (
      SELECT order_key(i) AS l_orderkey, n AS l_linenumber, DATE '1992-01-01' + CAST(pick(2406, i, 'o_orderdate') AS INTEGER) AS ordered, order_key(i) * 8 + n AS key
      FROM range(${orders}) AS t(i), range(1, 8) AS u(n) WHERE n <= 1 + pick(7, i, 'lines')),
    parted AS (SELECT *, 1 + pick(${parts}, key, 'l_partkey') AS l_partkey, 1 + pick(50, key, 'l_quantity') AS quantity, CAST(ordered + CAST(1 + pick(121, key, 'l_shipdate') AS INTEGER) AS DATE) AS l_shipdate FROM drawn)
    SELECT l_orderkey, l_partkey, part_supplier(l_partkey, pick(4, key, 'l_suppkey'), ${suppliers}) AS l_suppkey, l_linenumber,
      CAST(quantity AS DECIMAL(15, 2)) AS l_quantity, CAST(quantity * retail_price(l_partkey) AS DECIMAL(15, 2)) AS l_extendedprice,
      CAST(pick(11, key, 'l_discount') / 100 AS DECIMAL(15, 2)) AS l_discount, CAST(pick(9, key, 'l_tax') / 100 AS DECIMAL(15, 2)) AS l_tax,
      CASE WHEN l_shipdate + CAST(1 + pick(30, key, 'l_receiptdate') AS INTEGER) > DATE '1995-06-17' THEN 'N' ELSE one_of(['R', 'A'], key, 'l_returnflag') END AS l_returnflag,
      CASE WHEN l_shipdate > DATE '1995-06-17' THEN 'O' ELSE 'F' END AS l_linestatus,
      l_shipdate, CAST(ordered + CAST(30 + pick(61, key, 'l_commitdate') AS INTEGER) AS DATE) AS l_commitdate, CAST(l_shipdate + CAST(1 + pick(30, key, 'l_receiptdate') AS INTEGER) AS DATE) AS l_receiptdate,
      one_of(['DELIVER IN PERSON', 'COLLECT COD', 'NONE', 'TAKE BACK RETURN'], key, 'l_shipinstruct') AS l_shipinstruct,
      one_of(['REG AIR', 'AIR', 'RAIL', 'SHIP', 'TRUCK', 'MAIL', 'FOB'], key, 'l_shipmode') AS l_shipmode, phrase(key, 'l_comment') AS l_comment
    FROM parted ORDER BY l_orderkey, l_linenumber`
}

/** A third of the customers, those whose key is a multiple of three, never order. */
function ordersOf(customers: number): string {
  return `WITH priced AS (
      SELECT l_orderkey AS o_orderkey, CAST(sum(l_extendedprice * (1 + l_tax) * (1 - l_discount)) AS DECIMAL(15, 2)) AS o_totalprice,
        CASE WHEN bool_and(l_linestatus = 'F') THEN 'F' WHEN bool_and(l_linestatus = 'O') THEN 'O' ELSE 'P' END AS o_orderstatus,
        (l_orderkey - 1) // 32 * 8 + (l_orderkey - 1) % 32 AS i
      FROM lineitem GROUP BY l_orderkey)
    SELECT o_orderkey, pick(${Math.round(customers / 3)}, i, 'o_custkey') * 3 + 1 + pick(2, i, 'o_custkey_of_three') AS o_custkey, o_orderstatus, o_totalprice,
      CAST(DATE '1992-01-01' + CAST(pick(2406, i, 'o_orderdate') AS INTEGER) AS DATE) AS o_orderdate,
      one_of(['1-URGENT', '2-HIGH', '3-MEDIUM', '4-NOT SPECIFIED', '5-LOW'], i, 'o_orderpriority') AS o_orderpriority,
      format('Clerk#{:09d}', 1 + pick(1000, i, 'o_clerk')) AS o_clerk, 0::INTEGER AS o_shippriority,
      CASE WHEN pick(90, i, 'o_special') = 0 THEN phrase(i, 'o_comment') || ' special ' || phrase(i, 'o_between') || ' requests ' || phrase(i, 'o_behind') ELSE phrase(i, 'o_comment') || ' ' || phrase(i, concat('o_comment', 1)) END AS o_comment
    FROM priced ORDER BY o_orderkey`
}
