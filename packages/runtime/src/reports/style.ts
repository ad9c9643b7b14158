/** Style of HTML reports: the product's light tokens; one column on a phone, black on white in print. */
export const STYLE = `
:root { --page: #f5f3ee; --surface: #fffefb; --ink: #22201c; --ink-2: #514d45; --ink-3: #67625a; --line: #d3cec3; --line-soft: #e5e1d8; --accent: #0b5c66 }
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 "Golos Text", system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; font-variant-numeric: tabular-nums }
header, main { max-width: 780px; margin: 0 auto; padding: 0 20px }
header { padding-top: 32px }
h1 { font-size: 34px; line-height: 40px; font-weight: 600; letter-spacing: -0.01em; margin: 8px 0; overflow-wrap: anywhere }
h2 { font-size: 20px; line-height: 28px; font-weight: 600; margin: 40px 0 12px }
p { margin: 0 0 12px }
.kind { color: var(--ink-3); font-size: 13px; margin: 0 }
.lead { color: var(--ink-2) }
nav { display: flex; flex-wrap: wrap; gap: 4px 16px; font-size: 14px; border-block: 1px solid var(--line); padding: 10px 0 }
a { color: var(--accent) }
ol { padding-left: 24px; margin: 0 0 12px }
li { margin-bottom: 8px }
li::marker { color: var(--accent); font-weight: 600 }
code { font: 0.9em/1.4 "JetBrains Mono", ui-monospace, Consolas, monospace; overflow-wrap: anywhere }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: 12px 20px; margin: 0 0 16px }
dt { font-size: 12px; color: var(--ink-3) }
dd { margin: 0; font-size: 20px; line-height: 28px; font-weight: 600 }
figure { margin: 16px 0 24px }
figcaption { font-size: 13px; color: var(--ink-2); margin-bottom: 8px }
figcaption strong { color: var(--ink) }
svg { width: 100%; height: auto }
.narrow { display: none }
.scroll { overflow-x: auto; margin-bottom: 16px }
table { border-collapse: collapse; width: 100%; font-size: 13px; line-height: 20px }
th { text-align: left; font-weight: 500; color: var(--ink-3); font-size: 12px; border-bottom: 1px solid var(--line); padding: 6px 12px 6px 0; vertical-align: bottom }
td { border-bottom: 1px solid var(--line-soft); padding: 6px 12px 6px 0; vertical-align: top }
.number { text-align: right; white-space: nowrap }
@media screen and (max-width: 600px) { h1 { font-size: 26px; line-height: 32px } dd { font-size: 18px } .wide { display: none } .narrow { display: block } }
@media print { body { background: #fff; font-size: 11pt } nav { display: none } h2 { break-after: avoid } figure, tr, li { break-inside: avoid } .scroll { overflow: visible } }
`
