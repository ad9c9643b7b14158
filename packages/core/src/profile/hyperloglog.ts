/**
 * HyperLogLog over the 64-bit hashes of profile/hash.ts (Flajolet et al. 2007; Heule et al. 2013 for 64-bit hashes).
 * Used only past the exact bound, where counts are far above the range that needs bias correction.
 */
export class HyperLogLog {
  readonly registers: Uint8Array

  constructor(registers: Uint8Array = new Uint8Array(REGISTERS)) {
    this.registers = registers
  }

  add(first: number, second: number): void {
    const register = first >>> (32 - PRECISION)
    // The bits that did not choose the register: the rest of the first half, then the second.
    const rest = first << PRECISION
    const rank = rest === 0 ? 33 - PRECISION + Math.clz32(second) : Math.clz32(rest) + 1
    if (rank > this.registers[register]) this.registers[register] = rank
  }

  merge(other: HyperLogLog): void {
    for (let i = 0; i < REGISTERS; i++) {
      if (other.registers[i] > this.registers[i]) this.registers[i] = other.registers[i]
    }
  }

  /** The estimate with its 95 % bounds (two-sided normal, standard error 1.04 / √registers). */
  estimate(): { value: number; low: number; high: number } {
    let sum = 0
    let empty = 0
    for (const rank of this.registers) {
      sum += 2 ** -rank
      if (rank === 0) empty++
    }
    const raw = (ALPHA * REGISTERS * REGISTERS) / sum
    const value = raw <= 2.5 * REGISTERS && empty > 0 ? REGISTERS * Math.log(REGISTERS / empty) : raw
    const margin = 1.96 * STANDARD_ERROR * value
    return { value: Math.round(value), low: Math.floor(value - margin), high: Math.ceil(value + margin) }
  }
}

const PRECISION = 14
const REGISTERS = 1 << PRECISION
const ALPHA = 0.7213 / (1 + 1.079 / REGISTERS)
const STANDARD_ERROR = 1.04 / Math.sqrt(REGISTERS)
