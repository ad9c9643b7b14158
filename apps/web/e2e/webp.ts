import type { Page } from 'playwright-core'

/** Of 0 to 1: texts stay sharp, and a picture takes a third of its PNG. */
const QUALITY = 0.85

/** A PNG as WebP, drawn by the browser itself. @param blank a page without a policy of its own: `about:blank` */
export async function webpOf(blank: Page, png: Buffer): Promise<Buffer> {
  const data = await blank.evaluate(
    async ([source, quality]) => {
      const image = new Image()
      image.src = source
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = image.width
      canvas.height = image.height
      canvas.getContext('2d')?.drawImage(image, 0, 0)
      return canvas.toDataURL('image/webp', quality)
    },
    [`data:image/png;base64,${png.toString('base64')}`, QUALITY] as const,
  )
  return Buffer.from(data.slice(data.indexOf(',') + 1), 'base64')
}
