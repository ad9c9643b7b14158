export { LoadingGraphPage as default } from '#ui/loading-page.tsx'
