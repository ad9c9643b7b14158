import type { Page } from 'playwright-core'

/** Waits until the page of a pipeline says that the text as it stands now, and not the one before, is sound. */
export function checked(page: Page): Promise<void> {
  return page
    .getByRole('heading', { level: 1, name: /всё проверено|all checked/ })
    .and(page.locator(':not([aria-busy="true"])'))
    .waitFor()
}
