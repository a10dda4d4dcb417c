import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import type { Flaw } from '../../../core/finding.ts';
import { exposed, exposedLook } from '../../facts/exposed.ts';
import { leftovers, type LeftoversSeen } from '../../facts/files.ts';
import { exposedFlaws } from '../web/exposure.ts';

export default defineCheck({
  id: 'leftover-installer',
  title: 'What set up the store is still there',
  side: 'files',
  severity: 'high',
  why: 'An installer is made to write the configuration and to create an admin. Left in place, strangers can try to have it do so again, and take over the store.',
  fix: 'Delete the installer.',
  steps: ['Delete the folder or file named here.', 'Open its address, to see that it is gone.'],
  who: 'owner',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:2.2.2', 'owasp-2025:A02', 'asvs-5.0.0:V13'],
  rows: ['WP-28', 'WP-30', 'M2-20', 'M1-20', 'SW-07', 'ADM-09', 'PS-11', 'OC-05'],
  needs: {},
  wants: { leftovers, exposed, exposedLook },

  find({ leftovers: onDisk, exposed: places, exposedLook: look }) {
    const web = places && look ? exposedFlaws('leftover-installer', { exposed: places, exposedLook: look }) : undefined;
    const reached = web instanceof Unknown || web === undefined ? [] : web;
    const flaws = [...reached.map(graver), ...(onDisk ? diskFlaws(onDisk, reached) : [])];
    if (flaws.length > 0) return flaws;
    if (onDisk) return [];
    return web ?? new Unknown('not-asked', 'Neither files nor pages were looked at; add --root FOLDER or the address.');
  },
});

/** An installer that answers is open to everybody; Magento's two refuse to work where a store is set up. */
function graver(flaw: Flaw): Flaw {
  return /\/(?:setup|downloader)\/?$/.test(flaw.subject) ? flaw : { ...flaw, severity: 'critical' };
}

/** A shop that has not been set up yet needs its installer. What answers on the web is not told a second time. */
function diskFlaws({ installed, seen }: LeftoversSeen, reached: readonly Flaw[]): readonly Flaw[] {
  if (!installed) return [];
  return seen
    .filter(({ path }) => !reached.some(({ subject }) => subject.split('/').includes(path.split('/')[0] ?? '')))
    .map(({ path, kind }) => ({
      subject: path,
      says: `The ${kind === 'folder' ? 'folder' : 'file'} "${path}" is still in the store, which is set up already.`,
      confidence: 'certain',
      evidence: [{ kind: 'file', path }],
    }));
}
