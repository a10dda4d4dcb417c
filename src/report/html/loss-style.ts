/** The look of the pictures on money. */
export const lossStyle = `
figure.wide { grid-template-columns: minmax(0, 1fr); margin-bottom: 1rem; }
figure.wide h3 { margin: 0; }
.own { --tone: var(--high); } .harm { --tone: var(--low); } .saved { --tone: var(--passed); } .rest { --tone: var(--unknown); }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: 0; font-size: .92rem; }
.legend svg { width: 2.2rem; height: .7rem; margin-right: .5rem; vertical-align: middle; }
.plot { display: grid; grid-template-columns: auto 1fr; grid-template-rows: 17rem auto auto; font-size: .82rem; color: var(--soft); }
.plot .up { display: flex; flex-direction: column; text-align: right; padding-right: .5rem; }
.plot .up span { flex: 1; line-height: 1; }
.plot .along { grid-column: 2; display: flex; padding-top: .3rem; }
.plot .along span { flex: 1 1 0; min-width: 0; white-space: nowrap; }
.plot .of { grid-column: 2; margin: .2rem 0 0; }
.plot svg { width: 100%; height: 100%; overflow: visible; }
path, .line { fill: none; stroke: var(--tone); stroke-width: 2.5px; vector-effect: non-scaling-stroke; }
path.harm, .line.harm { stroke-dasharray: 7 5; }
.grid { stroke: var(--line); stroke-width: 1px; vector-effect: non-scaling-stroke; }
.mean { stroke: var(--ink); stroke-width: 2px; vector-effect: non-scaling-stroke; }
.chart.rows { grid-template-columns: minmax(0, 1fr) auto; align-items: end; }
.chart.rows .total { white-space: nowrap; }
.chart.rows svg { height: 1.1rem; overflow: visible; }
.fixes { list-style: none; counter-reset: fix; padding: 0; }
.fixes li { counter-increment: fix; border-top: 1px solid var(--line); padding: .8rem 0 .4rem 2.4rem; position: relative; }
.fixes li::before { content: counter(fix); position: absolute; left: 0; font: 600 1.3rem/1.5 var(--display); color: var(--soft); }
.money { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); margin: 1.5rem 0 0; background: var(--card); border: 1px solid var(--line); border-radius: .8rem; }
.money div { display: flex; flex-direction: column-reverse; justify-content: flex-end; padding: .8rem 1rem; }
.money dt { font-size: .88rem; color: var(--soft); }
.money dd { margin: 0; font: 600 1.45rem/1.2 var(--display); white-space: nowrap; }
td.numbers { white-space: nowrap; }
td.words { text-align: left; min-width: 8rem; }
@media (max-width: 46rem) {
  figure.wide th[scope=row] { min-width: 7.5rem; }
  .plot { grid-template-rows: 14rem auto auto; font-size: .75rem; }
  .plot .along span:nth-child(even) { visibility: hidden; }
}
`;
