export { LoadingPage as default } from '#ui/loading-page.tsx'
