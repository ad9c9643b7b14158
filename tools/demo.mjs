// Plain JavaScript that an old Node runs as well: it says what is missing before anything is loaded.
const LEAST_NODE = 24

if (Number(process.versions.node.split('.')[0]) < LEAST_NODE) {
  console.error(
    `Node ${LEAST_NODE} is needed, and this is ${process.version}: run "npm ci" with install scripts allowed for the package "node".`,
  )
  process.exit(1)
}
await import('./demo.ts')
