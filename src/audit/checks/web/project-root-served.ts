import { defineCheck } from '../../../core/check.ts';
import { exposed, exposedLook } from '../../facts/exposed.ts';

// Folders and files that lie beside the folder that should be served, never in it.
const beside =
  /\/(?:app\/etc\/|vendor\/|var\/(?:log|report|export|backups|session|cache)\b|composer\.(?:json|lock)|auth\.json|config\/jwt\/|\.env(?:\.|$)|src\/|bin\/|\.magento\.app\.yaml)/;

export default defineCheck({
  id: 'project-root-served',
  title: 'The web server serves the whole project instead of its public folder',
  side: 'web',
  severity: 'high',
  why: 'Code, settings, logs and backups lie beside the folder that is meant for the public. One missing rule in the web server, and the next secret file can be fetched by anybody.',
  fix: "Point the web server at the shop's public folder: pub for Magento, public for Shopware and Sylius.",
  steps: [
    "Change the document root in the web server's settings, or ask the host to.",
    'Try shop, checkout, images and admin area.',
    'Change every password and key that lay open.',
  ],
  who: 'host',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:2.2.6', 'owasp-2025:A02', 'asvs-5.0.0:V13'],
  rows: ['M2-19', 'SW-06'],
  engines: ['magento2', 'shopware6', 'sylius'],
  needs: { exposed, exposedLook },

  find({ exposed: places }) {
    const open = places.filter(({ path }) => beside.test(path));
    const first = open[0];
    if (!first) return [];
    return [
      {
        subject: 'document root',
        says: `${first.path} answers, which lies outside of the public folder${open.length > 1 ? `, and so do ${open.length - 1} other places` : ''}.`,
        evidence: open
          .slice(0, 5)
          .map(({ url, status, excerpt }) => ({ kind: 'page' as const, url, status, ...(excerpt ? { excerpt } : {}) })),
      },
    ];
  },
});
