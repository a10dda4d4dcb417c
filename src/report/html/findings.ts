import { html } from 'hono/html';
import { type Finding, severities } from '../../core/finding.ts';
import type { Report } from '../../core/report.ts';
import { plural } from '../../core/text.ts';
import { type Cluster, type Group, groupsOf } from '../summary/clusters.ts';
import { evidenceParts, tellingEvidence } from '../summary/evidence.ts';
import { standardSays } from '../summary/standards.ts';
import { effortNames, lossSays, pageOf } from '../summary/words.ts';
import { type Html, none, prose, severityChip } from './text.ts';

const MOST_FINDINGS = 200;

/** All findings, by who has to act, with a filter that shows where scripts run. */
export function findingsPart(report: Report): Html {
  const groups = groupsOf(report.findings);
  if (groups.length === 0) return none;
  return html`<section aria-labelledby="findings">
    <h2 id="findings">What was found, by who can mend it</h2>
    ${filter(groups)} ${groups.map((group) => groupPart(group))}
  </section>`;
}

function filter(groups: readonly Group[]): Html {
  const found = severities.filter((severity) =>
    groups.some(({ clusters }) => clusters.some((one) => one.severity === severity)),
  );
  return html`<form id="filter" hidden>
    <fieldset>
      <legend>Show</legend>
      ${found.map((severity) => box('severity', severity, severity))}
    </fieldset>
    <fieldset>
      <legend>For</legend>
      ${groups.map(({ who, name }) => box('who', who, name.toLowerCase()))}
    </fieldset>
    <p role="status" id="shown"></p>
  </form>`;
}

function groupPart({ who, name, clusters }: Group): Html {
  const count = clusters.reduce((sum, { findings }) => sum + findings.length, 0);
  return html`<section class="group" aria-labelledby="for-${who}">
    <h3 id="for-${who}">${name} <span class="quiet">${plural(count, 'finding')}</span></h3>
    ${clusters.map((cluster) => clusterPart(cluster, who))}
  </section>`;
}

function clusterPart(cluster: Cluster, who: string): Html {
  const [first] = cluster.findings;
  const { remedy } = first;
  const open = cluster.severity === 'critical' || cluster.severity === 'high' ? html` open` : '';
  const shown = cluster.findings.slice(0, MOST_FINDINGS);
  const hidden = cluster.findings.length - shown.length;
  return html`<details class="flaw" id="${cluster.key}" data-severity="${cluster.severity}" data-who="${who}" ${open}>
    <summary>${severityChip(cluster.severity)}<span class="title">${cluster.title}</span>${marks(cluster)}</summary>
    <div class="body">
      <h4>What was seen</h4>
      <ul class="seen">
        ${shown.map((finding) => findingPart(finding))}
      </ul>
      ${hidden > 0 ? html`<p class="quiet">… and ${hidden} more of the same; all are in the JSON report.</p>` : none}
      <h4>What can happen</h4>
      <p>${prose(first.why)}</p>
      <div class="remedy">
        <h4>What to do</h4>
        <p class="do">${prose(remedy.says)}</p>
        ${
          remedy.steps
            ? html`<ol>
                ${remedy.steps.map((step) => html`<li>${prose(step)}</li>`)}
              </ol>`
            : none
        }
        <p class="quiet">${effortNames[remedy.effort]}</p>
      </div>
      <p class="standards">${first.standards.map((standard) => html`<span>${standardSays(standard)}</span>`)}</p>
      <p class="quiet page">Check <code>${cluster.check}</code>; more in <code>${pageOf(cluster.check)}</code></p>
    </div>
  </details>`;
}

function marks({ findings }: Cluster): Html {
  const fresh = findings.filter(({ change }) => change === 'new').length;
  const used = findings.some(({ knownExploited }) => knownExploited);
  const newly =
    fresh === 0 ? '' : html`<span class="tag new">${fresh === findings.length ? 'new' : `${fresh} new`}</span>`;
  const times = findings.length === 1 ? '' : html`<span class="tag">${findings.length} places</span>`;
  return html`${used ? html`<span class="tag used">used by attackers</span>` : ''}${newly}${times}`;
}

function findingPart(finding: Finding): Html {
  const named = finding.says.includes(finding.subject)
    ? none
    : html`<span class="subject" dir="auto">${finding.subject}</span>`;
  const doubt = finding.confidence === 'tentative' ? html` <em>Not certain; please look.</em>` : none;
  const loss = lossSays(finding);
  return html`<li>
    ${named}
    <p>${finding.says}${doubt}</p>
    ${tellingEvidence(finding).map((evidence) => {
      const { where, what } = evidenceParts(evidence);
      return html`<p class="evidence">
        <span dir="auto">${where}</span>${what === undefined ? none : html`<code dir="auto">${what}</code>`}
      </p>`;
    })}
    ${finding.advisories.length > 0 ? html`<p class="advisories">${finding.advisories.map((id) => advisory(id))}</p>` : none}
    ${loss ? html`<p class="loss">${loss}</p>` : none}
  </li>`;
}

function advisory(id: string): Html {
  if (!/^CVE-\d{4}-\d{4,10}$/.test(id)) return html`<span>${id}</span>`;
  return html`<a href="https://www.cve.org/CVERecord?id=${id}" rel="noreferrer noopener">${id}</a>`;
}

function box(name: string, value: string, label: string): Html {
  return html`<label><input type="checkbox" name="${name}" value="${value}" checked /> ${label}</label>`;
}
