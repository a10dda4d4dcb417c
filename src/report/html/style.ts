import { dataStyle } from './data-style.ts';
import { lossStyle } from './loss-style.ts';

/** The look of the page: one column, calm, in the light or the dark, on a phone and on paper. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #f7f6f2; --card: #ffffff; --ink: #1c2430; --soft: #555f6d; --line: #dcd9d0; --link: #0b5a6b;
  --critical: #9f1239; --high: #b0400c; --medium: #8a5a00; --low: #1f5f99; --info: #566171;
  --good: #18693f; --fair: #8a5a00; --poor: #9f1239; --dark: #6b7280;
  --passed: #2f7d57; --failed: #b0400c; --unknown: #8b93a1; --skipped: #cfccc3;
  --tint: 9%;
  --text: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
  --display: Charter, "Bitstream Charter", "Sitka Text", Cambria, "Liberation Serif", serif;
  --code: ui-monospace, "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #12161c; --card: #1a2028; --ink: #e8e6e1; --soft: #a5adb9; --line: #303945; --link: #7cc7d6;
    --critical: #ff8fa6; --high: #ffa071; --medium: #eebf5c; --low: #8cc0f2; --info: #aab3c0;
    --good: #74d3a2; --fair: #eebf5c; --poor: #ff8fa6; --dark: #8c96a5;
    --passed: #5bb98a; --failed: #f08a55; --unknown: #76808f; --skipped: #3b4552;
    --tint: 14%;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.6 var(--text); overflow-wrap: anywhere; }
body > header, main, footer { width: min(62rem, 100% - 2.5rem); margin-inline: auto; }
main:focus { outline: none; }
a { color: var(--link); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; z-index: 1; }
h1, h2 { font-family: var(--display); font-weight: 600; line-height: 1.15; letter-spacing: -.01em; text-wrap: balance; }
h1 { font-size: clamp(1.9rem, 5vw, 2.9rem); margin: 0; }
h2 { font-size: clamp(1.4rem, 3.4vw, 1.75rem); margin: 0 0 1rem; }
h3 { font-size: 1.15rem; margin: 2rem 0 .75rem; }
h4 { font-size: .8rem; text-transform: uppercase; letter-spacing: .06em; color: var(--soft); margin: 1.25rem 0 .25rem; }
p { margin: 0 0 .6rem; max-width: 68ch; }
ul, ol { padding-left: 1.25rem; }
code { font: .87em/1.5 var(--code); }
.quiet { color: var(--soft); font-size: .92rem; font-weight: 400; }
main > section { margin: 3.25rem 0; }
.masthead { padding-top: 2.5rem; }
.brand { font-weight: 650; letter-spacing: .01em; margin-bottom: 1.5rem; }
.brand span { color: var(--soft); font-weight: 400; }
.about { color: var(--soft); margin: .6rem 0 0; max-width: none; }
.about span:not(:last-child)::after { content: "·"; margin: 0 .55em; }
.verdict { display: grid; grid-template-columns: auto 1fr; gap: 1.75rem; align-items: start; margin: 2rem 0 1.75rem; }
.grade { min-width: 8.5rem; padding: .9rem 1.25rem 1.1rem; border-radius: 1rem; text-align: center; color: var(--tone); border: 2px solid; background: color-mix(in srgb, var(--tone) var(--tint), var(--card)); }
.grade .label { display: block; font-size: .8rem; letter-spacing: .08em; text-transform: uppercase; }
.grade b { font: 600 4.4rem/1 var(--display); }
.good { --tone: var(--good); } .fair { --tone: var(--fair); } .poor { --tone: var(--poor); } .dark { --tone: var(--dark); }
.says { font: 500 clamp(1.15rem, 2.6vw, 1.4rem)/1.4 var(--display); margin-bottom: .9rem; }
.scale { display: flex; gap: .3rem; margin-bottom: .7rem; }
.verdict ul { margin: 0 0 .6rem; padding-left: 1.1rem; color: var(--soft); font-size: .95rem; }
.scale span { width: 2.1rem; text-align: center; font-size: .85rem; color: var(--soft); border-bottom: 3px solid var(--line); }
.scale .here { color: var(--tone); font-weight: 700; border-color: var(--tone); }
.counts { display: grid; grid-template-columns: repeat(5, 1fr); margin: 0; background: var(--card); border: 1px solid var(--line); border-radius: .8rem; }
.counts div { display: flex; flex-direction: column-reverse; padding: .8rem .5rem; text-align: center; }
.counts div + div { border-left: 1px solid var(--line); }
.counts dt { font-size: .85rem; color: var(--soft); }
.counts dd { margin: 0; font: 600 1.9rem/1.1 var(--display); color: var(--tone); }
.counts .zero dd { color: var(--soft); }
.critical { --tone: var(--critical); } .high { --tone: var(--high); } .medium { --tone: var(--medium); } .low { --tone: var(--low); } .info { --tone: var(--info); }
.passed { --tone: var(--passed); } .failed { --tone: var(--failed); } .unknown, .broke { --tone: var(--unknown); } .skipped { --tone: var(--skipped); }
.moves { margin-top: .9rem; }
.meanings { display: grid; grid-template-columns: max-content 1fr; gap: .5rem 1rem; margin: 1rem 0 0; }
.meanings dd { margin: 0; }
summary { cursor: pointer; }
.moves > summary, .blind summary, .appendix summary { padding: .3rem 0; }
.chip { display: inline-block; min-width: 4.9rem; padding: .05rem .55rem; border-radius: .4rem; text-align: center; font-size: .8rem; font-weight: 650; color: var(--tone); background: color-mix(in srgb, var(--tone) var(--tint), var(--card)); border: 1px solid color-mix(in srgb, var(--tone) 45%, var(--card)); }
.tag { font-size: .8rem; color: var(--soft); border: 1px solid var(--line); border-radius: .4rem; padding: 0 .45rem; white-space: nowrap; }
.tag.used { color: var(--critical); border-color: currentColor; }
.tag.new { color: var(--link); border-color: currentColor; }
.today ol { list-style: none; counter-reset: task; padding: 0; margin: 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr)); gap: 1rem; }
.today li { counter-increment: task; background: var(--card); border: 1px solid var(--line); border-radius: .8rem; padding: 1.1rem 1.25rem .8rem; }
.today li::before { content: counter(task); font: 600 1.5rem/1 var(--display); color: var(--soft); display: block; margin-bottom: .6rem; }
.do { font-weight: 600; }
.because { font-size: .95rem; }
.because .chip { margin-right: .3rem; min-width: 0; }
figure { margin: 0; display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1.5rem 2.5rem; align-items: start; background: var(--card); border: 1px solid var(--line); border-radius: .8rem; padding: 1.25rem 1.5rem; }
.chart { display: grid; grid-template-columns: auto 1fr; column-gap: .75rem; row-gap: .1rem; font-size: .92rem; align-items: center; }
.chart .total { text-align: right; color: var(--soft); }
.chart svg { grid-column: 1 / -1; width: 100%; height: 1rem; margin-bottom: .65rem; }
.chart rect { fill: var(--tone); }
.chart .rail { fill: var(--line); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
caption { text-align: left; color: var(--soft); padding-bottom: .5rem; }
th { text-align: left; font-weight: 600; }
td { text-align: right; }
tr > :first-child, thead th:first-child { padding-left: 0; text-align: left; }
th, td { padding: .4rem .45rem; border-top: 1px solid var(--line); vertical-align: top; }
thead th { border-top: 0; text-align: right; font-weight: 500; font-size: .85rem; color: var(--soft); vertical-align: bottom; }
tbody th { font-weight: 500; }
td.zero { color: var(--soft); }
.swatch { display: inline-block; width: .7rem; height: .7rem; border-radius: .15rem; margin-right: .3rem; background: var(--tone); border: 1px solid color-mix(in srgb, var(--tone) 70%, var(--ink)); }
#filter { display: flex; flex-wrap: wrap; gap: .5rem 2rem; align-items: center; font-size: .95rem; margin-bottom: 1rem; }
#filter[hidden] { display: none; }
fieldset { border: 0; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
legend { float: left; color: var(--soft); padding: 0; margin-right: 1rem; line-height: 1.75rem; }
#filter label { display: inline-flex; align-items: center; gap: .4rem; min-height: 1.75rem; cursor: pointer; }
input { accent-color: var(--link); width: 1.05rem; height: 1.05rem; margin: 0; }
#shown { margin: 0; color: var(--soft); }
.flaw { background: var(--card); border: 1px solid var(--line); border-radius: .8rem; margin-bottom: .7rem; scroll-margin-top: 1rem; }
.flaw > summary { display: flex; flex-wrap: wrap; gap: .35rem .75rem; align-items: baseline; padding: .85rem 1.25rem; border-radius: .8rem; list-style: none; }
.flaw > summary::-webkit-details-marker { display: none; }
.flaw > summary::after { content: "+"; font: 400 1.3rem/1 var(--text); color: var(--soft); }
.flaw[open] > summary::after { content: "–"; }
.flaw .title { font-weight: 600; flex: 1 1 14rem; }
.body { padding: 0 1.25rem 1rem; border-top: 1px solid var(--line); }
.seen { list-style: none; padding: 0; margin: 0; }
.seen li + li { border-top: 1px dashed var(--line); margin-top: .6rem; padding-top: .6rem; }
.seen p { margin-bottom: .25rem; }
.subject { font: 600 .9em/1.5 var(--code); }
.seen .subject { display: block; }
.evidence { font-size: .92rem; color: var(--soft); max-width: none; }
.evidence code { display: block; width: fit-content; max-width: 100%; color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: .4rem; padding: .3rem .6rem; margin-top: .2rem; }
.advisories span, .advisories a, .standards span { display: inline-block; margin-right: 1rem; }
.loss { font-weight: 600; }
.remedy { margin-top: 1.1rem; padding: .1rem 1.1rem .6rem; border-left: 4px solid var(--link); background: color-mix(in srgb, var(--link) 6%, var(--card)); border-radius: 0 .5rem .5rem 0; }
.remedy h4 { margin-top: .7rem; }
.remedy p { margin-bottom: .4rem; }
.remedy ol { margin: .25rem 0 .5rem; }
.remedy .quiet::first-letter { text-transform: uppercase; }
.standards { margin-top: 1rem; font-size: .9rem; color: var(--soft); max-width: none; }
.page { font-size: .87rem; }
.lead { font-weight: 600; font-size: 1.1rem; }
.sides { list-style: none; padding: 0; margin: 0 0 1rem; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr)); gap: .9rem 1.5rem; }
.sides li { display: grid; grid-template-columns: 2.9rem 1fr; gap: .9rem; align-items: start; }
.sides p { margin: 0; color: var(--soft); font-size: .92rem; }
.mark { font: 600 1.3rem/2.7rem var(--display); height: 2.9rem; text-align: center; border: 1px solid var(--tone); color: var(--tone); border-radius: .6rem; background: color-mix(in srgb, var(--tone) var(--tint), var(--card)); }
.mark.dark { color: var(--soft); }
.blind { list-style: none; padding: 0; }
.blind li { border-top: 1px solid var(--line); padding: .35rem 0; }
.ids { margin: .2rem 0 .5rem 1.1rem; max-width: none; }
.ids code { margin-right: .8rem; color: var(--soft); }
.appendix th code { display: block; color: var(--soft); font-weight: 400; }
.appendix td { white-space: nowrap; }
.appendix td.failed { color: var(--high); font-weight: 600; }
.appendix thead th:first-child { text-align: left; }
${lossStyle}${dataStyle}footer { border-top: 1px solid var(--line); color: var(--soft); font-size: .92rem; padding: 1.25rem 0 2.5rem; margin-top: 3rem; }
@media (max-width: 46rem) {
  body > header, main, footer { width: calc(100% - 2rem); }
  .masthead { padding-top: 1.5rem; }
  .brand { margin-bottom: 1rem; }
  .about span { display: block; }
  .about span::after { content: none !important; }
  .verdict { grid-template-columns: 1fr; gap: 1.1rem; }
  .grade { display: flex; align-items: center; justify-content: space-between; padding: .5rem 1.25rem; }
  .grade b { font-size: 3.2rem; }
  .scale { max-width: 20rem; }
  .counts dt { font-size: .78rem; }
  figure { grid-template-columns: 1fr; padding: 1rem; }
  th, td { padding-inline: .3rem; }
  thead th { font-size: .78rem; }
  .flaw > summary, .body { padding-inline: .9rem; }
  .flaw .title { flex-basis: 100%; order: 1; }
  .flaw > summary::after { margin-left: auto; }
  main > section { margin: 2.5rem 0; }
}
@media print {
  :root { color-scheme: light; --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --link: #0b5a6b;
    --critical: #9f1239; --high: #b0400c; --medium: #8a5a00; --low: #1f5f99; --info: #566171;
    --good: #18693f; --fair: #8a5a00; --poor: #9f1239; --dark: #6b7280;
    --passed: #2f7d57; --failed: #b0400c; --unknown: #8b93a1; --skipped: #cfccc3; }
  @page { margin: 16mm 15mm; }
  body { font-size: 10pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body > header, main, footer { width: 100%; }
  .masthead { padding-top: 0; }
  #filter, .skip, .moves, .appendix, .flaw > summary::after { display: none !important; }
  .flaw::details-content { content-visibility: visible; display: block; }
  main > section { margin: 1.6rem 0; }
  h2, h3, summary, .flaw h4 { break-after: avoid; }
  .today li, .seen li, .remedy, figure, .sides li { break-inside: avoid; }
}
`;
