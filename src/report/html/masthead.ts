import { html } from 'hono/html';
import { severities } from '../../core/finding.ts';
import { type Grade, grades, type Report } from '../../core/report.ts';
import { clustersOf } from '../summary/clusters.ts';
import { becauseSays, firstTasks } from '../summary/today.ts';
import { changeSays, verdictOf } from '../summary/verdict.ts';
import { effortNames, engineSays, momentSays, severityMeans, whoNames } from '../summary/words.ts';
import { type Html, list, none, prose, severityChip } from './text.ts';

/** Whose report it is, the grade, the verdict, and how many findings of each severity. */
export function masthead(report: Report): Html {
  const { store } = report;
  const change = changeSays(report);
  return html`<header class="masthead">
    <p class="brand">storewarden <span>security report</span></p>
    <h1><bdi>${store.name}</bdi></h1>
    <p class="about">
      ${[...(store.url === undefined ? [] : [store.url]), engineSays(store), momentSays(report.began)].map((one) => html`<span>${one}</span>`)}
    </p>
    <div class="verdict">
      <div class="grade ${gradeTone(report.grade)}"><span class="label">Grade</span><b>${report.grade}</b></div>
      <div>
        <p class="says">${verdictOf(report)}</p>
        ${scale(report.grade)} ${list(report.gradeMoves)} ${change ? html`<p class="quiet">${change}</p>` : none}
      </div>
    </div>
    <dl class="counts">
      ${severities.map(
        (severity) =>
          html`<div class="${severity}${report.counts[severity] === 0 ? ' zero' : ''}">
            <dt>${severity}</dt>
            <dd>${report.counts[severity]}</dd>
          </div>`,
      )}
    </dl>
    <details class="moves">
      <summary>What the words mean</summary>
      <p>
        The grade is of what was looked at. It runs from A+ (nothing to mend) to F; what could not be looked at never
        counts as good.
      </p>
      <dl class="meanings">
        ${severities.map(
          (severity) =>
            html`<dt>${severityChip(severity)}</dt>
              <dd>${severityMeans[severity]}</dd>`,
        )}
      </dl>
    </details>
  </header>`;
}

/** At most three things, each with a link to what it mends. */
export function today(report: Report): Html {
  const tasks = firstTasks(report.findings, 3, report.loss);
  if (tasks.length === 0) return none;
  const clusters = clustersOf(report.findings);
  const title = tasks.length === 1 ? 'Do this first' : `Do these ${tasks.length === 2 ? 'two' : 'three'} things first`;
  return html`<section class="today" aria-labelledby="today">
    <h2 id="today">${title}</h2>
    <ol>
      ${tasks.map((task) => {
        const { remedy, mends } = task;
        const key = clusters.find(({ findings }) => findings.includes(mends[0]))?.key ?? '';
        return html`<li>
          <p class="do">${prose(remedy.says)}</p>
          <p class="because">${severityChip(mends[0].severity)} <a href="#${key}">${becauseSays(task)}</a></p>
          <p class="quiet">${whoNames[remedy.who]} · ${effortNames[remedy.effort]}</p>
        </li>`;
      })}
    </ol>
  </section>`;
}

function scale(grade: Grade): Html {
  const letters = grades.map(
    (one) => html`<span class="${one === grade ? `here ${gradeTone(one)}` : ''}">${one}</span>`,
  );
  return html`<p class="scale" aria-hidden="true">${letters}</p>`;
}

export function gradeTone(grade: Grade): 'good' | 'fair' | 'poor' {
  if (grade.startsWith('A')) return 'good';
  return grade === 'B' || grade === 'C' ? 'fair' : 'poor';
}
