/** Filters the findings, opens what a link points at, and opens everything for print. The page works without it. */
export const script = `
const form = document.querySelector('#filter');
const flaws = [...document.querySelectorAll('.flaw')];
if (form) {
  const boxes = [...form.querySelectorAll('input')];
  const chosen = (name) => new Set(boxes.filter((box) => box.name === name && box.checked).map((box) => box.value));
  const apply = () => {
    const severity = chosen('severity');
    const who = chosen('who');
    for (const flaw of flaws) flaw.hidden = !severity.has(flaw.dataset.severity) || !who.has(flaw.dataset.who);
    for (const group of document.querySelectorAll('.group')) group.hidden = !group.querySelector('.flaw:not([hidden])');
    const shown = flaws.filter((flaw) => !flaw.hidden).length;
    document.querySelector('#shown').textContent = shown === flaws.length ? '' : shown + ' of ' + flaws.length + ' shown';
  };
  for (const box of boxes) box.checked = true;
  form.hidden = false;
  form.addEventListener('change', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
}
const reveal = () => {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target || !target.matches('.flaw')) return;
  target.open = true;
  target.querySelector('summary').focus();
};
addEventListener('hashchange', reveal);
reveal();
addEventListener('beforeprint', () => {
  for (const flaw of flaws) flaw.open = true;
});
`;
