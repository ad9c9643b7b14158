import { type ClassValue, clsx } from 'clsx'
import { extendTailwindMerge } from 'tailwind-merge'

const merge = extendTailwindMerge({
  extend: {
    classGroups: {
      'font-size': [{ text: ['1', '2', '3', '4', '5', '6', '7', '8'] }],
    },
  },
})

/** Joins class names; of two utilities for one property the later wins, so that a caller can adjust a part. */
export function classes(...names: ClassValue[]): string {
  return merge(clsx(names))
}
