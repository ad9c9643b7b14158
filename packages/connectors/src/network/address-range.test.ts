import { describe, expect, test } from 'vitest'
import { rangeOf } from './address-range.ts'

describe('range of an address', () => {
  test.each([
    ['169.254.169.254', 'metadata'],
    ['169.254.170.2', 'metadata'],
    ['::ffff:169.254.169.254', 'metadata'],
    ['::ffff:a9fe:a9fe', 'metadata'],
    ['64:ff9b::a9fe:a9fe', 'metadata'],
    ['2002:a9fe:a9fe::1', 'metadata'],
    ['fd00:ec2::254', 'metadata'],
    ['fe80::1', 'metadata'],
    ['100.100.100.200', 'metadata'],
    ['64:ff9b::6464:64c8', 'metadata'],
    ['::a9fe:a9fe', 'metadata'],
    ['168.63.129.16', 'metadata'],
    ['127.0.0.1', 'private'],
    ['127.8.9.10', 'private'],
    ['::1', 'private'],
    ['::', 'private'],
    ['::ffff:127.0.0.1', 'private'],
    ['10.1.2.3', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.1.1', 'private'],
    ['100.64.0.1', 'private'],
    ['0.0.0.0', 'private'],
    ['255.255.255.255', 'private'],
    ['fd12:3456::1', 'private'],
    ['64:ff9b::7f00:1', 'private'],
    ['64:ff9b::a00:1', 'private'],
    ['2002:7f00:1::', 'private'],
    ['2002:a00:1::1', 'private'],
    ['::127.0.0.1', 'private'],
    ['::10.1.2.3', 'private'],
    ['64:ff9b::5db8:d822', 'public'],
    ['2002:5db8:d822::1', 'public'],
    ['172.32.0.1', 'public'],
    ['93.184.216.34', 'public'],
    ['2606:2800:220:1:248:1893:25c8:1946', 'public'],
  ])('%s is %s', (address, range) => {
    expect(rangeOf(address)).toBe(range)
  })
})
