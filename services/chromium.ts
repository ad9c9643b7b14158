import { installed } from './packages.ts'

/** Debian's Chromium for the tests of the web, installed when it is not there; CHROMIUM_PATH names another one. @public */
export default async function chromium(): Promise<void> {
  if (process.env.CHROMIUM_PATH) return
  await installed({ packages: ['chromium'], programs: ['/usr/bin/chromium'] })
}
