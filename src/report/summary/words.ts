import type { Effort, Finding, Severity, Who } from '../../core/finding.ts';
import { amountSays } from '../../core/money.ts';
import type { Integration, Payment, Report } from '../../core/report.ts';

/** Who has to act, in the order of reports, as a shop owner calls them. */
export const whoNames: Readonly<Record<Who, string>> = {
  owner: 'You',
  developer: 'Your developer',
  host: 'Your host',
  'payment-provider': 'Your payment provider',
};

/** How long a fix takes, roughly. */
export const effortNames: Readonly<Record<Effort, string>> = {
  minutes: 'takes minutes',
  hours: 'takes hours',
  days: 'takes days',
};

/** What each severity means for the owner. */
export const severityMeans: Readonly<Record<Severity, string>> = {
  critical: 'Someone may be using it already, or could at any moment. Act today.',
  high: 'It opens the way to serious harm. Act this week.',
  medium: 'It makes an attack easier. Plan it for the next maintenance.',
  low: 'A good habit is missing. Mend it when you are at it.',
  info: 'Worth knowing. Nothing has to be done.',
};

const integrations: Readonly<Record<Integration, string>> = {
  redirect: "Customers leave for the payment provider's own page to pay.",
  iframe: "The payment provider's form is shown in a frame inside your checkout.",
  'direct-post': 'The card form is on your page, and the browser sends it straight to the payment provider.',
  'own-form': 'Card numbers pass through your own store.',
  offline: 'No cards are taken: customers pay by transfer, on delivery or by invoice.',
  unknown: 'How customers pay could not be told.',
};

/** How card data travels, in one sentence. */
export function integrationSays({ integration }: Payment): string {
  return integrations[integration];
}

/** Which questionnaire of the card industry follows, in one sentence. */
export function questionnaireSays({ questionnaire }: Payment): string {
  if (questionnaire === 'unknown') return 'Which PCI DSS questionnaire applies could not be told.';
  if (questionnaire === 'none') return 'No PCI DSS questionnaire is needed as long as no cards are taken.';
  return `The PCI DSS questionnaire that fits is most likely ${questionnaire}. Your bank or payment provider has the last word.`;
}

export const notAnAssessor =
  'storewarden is not an Approved Scanning Vendor (ASV) or a Qualified Security Assessor (QSA). This report helps you to prepare; it does not replace their scans or their assessment.';

/** What the law asks for if data got out; only where something found is that grave. */
export function gdprNote({ findings }: Pick<Report, 'findings'>): string | undefined {
  const grave = findings.some(
    ({ severity, standards }) =>
      severity === 'critical' || (severity === 'high' && standards.some((standard) => standard.startsWith('gdpr:'))),
  );
  if (!grave) return undefined;
  return 'If strangers may have reached data of your customers, find out before you clean up, and keep the evidence. Where the GDPR applies, a breach that puts people at risk must be reported to the data protection authority within 72 hours after you learn of it (Article 33), and sometimes to the people themselves (Article 34).';
}

/** "Magento Open Source 2.4.6-p3", or that it could not be told. */
export function engineSays({ engine }: Report['store']): string {
  if (!engine) return 'engine not recognised';
  const sure = engine.certainty === 'tentative' ? ' (probably)' : '';
  return `${engine.name}${engine.version === undefined ? ', version unknown' : ` ${engine.version}`}${sure}`;
}

/** What mending this flaw saves a year, where business figures were given. */
export function lossSays({ loss }: Pick<Finding, 'loss'>): string | undefined {
  if (!loss) return undefined;
  if (loss.p90 === 0) return undefined;
  return `Mending it saves about ${amountSays(loss.mean, loss.currency)} a year, at most about ${amountSays(loss.p90, loss.currency)}.`;
}

const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const times = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'UTC' });

/** "23 November 2026"; the text itself if it is no date. */
export function daySays(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : dates.format(date);
}

/** "23 November 2026, 10:00 UTC". */
export function momentSays(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : `${dates.format(date)}, ${times.format(date)} UTC`;
}

/** How old the knowledge was on the day of the audit. */
export function knowledgeSays({ tool, ended }: Report): string {
  const days = Math.floor((Date.parse(ended) - Date.parse(tool.knowledge)) / 86_400_000);
  if (Number.isNaN(days)) return 'The date of what storewarden knows could not be told.';
  const age = days <= 0 ? 'up to date on that day' : `${days} ${days === 1 ? 'day' : 'days'} old on that day`;
  const stale = days > 30 ? ' Newer holes and releases are not in it; update storewarden.' : '';
  return `Knowledge of releases and ends of life is of ${daySays(tool.knowledge)}, ${age}.${stale}`;
}

/** Where the page on a check is, in the package and in the project. */
export function pageOf(check: string): string {
  return `docs/reference/checks/${check}.md`;
}
