import { describe, expect, test } from 'vitest'
import { hasLiteralSecret, maskSecrets, maskSecretsWithin } from './mask.ts'

describe('an address', () => {
  test.each([
    ['postgresql://u:p@h/d#t', 'postgresql://u:***@h/d#t'],
    ['postgresql://u:p@ss:w/o#rd@h/d', 'postgresql://u:***@h/d'],
    ['postgresql://u:${NAME}@h/d', 'postgresql://u:${NAME}@h/d'],
    ['postgresql://u:${NAME}x@h/d', 'postgresql://u:***@h/d'],
    ['postgresql://u@h/d', 'postgresql://u@h/d'],
    ['clickhouse://h:8123/d?password=p&tls=true', 'clickhouse://h:8123/d?password=***&tls=true'],
    ['s3://b/k?secretKey=a&token=b#x', 's3://b/k?secretKey=***&token=***#x'],
    ['s3://b/k?secretKey=${KEY}', 's3://b/k?secretKey=${KEY}'],
    ['data/tickets.csv?delimiter=;', 'data/tickets.csv?delimiter=;'],
  ])('%s', (address, masked) => {
    expect(maskSecrets(address)).toBe(masked)
    expect(hasLiteralSecret(address)).toBe(address !== masked)
  })
})

test('addresses inside other texts', () => {
  const text = 'cannot read "postgresql://u:p@h/d" nor kafka://a:b@c:9092?token=t, see https://example.com/a'
  const masked = 'cannot read "postgresql://u:***@h/d" nor kafka://a:***@c:9092?token=*** see https://example.com/a'
  expect(maskSecretsWithin(text)).toBe(masked)
})
