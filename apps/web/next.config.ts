import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NextConfig } from 'next'

const HERE = import.meta.dirname

// Next writes its own wishes into the tsconfig that it is given: it gets one that is not kept.
const TSCONFIG = 'tsconfig.next.json'
if (!existsSync(join(HERE, TSCONFIG))) writeFileSync(join(HERE, TSCONFIG), '{ "extends": "./tsconfig.json" }\n')

const config: NextConfig = {
  // Another folder lets a second build or `next dev` stand beside the one that is served.
  distDir: process.env.AI_ETL_WEB_DIST || '.next',
  // The sources of packages/core and packages/client are compiled with the application.
  turbopack: { root: join(HERE, '../..') },
  poweredByHeader: false,
  reactStrictMode: true,
  typescript: {
    // Types are checked by `npm run check`, which knows the whole tree.
    ignoreBuildErrors: true,
    tsconfigPath: TSCONFIG,
  },
  images: { unoptimized: true },
}

export default config
