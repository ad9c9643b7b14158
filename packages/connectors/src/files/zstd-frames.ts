/** Magic numbers of RFC 8878, 3.1: of frames, and of skippable frames (the low four bits are free). */
const FRAME_MAGIC = 0xfd2fb528
const SKIPPABLE_MAGIC = 0x184d2a50

/** Bytes of the frame header's fields by their flags (RFC 8878, 3.1.1.1). */
const DICTIONARY_BYTES = [0, 1, 2, 4]
const CONTENT_SIZE_BYTES = [0, 2, 4, 8]

type State = 'magic' | 'skippable-size' | 'descriptor' | 'header' | 'block-header' | 'block' | 'checksum' | 'skipped'

/**
 * Follows the frames of a zstd file without decoding them: node:zlib drops what follows a frame within one write, and
 * takes a file that was cut off for a whole one. This tells where frames end and whether the last one did.
 */
export class ZstdFrames {
  #state: State = 'magic'
  /** Bytes still wanted of what the state names. */
  #wanted = 4
  #value = 0
  #shift = 0
  #checksum = false
  #lastBlock = false
  #begun = false

  /** True between frames: the file may end here. */
  get whole(): boolean {
    return this.#state === 'magic' && !this.#begun
  }

  /**
   * Goes over the next bytes of the file; the offsets in them where frames end.
   * @throws Error when they are no zstd frames
   */
  advance(bytes: Buffer): number[] {
    const borders: number[] = []
    let at = 0
    while (at < bytes.length) {
      this.#begun = true
      if (
        this.#state === 'block' ||
        this.#state === 'skipped' ||
        this.#state === 'header' ||
        this.#state === 'checksum'
      ) {
        const taken = Math.min(this.#wanted, bytes.length - at)
        this.#wanted -= taken
        at += taken
      } else {
        this.#value += bytes[at++] * 2 ** this.#shift
        this.#shift += 8
        this.#wanted--
      }
      while (this.#wanted === 0) if (this.#finish()) borders.push(at)
    }
    return borders
  }

  /** Goes on to the next state; true when a frame has ended. */
  #finish(): boolean {
    const value = this.#value
    this.#value = 0
    this.#shift = 0
    switch (this.#state) {
      case 'magic':
        return this.#enter(value)
      case 'skippable-size':
        return this.#go('skipped', value)
      case 'descriptor':
        this.#checksum = (value & 4) !== 0
        return this.#go('header', headerBytes(value))
      case 'header':
        return this.#go('block-header', 3)
      case 'block-header':
        this.#lastBlock = (value & 1) !== 0
        // A run-length block stores one byte, whatever it unpacks to.
        return this.#go('block', ((value >> 1) & 3) === 1 ? 1 : value >> 3)
      case 'block':
        if (!this.#lastBlock) return this.#go('block-header', 3)
        return this.#checksum ? this.#go('checksum', 4) : this.#end()
      default:
        return this.#end()
    }
  }

  #enter(magic: number): boolean {
    if (magic === FRAME_MAGIC) return this.#go('descriptor', 1)
    if (Math.floor(magic / 16) === SKIPPABLE_MAGIC / 16) return this.#go('skippable-size', 4)
    throw new Error('bytes after the last frame')
  }

  #go(state: State, wanted: number): boolean {
    this.#state = state
    this.#wanted = wanted
    return false
  }

  #end(): boolean {
    this.#go('magic', 4)
    this.#begun = false
    return true
  }
}

function headerBytes(descriptor: number): number {
  const single = (descriptor & 0x20) !== 0
  const sizeFlag = descriptor >> 6
  const size = sizeFlag === 0 && single ? 1 : CONTENT_SIZE_BYTES[sizeFlag]
  return (single ? 0 : 1) + DICTIONARY_BYTES[descriptor & 3] + size
}
