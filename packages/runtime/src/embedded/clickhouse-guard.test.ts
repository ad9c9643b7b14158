import { describe, expect, test } from 'vitest'
import { forbiddenPart, withoutComments } from './clickhouse-guard.ts'

describe('refused', () => {
  test.each([
    ["SELECT * FROM t INTO OUTFILE '/tmp/x'", 'INTO OUTFILE'],
    ["select 1 into\noutfile '/tmp/x' format CSV", 'INTO OUTFILE'],
    ["INSERT INTO t FROM INFILE '/etc/passwd' FORMAT CSV", 'FROM INFILE'],
    ["SELECT 1 INTO /**/ OUTFILE '/tmp/x'", 'OUTFILE'],
    ["SELECT 'it''s' INTO OUTFILE '/tmp/x'", 'INTO OUTFILE'],
    ["SELECT '\\'' INTO OUTFILE '/tmp/x'", 'INTO OUTFILE'],
    ["SELECT file('/etc/passwd')", 'file(…)'],
    ["SELECT file\n('/etc/passwd')", 'file(…)'],
    ["SELECT `file`('/etc/passwd')", 'file(…)'],
    ['SELECT "f\\x69le"(\'/etc/passwd\')', 'file(…)'],
    ["SELECT file // x\n('/etc/passwd')", 'file /'],
    ["SELECT file/**/('/etc/passwd')", 'file/'],
    ["SELECT arrayMap(file, ['/etc/passwd'])", 'the function file as an argument'],
    ["SELECT arrayMap((file), ['/etc/passwd'])", 'the function file as an argument'],
    ["SELECT * APPLY(file) FROM (SELECT '/etc/passwd')", 'the function file as an argument'],
    ['SELECT "array\\x4dap"(`f\\ile`, x)', 'the function file as an argument'],
    ["SELECT arrayMap({f:Identifier}, ['/etc/passwd'])", 'an identifier parameter as a function'],
    ['SELECT * APPLY({f:Identifier}) FROM t', 'an identifier parameter as a function'],
    ["SELECT * APPLY file FROM (SELECT '/etc/passwd')", 'APPLY file'],
    ["SELECT arrayMap(x -> file(x), ['/etc/passwd'])", 'file(…)'],
    ["CREATE TABLE t (a String DEFAULT file('/etc/passwd')) ENGINE = Memory", 'file(…)'],
    ["CREATE TABLE t (a Int8) ENGINE = MergeTree ORDER BY a SETTINGS disk = disk(type = 's3')", 'disk(…)'],
    ["SELECT $x$ ' $x$, file('/etc/passwd')", 'file('],
    ["SELECT $x-y$ ' $x-y$, file('/etc/passwd')", 'file('],
    ["SELECT \u2018 ' \u2019, file('/etc/passwd')", 'file('],
    ["SELECT '-- it''s', `a -- \\` b`, file('/etc/passwd')", 'file(…)'],
  ])('%s', (sql, part) => {
    expect(forbiddenPart(sql)).toContain(part)
  })
})

describe('taken', () => {
  test.each([
    "SELECT 'INTO OUTFILE', 'file(1)' FROM t",
    'SELECT {c:Identifier}, max({c:Identifier}) FROM {t:Identifier}',
    'SELECT file FROM t WHERE file = 1',
    'SELECT count(file), max(file) FROM t',
    'CREATE TABLE file (file String, disk Int8) ENGINE = MergeTree ORDER BY (file, disk)',
    'INSERT INTO t (file, disk) VALUES',
    'INSERT INTO file (a) VALUES',
    'SELECT * FROM t ORDER BY (file, a)',
    "SELECT CAST(`file`, 'String'), concat(file, 'x'), CAST(`a \\`b`, 'String') FROM t",
    'SELECT t.file, `file` FROM t -- the file of each row',
    'SELECT profile(1), file_name FROM outfiles',
    "CREATE TABLE `a``b\\\\` (`x\\\\y -- z` String COMMENT '// what? /* $ # ') ENGINE = Memory",
    'INSERT INTO `we``ird\\\\ -- name` (`file`, `/* disk`) VALUES',
    "SELECT max(`file`) FROM `t //` WHERE note = 'INTO OUTFILE --'",
  ])('%s', (sql) => {
    expect(forbiddenPart(sql)).toBeNull()
  })
})

describe('comments of suspicious statements are taken out', () => {
  test.each([
    ['SELECT file -- of each row\nFROM t', 'SELECT file FROM t'],
    ['SELECT file /* a /* b */ c */ FROM t', 'SELECT file FROM t'],
    ['SELECT file /* a */, disk # b\n, 1 // c\nFROM t', 'SELECT file , disk , 1 FROM t'],
    ["SELECT max(`file`), '-- no', `/* name` FROM t -- end", "SELECT max(`file`), '-- no', `/* name` FROM t"],
  ])('%j', (sql, plain) => {
    expect(withoutComments(sql).trim()).toBe(plain)
    expect(forbiddenPart(withoutComments(sql))).toBeNull()
  })

  test.each([
    ["SELECT file /* */ ('/etc/passwd')", 'file(…)'],
    ["SELECT file // x\n('/etc/passwd')", 'file(…)'],
    ["SELECT 1 INTO /**/ OUTFILE '/tmp/x'", 'INTO OUTFILE'],
    // What this reader takes for code is refused where another might take it for a comment.
    ["SELECT file #x\n('/etc/passwd')", 'file #'],
  ])('and what is behind them is refused: %j', (sql, part) => {
    expect(forbiddenPart(withoutComments(sql))).toContain(part)
  })

  test('others stay as they are', () => {
    expect(withoutComments('SELECT 1 -- one')).toBe('SELECT 1 -- one')
  })
})
