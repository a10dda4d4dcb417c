/** The look of the map of data. */
export const dataStyle = `
.datamap { max-width: 30rem; width: 100%; height: auto; overflow: visible; }
.datamap text { font: 13px var(--text); fill: var(--ink); }
.datamap .quiet { fill: var(--soft); font-size: 12px; }
.datamap .grid { stroke: var(--line); stroke-width: 1; }
.datamap .held { fill: var(--low); }
.datamap .grave { fill: var(--critical); }
.datamap .span { stroke: var(--ink); stroke-width: 2; }
.datamap .name { font-weight: 600; }
figure.data th[scope=row] { overflow-wrap: anywhere; min-width: 7rem; }
figure.data td { text-align: left; }
figure.data tr > td:first-child { padding-left: .45rem; }
figure.data td.number { text-align: right; white-space: nowrap; }
figure.data td.day { white-space: nowrap; }
figure.data thead th { text-align: left; }
`;
